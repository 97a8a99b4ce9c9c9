// cases.test: every construct in every form, as files.

import { cases } from '../../tests/cases.ts';
import { createFormulas, formulaLatex, formulaMathml, formulaText, formulaTypst } from './index.ts';
import type { Emitted } from './index.ts';

const formulas = createFormulas({});
const shown = (emitted: Emitted): string => (emitted.ok ? emitted.text : `(none: ${emitted.unsupported})`);

/** MathML without what every formula has, an element a line where that helps to see a change. */
const elements = (mathml: string): string =>
  mathml
    .replace(/^<math[^>]*><semantics>|<annotation.*$/gs, '')
    .replace(/ (?:stretchy|lspace|rspace)="[^"]*"/g, '');

cases(new URL('./cases/', import.meta.url), (input) => {
  const formula = formulas.of(input.trim(), true);
  if (formula.error) {
    const { message, offset, length } = formula.error;
    return `error: ${message}\nat: ${JSON.stringify(formula.tex.slice(offset, offset + length))} (${offset})`;
  }
  return [
    `typst: ${shown(formulaTypst(formula))}`,
    `latex: ${shown(formulaLatex(formula))}`,
    `text: ${formulaText(formula)}`,
    `mathml: ${elements(formulaMathml(formula))}`,
  ].join('\n');
});
