// library: the definitions that the book saves, one importable file a variant, and whether the committed one is right.

import type { Diagnostic, Place } from '../../document/index.ts';
import { diagnostic } from '../../document/index.ts';
import { textOfFile } from '../folder.ts';
import type { Unit } from '../unit.ts';
import { libraryName } from '../variant-library.ts';
import type { FormatInput } from './format.ts';
import { variantFolder } from './format.ts';
import { libraryFiles } from './library-files.ts';

/** A library that is kept as a file has its place in the output as in the book; others have a folder for each variant. */
export function libraryUnits(input: FormatInput): Unit[] {
  const packages = new Set<string>();
  return input.variants.flatMap((variant) => {
    const files = libraryFiles(input, variant);
    if (!files) return [];
    const { path, key, make } = files;
    const folder = outputFolder(input, variant);
    const made =
      (isModule: boolean): Unit['make'] =>
      () => ({
        files: make()
          .filter((file) => (file.path === path) === isModule)
          .map((file) => ({ ...file, path: folder + file.path })),
      });
    const units: Unit[] = [
      { name: `library/${variant}`, parts: { key, tool: input.tool }, make: made(true) },
    ];
    // Variants share their package.
    const shared = folder + path.slice(0, path.lastIndexOf('/') + 1);
    if (path.includes('/') && !packages.has(shared)) {
      packages.add(shared);
      units.push({
        name: `library/${variant}/__init__.py`,
        parts: { release: input.book.settings.release ?? '', key, tool: input.tool },
        make: made(false),
      });
    }
    return units;
  });
}

function outputFolder({ book }: FormatInput, variant: string): string {
  const isKept = libraryName(book.settings, variant)?.file !== undefined;
  return `library/${isKept ? '' : variantFolder(book, variant)}`;
}

/**
 * Where the committed files of the libraries are not what the saved cells make, with the first line that differs. A book
 * that keeps none has nothing that could be right.
 */
export function checkLibrary(input: FormatInput): Diagnostic[] {
  const { book, folder, variants } = input;
  const kept = variants.filter((variant) => libraryName(book.settings, variant)?.file !== undefined);
  if (kept.length === 0) return [diagnostic('no-library-file', { file: 'octavo.yml' })];
  return kept.flatMap((variant) => {
    const file = libraryName(book.settings, variant)?.file as string;
    const module = libraryFiles(input, variant)?.make()[0]?.contents;
    const made = typeof module === 'string' ? module : '';
    const committed = textOfFile(folder, file);
    if (committed === made) return [];
    const copy = `_build/library/${file}`;
    if (committed === undefined)
      return [diagnostic('stale-library', { file }, file, 'it is not there', copy)];
    const { place, what } = difference(file, committed, made);
    return [diagnostic('stale-library', place, file, what, copy)];
  });
}

function difference(file: string, committed: string, made: string): { place: Place; what: string } {
  const lines = committed.split('\n');
  const wanted = made.split('\n');
  const at = wanted.findIndex((text, index) => text !== lines[index]);
  const row = at === -1 ? wanted.length : at;
  const offset = lines.slice(0, row).reduce((sum, text) => sum + text.length + 1, 0);
  const start = { line: row + 1, column: 1, offset };
  const length = lines[row]?.length ?? 0;
  const position = { start, end: { line: row + 1, column: 1 + length, offset: offset + length } };
  const text = wanted[row];
  const what = text === undefined ? 'this line is too many' : `here should be \`${text.trim()}\``;
  return { place: { file, position }, what: text?.trim() === '' ? 'here should be an empty line' : what };
}
