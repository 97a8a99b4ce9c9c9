// html: a formula as a reader sees and hears it: KaTeX's HTML for the eye, our own MathML beside it.

import type { Formula } from './formulas.ts';
import { renderHtml } from './katex.ts';
import { escapeMarkup } from './markup.ts';
import { mathmlOf } from './mathml/mathml.ts';
import { shapesOf } from './shape/build.ts';

/** MathML of a formula, with Unicode mathematical letters; an error stands as its TeX. */
export function formulaMathml(formula: Formula): string {
  if (formula.error) return broken(formula);
  return mathmlOf(shapesOf(formula), formula.tex, formula.display);
}

const written = new WeakMap<Formula, string>();

/** HTML of a formula. KaTeX's part is hidden from assistive technology, the MathML from the eye (class `katex-mathml`). */
export function formulaHtml(formula: Formula): string {
  let html = written.get(formula);
  if (html === undefined) {
    html = write(formula);
    written.set(formula, html);
  }
  return html;
}

function write(formula: Formula): string {
  if (formula.error) return broken(formula);
  const seen = renderHtml(formula, formula.macros);
  if (typeof seen !== 'string') return broken(formula);
  // KaTeX's tree opens with the span "katex" (in displays inside "katex-display"); the MathML becomes its first child.
  return seen.replace(
    '<span class="katex">',
    () => `<span class="katex"><span class="katex-mathml">${formulaMathml(formula)}</span>`,
  );
}

const broken = ({ tex }: Formula): string => `<code class="tex-error">${escapeMarkup(tex)}</code>`;
