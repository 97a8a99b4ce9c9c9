// formula-text: a formula as plain text.

import type { Formula } from '../formulas.ts';
import { shapesOf } from '../shape/build.ts';
import { textOf } from './text.ts';

/** Words for alternative text and plain text, as `x² + yᵢ ≤ ∑_(i=1)^n aᵢ`. Empty only for an empty formula. */
export function formulaText(formula: Formula): string {
  const text = formula.error ? '' : textOf(shapesOf(formula));
  return text === '' ? formula.tex.trim() : text;
}
