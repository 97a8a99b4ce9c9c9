// read-pages: the pages of the contents, read into documents.

import type { Diagnostic, Document, ProjectSettings } from '../document/index.ts';
import { diagnostic } from '../document/index.ts';
import { readMarkdown } from '../read/index.ts';
import { pagesOf } from './configuration/contents.ts';
import type { BookFolder } from './folder.ts';
import { textOfFile } from './folder.ts';

/** Every page of the contents once, in reading order. A page that cannot be read is a diagnostic and left out. */
export function readPages(
  folder: BookFolder,
  settings: ProjectSettings,
): { documents: Document[]; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const load = (path: string): string | undefined => {
    try {
      return textOfFile(folder, path);
    } catch (error) {
      diagnostics.push(diagnostic('unreadable-page', { file: path }, (error as Error).message));
      return undefined;
    }
  };
  const options = {
    variants: settings.singleVariant ? [] : settings.variants.map(({ name }) => name),
    abbreviations: settings.abbreviations,
    load,
  };
  const documents = [...new Set(pagesOf(settings.contents))].flatMap((path) => {
    const text = load(path);
    if (text === undefined) return [];
    const read = readMarkdown(path, text, options);
    diagnostics.push(...read.diagnostics);
    return [read.document];
  });
  return { documents, diagnostics };
}
