// formula-typst: a formula as Typst math.

import type { Emitted } from '../emitted.ts';
import type { Formula } from '../formulas.ts';
import { shapesOf } from '../shape/build.ts';
import { typstOf } from './typst.ts';

/** What stands between the dollars of Typst math; display or not is the dollars' spaces, which the writer sets. */
export function formulaTypst(formula: Formula): Emitted {
  if (formula.error) return { ok: false, unsupported: formula.error.message };
  const { text, unsupported } = typstOf(shapesOf(formula));
  return unsupported === undefined ? { ok: true, text } : { ok: false, unsupported };
}
