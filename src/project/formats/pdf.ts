// pdf: the whole book as a PDF, one a variant.

import type { Diagnostic } from '../../document/index.ts';
import type { Book } from '../../link/index.ts';
import { inEdition } from '../../link/index.ts';
import { loadFormulaSvg } from '../../math/index.ts';
import { typesetBook } from '../../typeset/index.ts';
import type { TypstProject } from '../../write/typst/index.ts';
import { needsFormulaPictures, writeTypst } from '../../write/typst/index.ts';
import type { PrintAssets } from '../assets/print-assets.ts';
import { loadPrintAssets } from '../assets/print-assets.ts';
import { bookDate } from '../book-date.ts';
import { digestOf } from '../digest.ts';
import type { Made, Unit } from '../unit.ts';
import type { FormatInput } from './format.ts';
import { digestOfFiles, placesOf, variantSuffix } from './format.ts';

/** File name of a variant's PDF. */
export const pdfFile = (book: Book, variant: string): string =>
  `${book.settings.name}${variantSuffix(book, variant)}.pdf`;

export interface PdfUnits {
  units: Unit[];
  formulaFallbacks: number;
  diagnostics: Diagnostic[];
}

/**
 * The PDFs of the build. The Typst files of a variant are written when something that they may show has changed, and typeset
 * when one of them has.
 */
export async function pdfUnits(input: FormatInput): Promise<PdfUnits> {
  const assets = loadPrintAssets();
  const date = bookDate(input.book.settings.date, input.folder.root);
  const editions: Edition[] = [];
  for (const variant of input.variants) editions.push(await editionOf(variant, assets, input));
  return {
    units: editions.map((edition) => pdfUnit(edition, assets, date, input)),
    formulaFallbacks: Math.max(0, ...editions.map(({ told }) => told.formulaFallbacks)),
    diagnostics: editions.flatMap(({ told }) => told.diagnostics),
  };
}

/** The book in one variant, as far as it is needed to know whether it has to be typeset. */
interface Edition {
  variant: string;
  told: Told;
  project: () => Promise<TypstProject>;
}

/** What is told of the Typst files of an edition. */
interface Told {
  /** Of all files. */
  text: string;
  formulaFallbacks: number;
  diagnostics: Diagnostic[];
}

async function editionOf(variant: string, assets: PrintAssets, input: FormatInput): Promise<Edition> {
  let made: TypstProject | undefined;
  const make = async (): Promise<TypstProject> => {
    if (made === undefined && needsFormulaPictures(input.book)) await loadFormulaSvg();
    return (made ??= project(variant, assets, input));
  };
  const key = `typst ${variant} ${shownIn(variant, assets, input)}`;
  const stored = input.kept?.read(key);
  if (stored !== undefined) return { variant, told: JSON.parse(stored) as Told, project: make };
  const told = toldOf(await make());
  input.kept?.write(key, JSON.stringify(told));
  return { variant, told, project: make };
}

const toldOf = ({ files, formulaFallbacks, diagnostics }: TypstProject): Told => ({
  text: digestOfFiles(files),
  formulaFallbacks,
  diagnostics,
});

/** Changes with all that the Typst files of a variant may show and tell. */
function shownIn(variant: string, { writing }: PrintAssets, { book, tool }: FormatInput): string {
  const { settings, words, contents, bibliography, index } = book;
  const pages = book.pages
    .filter((page) => inEdition(page, variant))
    .map(({ path, digest, stamp }) => [path, digest, stamp]);
  return digestOf(
    JSON.stringify([tool, settings, words, contents, bibliography, index, pages, writing.template]),
  );
}

function project(variant: string, assets: PrintAssets, { book }: FormatInput): TypstProject {
  const { url } = book.settings;
  return writeTypst(book, variant, {
    ...assets.writing,
    profile: 'screen',
    ...(url !== undefined && { siteUrl: url }),
  });
}

function pdfUnit(
  { variant, told, project: typst }: Edition,
  assets: PrintAssets,
  date: number,
  input: FormatInput,
): Unit {
  const { book, formats, tool } = input;
  const name = pdfFile(book, variant);
  return {
    name: `pdf/${variant}`,
    slow: true,
    parts: {
      text: told.text,
      date: String(date),
      formats: placesOf(input),
      tool,
    },
    make: async (): Promise<Made> => {
      const settings = {
        fonts: assets.fonts,
        inputs: { profile: 'screen' },
        standard: 'ua-1',
        date,
      } as const;
      const made = await typesetBook(await typst(), settings, (sha256) => book.resources.bytes(sha256));
      if (made.pdf === undefined) return { files: [], diagnostics: made.diagnostics };
      const contents = made.pdf;
      const files = [{ path: `pdf/${name}`, contents }];
      if (formats.has('html')) files.push({ path: `html/_files/${name}`, contents });
      return { files, diagnostics: made.diagnostics, pages: made.pages };
    },
  };
}
