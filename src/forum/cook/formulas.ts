// formulas: the formulas of posts, within the bounds of how much a post may hold; one that is too much shows as its source.

import type { Formulas } from '../../math/index.ts';
import { createFormulas, formulaHtml } from '../../math/index.ts';
import type { Html } from '../../write/html/index.ts';
import { element, text, trusted } from '../../write/html/index.ts';
import { unsafeIn } from './check/check-html.ts';
import type { CookProblemCode } from './cooked.ts';
import { limits } from './limits.ts';

export interface FormulaProblem {
  code: CookProblemCode;
  details: Readonly<Record<string, string | number>>;
  /** Lines after the formula's first. */
  line: number;
}

export interface FormulaWriter {
  /** The formula, or its source and why. */
  write(tex: string, display: boolean): { html: Html; problem?: FormulaProblem };
}

/** Source of a formula, as it stood in the text. */
export const formulaSource = (tex: string): Html => element('code', { class: 'tex-error' }, text(tex));

/** Formulas read, for many posts: kept while there are few, so that the memory of them stays small. */
export function formulaShelf(macros: Readonly<Record<string, string>>): () => Formulas {
  let formulas = createFormulas(macros);
  let left = 500;
  return () => {
    if (left-- <= 0) [formulas, left] = [createFormulas(macros), 500];
    return formulas;
  };
}

/** For one post. */
export function formulaWriter(formulas: () => Formulas): FormulaWriter {
  let tex = 0;
  let html = 0;
  const tooMany = { code: 'too-many-formulas', details: { most: limits.formulas }, line: 0 } as const;
  return {
    write(source, display) {
      if (source.length > limits.formula) {
        const problem = { code: 'formula-too-long', details: { most: limits.formula }, line: 0 } as const;
        return { html: formulaSource(source), problem };
      }
      tex += source.length;
      if (tex > limits.formulas || html > limits.formulaHtml)
        return { html: formulaSource(source), problem: tooMany };
      const formula = formulas().of(source, display);
      if (formula.error) {
        const { message, offset } = formula.error;
        const line = source.slice(0, offset).split('\n').length - 1;
        const details = { message, tex: source.slice(0, 200) };
        return { html: formulaSource(source), problem: { code: 'formula-not-understood', details, line } };
      }
      const made = formulaHtml(formula);
      // Ink far away from the formula, and anything that the formula writer should not have written.
      const unsafe = unsafeIn(made);
      if (unsafe !== undefined) {
        const details = { message: unsafe, tex: source.slice(0, 200) };
        return { html: formulaSource(source), problem: { code: 'formula-not-understood', details, line: 0 } };
      }
      if (html + made.length > limits.formulaHtml) return { html: formulaSource(source), problem: tooMany };
      html += made.length;
      return { html: trusted(made) };
    },
  };
}
