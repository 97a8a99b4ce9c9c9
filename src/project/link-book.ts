// link-book: reads what linking needs from the disk (bibliography, citation style) and links.

import type { Diagnostic, Document } from '../document/index.ts';
import { diagnostic } from '../document/index.ts';
import type { OutputCache } from '../execute/index.ts';
import type { Book, CslFiles } from '../link/index.ts';
import { link } from '../link/index.ts';
import { citationStyles, loadCslFiles, withLocales } from './assets/csl-files.ts';
import type { Configuration } from './configuration/configuration.ts';
import type { BookFolder } from './folder.ts';
import { textOfFile } from './folder.ts';
import { bookResources } from './resources.ts';

/** The book of the documents; its diagnostics hold what was wrong with the files that it needs, too. */
export function linkBook(
  documents: readonly Document[],
  configuration: Configuration,
  folder: BookFolder,
  outputs: OutputCache,
): Book {
  const { settings } = configuration;
  const diagnostics: Diagnostic[] = [];
  const bibliography = settings.bibliography.flatMap((path) => {
    try {
      return [{ path, text: textOfFile(folder, path) ?? '' }];
    } catch (error) {
      diagnostics.push(diagnostic('unreadable-page', { file: path }, (error as Error).message));
      return [];
    }
  });
  const csl = styleOf(configuration, folder, diagnostics);
  const book = link(documents, { settings, resources: bookResources(folder, outputs), bibliography, csl });
  return { ...book, diagnostics: [...diagnostics, ...book.diagnostics] };
}

/** The style that the configuration asks for; the default one, with a diagnostic, where there is none. */
function styleOf(
  { settings, place, file }: Configuration,
  folder: BookFolder,
  diagnostics: Diagnostic[],
): CslFiles {
  const name = settings.citationStyle;
  if (name.endsWith('.csl')) {
    const own = textOfFile(folder, name.replace(/^\.?\//, ''));
    if (own !== undefined) return withLocales(own);
  }
  const found = loadCslFiles(name);
  if (found) return found;
  const at = place('citation-style')?.place ?? { file: file ?? 'octavo.yml' };
  diagnostics.push(diagnostic('unknown-citation-style', at, name, citationStyles().join(', ')));
  return loadCslFiles('apa') as CslFiles;
}
