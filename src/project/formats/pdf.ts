// pdf: the whole book as a PDF, one a variant.

import type { Diagnostic } from '../../document/index.ts';
import type { Book } from '../../link/index.ts';
import { loadFormulaSvg } from '../../math/index.ts';
import { typesetBook } from '../../typeset/index.ts';
import type { TypstProject } from '../../write/typst/index.ts';
import { needsFormulaPictures, writeTypst } from '../../write/typst/index.ts';
import type { PrintAssets } from '../assets/print-assets.ts';
import { loadPrintAssets } from '../assets/print-assets.ts';
import { bookDate } from '../book-date.ts';
import type { Made, Unit } from '../unit.ts';
import type { FormatInput } from './format.ts';
import { digestOf, variantSuffix } from './format.ts';

/** File name of a variant's PDF. */
export const pdfFile = (book: Book, variant: string): string =>
  `${book.settings.name}${variantSuffix(book, variant)}.pdf`;

export interface PdfUnits {
  units: Unit[];
  formulaFallbacks: number;
  diagnostics: Diagnostic[];
}

/** The PDFs of the build. The Typst files are written each time, which is cheap; they are typeset only when one changed. */
export async function pdfUnits(input: FormatInput): Promise<PdfUnits> {
  const assets = loadPrintAssets();
  if (needsFormulaPictures(input.book)) await loadFormulaSvg();
  const date = bookDate(input.book.settings.date, input.folder.root);
  const projects = input.variants.map((variant) => ({ variant, project: project(variant, assets, input) }));
  return {
    units: projects.map(({ variant, project: typst }) => pdfUnit(variant, typst, assets, date, input)),
    formulaFallbacks: Math.max(0, ...projects.map(({ project: typst }) => typst.formulaFallbacks)),
    diagnostics: projects.flatMap(({ project: typst }) => typst.diagnostics),
  };
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
  variant: string,
  typst: TypstProject,
  assets: PrintAssets,
  date: number,
  input: FormatInput,
): Unit {
  const { book, formats, tool } = input;
  const name = pdfFile(book, variant);
  const text = typst.files.map(({ path, contents }) =>
    digestOf(
      path,
      typeof contents === 'string' || contents instanceof Uint8Array ? contents : contents.sha256,
    ),
  );
  return {
    name: `pdf/${variant}`,
    slow: true,
    parts: {
      text: digestOf(...text),
      date: String(date),
      formats: formats.has('html') ? 'also in the site' : 'alone',
      tool,
    },
    make: async (): Promise<Made> => {
      const settings = {
        fonts: assets.fonts,
        inputs: { profile: 'screen' },
        standard: 'ua-1',
        date,
      } as const;
      const made = await typesetBook(typst, settings, (sha256) => book.resources.bytes(sha256));
      if (made.pdf === undefined) return { files: [], diagnostics: made.diagnostics };
      const contents = made.pdf;
      const files = [{ path: `pdf/${name}`, contents }];
      if (formats.has('html')) files.push({ path: `html/_files/${name}`, contents });
      return { files, diagnostics: made.diagnostics, pages: made.pages };
    },
  };
}
