// build-report: what a build did, put together from its steps.

import type { Diagnostic } from '../document/index.ts';
import { compareDiagnostics } from '../document/index.ts';
import type { Book } from '../link/index.ts';
import type { Executed } from './execute-book.ts';
import type { FormatName } from './formats/format.ts';
import type { Report, StageClock } from './report.ts';
import { reported } from './report.ts';
import type { StoredUnit } from './state.ts';
import type { Written } from './write-book.ts';

export interface ReportInput {
  book: Book;
  executed: Executed;
  written: Written;
  formats: ReadonlySet<FormatName>;
  clock: StageClock;
  diagnostics: Diagnostic[];
}

export function reportOf({ book, executed, written, formats, clock, diagnostics }: ReportInput): Report {
  const pages = new Set(book.pages.map(({ path }) => `html/${path}`));
  const pagesIn = (names: Iterable<string>): number => [...names].filter((name) => pages.has(name)).length;
  return {
    version: 1,
    title: book.settings.title,
    pages: {
      total: pages.size,
      rendered: pagesIn(written.made.keys()),
      reused: pagesIn(written.reused),
    },
    formulas: { total: book.counts.formulas.total, fallback: written.formulaFallbacks },
    references: book.counts.references,
    citations: book.counts.citations,
    labels: book.counts.labels,
    cells: executed.cells,
    kernels: executed.kernels,
    files: written.counts,
    outputs: [...formats].map((format) => outputOf(format, written.units)),
    ...clock.finish(),
    diagnostics: reported(diagnostics.toSorted(compareDiagnostics)),
  };
}

function outputOf(format: FormatName, units: ReadonlyMap<string, StoredUnit>): Report['outputs'][number] {
  const own = [...units].filter(([name]) => name.split('/')[0] === format).map(([, unit]) => unit);
  const files = own
    .flatMap((unit) => Object.keys(unit.files))
    .filter((path) => path.startsWith(`${format}/`));
  const pages = own.reduce((sum, unit) => sum + (unit.pages ?? 0), 0);
  return { format, path: format, files: files.length, ...(pages > 0 && { pages }) };
}
