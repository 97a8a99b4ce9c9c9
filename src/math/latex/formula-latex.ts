// formula-latex: a formula as normalised TeX: macros expanded, arguments in braces.

import type { Emitted } from '../emitted.ts';
import type { Formula } from '../formulas.ts';
import { latexOf } from './latex.ts';

/** Normalised TeX, as it stands between the dollars. */
export function formulaLatex(formula: Formula): Emitted {
  if (formula.error) return { ok: false, unsupported: formula.error.message };
  const { text, unsupported } = latexOf(formula.tree);
  return unsupported === undefined ? { ok: true, text } : { ok: false, unsupported };
}
