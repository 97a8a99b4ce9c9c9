// math: formulas in the line and on their own.

import type { InlineMath, Math as MathNode } from '../../../document/index.ts';
import { formulaHtml } from '../../../math/index.ts';
import { blockElement } from '../block-element.ts';
import type { Context, Handler } from '../context.ts';
import { freshId, idOf, inside } from '../context.ts';
import { withBreaks } from '../formula-breaks.ts';
import type { Html } from '../html.ts';
import { classes, element, nothing, text, trusted } from '../html.ts';
import { fragment } from '../url.ts';

export const inlineMath: Handler<'inlineMath'> = (node, context) => formula(node, context);

export const math: Handler<'math'> = (node, context) => {
  const number = node.tag ?? node.enumerator;
  const id = idOf(node, context) ?? (number === undefined ? undefined : freshId('_equation', context));
  const label = number === undefined ? '' : `(${number})`;
  const anchor =
    number === undefined || id === undefined
      ? nothing
      : element('a', { class: 'eq-no', href: context.linked ? undefined : fragment(id) }, text(label));
  const wide = context.column && isWideFormula(node);
  const body = element(
    'div',
    {
      class: 'eq-body',
      tabindex: 0,
      role: 'group',
      'aria-label': `${context.site.words.formula} ${label}`.trim(),
    },
    formula(node, inside(context)),
  );
  return blockElement(node, context, 'div', { class: classes('eq', wide && 'wide'), id }, body, anchor);
};

function formula(node: InlineMath | MathNode, { book, page }: Context): Html {
  const html = formulaHtml(
    book.formulas.of(node.value, node.type === 'math', page.document.frontmatter.macros),
  );
  return trusted(node.type === 'inlineMath' && isLong(node) ? withBreaks(html) : html);
}

/** Punctuation at the beginning of the words after a formula, which must not begin a line. */
export const tailOf = (words: string): string => /^[.,;:!?)\]’”»]+(?=\s|$|[-–—’”»)])/.exec(words)?.[0] ?? '';

const lastBox = '</span></span></span>';

/**
 * An inline formula and the punctuation after it, in its last box, so that the formula can break inside but not there.
 * That box is for the eye; the same sign stands beside the MathML for the ear.
 */
export function formulaWithTail(node: InlineMath, tail: string, context: Context): Html {
  const whole = formula(node, context);
  const seen = element('span', { class: 'tail' }, text(tail));
  if (!whole.includes('katex-base') || !whole.endsWith(lastBox)) return trusted(whole + text(tail));
  return trusted(whole.slice(0, -lastBox.length) + seen + lastBox);
}

/** Whether a formula is too wide for the measure and may take the margin too. */
export const isWideFormula = (node: MathNode): boolean => columnsOf(node.value) > widestInMeasure;

/** Whether a formula in the line may be wider than a phone. */
const isLong = (node: InlineMath): boolean => columnsOf(node.value) > narrowest;

/** About how many signs stand side by side in the widest row of a formula; columns of rows are as wide as their widest. */
export function columnsOf(tex: string): number {
  const rows = tex.split(/\\\\|\\cr\b/).map((row) => row.split(/(?<!\\)&/).map(signsOf));
  const count = Math.max(...rows.map((row) => row.length));
  let all = 2 * Math.max(0, Math.ceil(count / 2) - 1);
  for (let column = 0; column < count; column++) all += Math.max(...rows.map((row) => row[column] ?? 0));
  return all;
}

const signsOf = (tex: string): number =>
  tex
    .replace(
      /\\(?:begin|end)\{[^}]*\}|\\(?:left|right|mathbf|mathrm|textrm|text|mathcal|mathbb|frac|label)\b/g,
      '',
    )
    .replace(/\\[A-Za-z]+\*?/g, 'x')
    .replace(/[{}^_\s]/g, '').length;

/** Signs that fit into the measure beside a number. */
const widestInMeasure = 57;

/** Signs that fit into a line of a narrow phone. */
const narrowest = 26;
