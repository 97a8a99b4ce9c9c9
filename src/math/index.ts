// math/: TeX → one parsed tree, then HTML with MathML, Typst math, normalised LaTeX, plain text and, as a last resort, SVG.
// Main functions: createFormulas(macros) → Formulas, and formulaHtml, formulaTypst, formulaLatex, formulaText of one formula.
// It must never do I/O, never throw for what an author wrote, and never write a guess: what a form cannot show is said.

export { createFormulas } from './formulas.ts';
export type { Formula, Formulas } from './formulas.ts';
export type { Macros } from './katex.ts';
export type { ParseNode } from './parse-node.ts';
export type { TexError } from './tex-error.ts';
export { formulaHtml, formulaMathml } from './html.ts';
export { formulaText } from './text/formula-text.ts';
export { formulaTypst } from './typst/formula-typst.ts';
export { formulaLatex } from './latex/formula-latex.ts';
export type { Emitted } from './emitted.ts';
export { formulaSvg, loadFormulaSvg } from './svg.ts';
export type { FormulaSvg } from './svg.ts';
