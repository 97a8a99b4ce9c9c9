// messages/math: mistakes found by math/. A code is permanent: never rename it, never use it again for something else.

import { defineMessages } from '../message.ts';

export const mathMessages = defineMessages({
  'tex-error': {
    severity: 'error',
    message: (problem) => `the formula cannot be read: ${problem ?? ''}`,
    help: () => 'correct the TeX at the marked place; the page shows the TeX as it is until then',
    explain:
      'Formulas are TeX mathematics. The reader knows the commands of LaTeX and amsmath that make sense inside a formula, ' +
      'and the macros that you define under `project.math` in `octavo.yml` or `math` in the front matter of a page. ' +
      'A command that it does not know, a brace without partner or a `&` outside a table stops it, because a formula with a piece left out ' +
      'would look right and be wrong.',
    bad: 'The loss is $\\losss(w) = \\frac{1}{n$.\n',
    good: 'The loss is $\\ell(w) = \\frac{1}{n}$.\n',
  },
  'formula-fallback': {
    severity: 'warning',
    message: (construct) =>
      `the PDF shows this formula as a picture: ${construct ?? 'something in it'} has no form in Typst`,
    help: () =>
      'it looks right, but its text cannot be selected or searched; write it in another way if that matters',
    explain:
      'The PDF is typeset by Typst, and every formula is written anew in its language. A few constructions of TeX have no equal there: ' +
      'commutative diagrams, double or dashed lines in an array, fraction bars of a given thickness, `\\smash`. ' +
      'Such a formula is never imitated. It is set by MathJax and placed as a picture on the baseline, with its words as alternative text. ' +
      'The web page is not affected.',
    bad: '$$\\begin{array}{c||c} a & b \\end{array}$$\n',
    good: '$$\\begin{array}{c|c} a & b \\end{array}$$\n',
  },
});
