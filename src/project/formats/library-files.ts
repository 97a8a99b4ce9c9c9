// library-files: the files of a variant's library: the module, and what makes its folder a package.

import type { Library } from '../../code/index.ts';
import type { Book } from '../../link/index.ts';
import type { OutputFile } from '../../write/file.ts';
import { writeLibrary, writePackage } from '../../write/library/index.ts';
import { textOfFile } from '../folder.ts';
import { libraryName } from '../variant-library.ts';
import { definedIn } from './defined-in.ts';
import type { FormatInput } from './format.ts';
import { digestOf } from '../digest.ts';

export interface LibraryFiles {
  library: Library;
  /** Path of the module from where it is looked for: `d2l/torch.py`, `tt.py`. */
  path: string;
  /** What is imported there: the file, or the folder of its package. */
  entry: string;
  /** Changes when the files do. */
  readonly key: string;
  /** Makes the files, paths as above; the module is the first. */
  make: () => OutputFile[];
}

/** Undefined where the variant saves nothing or the library has no name. */
export function libraryFiles(input: FormatInput, variant: string): LibraryFiles | undefined {
  const { book, libraries } = input;
  const library = libraries.get(variant);
  const names = libraryName(book.settings, variant);
  if (!names || !library || library.definitions.size === 0) return undefined;
  const path = names.file ?? `${names.name}.py`;
  const packaged = path.includes('/') ? packageFile(path, input) : undefined;
  const words = definedIn(book);
  const options = { ...libraryOptions(book, variant), definedIn: words };
  return {
    library,
    path,
    entry: path.split('/')[0] as string,
    // Asked for once a variant, while every notebook asks for the path.
    get key() {
      return digestOf(JSON.stringify([partsOf(library, words), libraryOptions(book, variant), packaged]));
    },
    make: () => {
      const { contents } = writeLibrary(library, names.name, options);
      return [{ path, contents }, ...(packaged ? [packaged] : [])];
    },
  };
}

/** All that a library's text is made from. */
function partsOf({ pieces, header, module }: Library, words: ReturnType<typeof definedIn>): unknown[] {
  const texts = pieces.map((piece) => [
    piece.kind,
    piece.names,
    piece.source,
    piece.section ?? piece.page,
    piece.method,
    piece.now,
    piece.imports,
    piece.itself,
    piece.aliases,
    words(piece),
  ]);
  return [module, header, ...texts];
}

function packageFile(path: string, { book, folder }: FormatInput): OutputFile {
  const file = `${path.slice(0, path.lastIndexOf('/'))}/__init__.py`;
  const { title, release } = book.settings;
  return { path: file, contents: writePackage(title, release, textOfFile(folder, file)) };
}

/** What the head of the library's file says. */
export function libraryOptions(book: Book, variant: string): Parameters<typeof writeLibrary>[2] {
  const { title, license, singleVariant, variants } = book.settings;
  const shown = variants.find(({ name }) => name === variant)?.title ?? variant;
  return { title, ...(!singleVariant && { variant: shown }), ...(license !== undefined && { license }) };
}
