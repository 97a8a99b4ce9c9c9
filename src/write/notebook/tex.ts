// tex: formulas as Jupyter's MathJax reads them.

import { formulaLatex } from '../../math/index.ts';
import type { Printer } from './printer.ts';

/** The TeX of a formula with the book's macros expanded, on one line; as written where it was not understood. */
export function texOf(value: string, display: boolean, { book, page, inTable }: Printer): string {
  const formula = book.formulas.of(value, display, page.document.frontmatter.macros);
  const emitted = formula.error === undefined ? formulaLatex(formula) : { ok: false as const };
  const text = emitted.ok ? emitted.text : value.replace(/(?<!\\)%.*$/gm, '');
  const line = text.replace(/\s*\n\s*/g, ' ').trim();
  if (!inTable) return line;
  return line.replace(/\\\|/g, '\\Vert ').replace(/\|/g, '\\vert ').trim();
}
