// formulas: where a text has formulas, which stand in it as TeX between dollars.

const raw = String.raw;
const letter = raw`\p{Script=Latin}\p{Nd}$`;

/**
 * Source of a pattern (flag `u`) for `$$TeX$$` and `$TeX$`. A dollar begins a formula as in Markdown, where neither blanks stand
 * within nor letters around it: prices and names of variables are none. "the $i$th" is.
 */
export const formulaPattern =
  raw`\$\$[^$]{1,4000}\$\$|` +
  raw`(?<![${letter}\\])\$(?![\s$])(?:[^$\n\\]|\\.){0,2000}?(?<!\s)\$` +
  raw`(?:(?=(?:st|nd|rd|th|s)(?![\p{L}\p{N}]))|(?![${letter}]))`;

const formulas = new RegExp(formulaPattern, 'gu');

export interface FormulaPlace {
  /** End exclusive, with the dollars. */
  start: number;
  end: number;
}

export function formulasIn(text: string): FormulaPlace[] {
  if (!text.includes('$')) return [];
  return Array.from(text.matchAll(formulas), ({ 0: { length }, index }) => ({
    start: index,
    end: index + length,
  }));
}

/** The text with something else in the place of each formula. */
export const withFormulas = (text: string, shown: (source: string) => string): string =>
  text.includes('$') ? text.replace(formulas, (source) => shown(source)) : text;
