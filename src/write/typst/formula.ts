// formula: formulas as Typst, each made once: it is asked for when pictures are looked for, and again when it is written.

import { formulaTypst } from '../../math/index.ts';
import type { Emitted, Formula } from '../../math/index.ts';

const made = new WeakMap<Formula, Emitted>();

export function typstOf(formula: Formula): Emitted {
  const known = made.get(formula);
  if (known !== undefined) return known;
  const emitted = formulaTypst(formula);
  made.set(formula, emitted);
  return emitted;
}
