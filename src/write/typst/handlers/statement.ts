// statement: theorems and proofs, notes and warnings, exercises and solutions, notes of the margin.

import type { AdmonitionKind, FlowNode, Node, Proof } from '../../../document/index.ts';
import { childrenOf } from '../../../document/index.ts';
import { boxed } from '../context.ts';
import type { Context } from '../context.ts';
import { fitsMargin, flow, inline } from '../flow.ts';
import { labelOf, markOf, reference } from '../labels.ts';
import type { Typst } from '../markup.ts';
import { call, content, nothing, number, quoted, typst } from '../markup.ts';
import type { Handler } from './handler.ts';

/** Words of a title, which a statement takes out of its children. */
export const words = (node: { children: readonly Node[] }, context: Context): Typst =>
  inline(node.children, context);

/** The title that stands first in a node, and the rest. */
export function titleAndBody(
  node: { children: readonly FlowNode[] },
  context: Context,
): { title: Typst | undefined; body: FlowNode[] } {
  const [first, ...rest] = node.children;
  if (first?.type !== 'admonitionTitle' && first?.type !== 'summary')
    return { title: undefined, body: [...node.children] };
  const title = inline(first.children, boxed(context, { face: 'sans' }));
  return { title: title.trim() === '' ? undefined : title, body: rest };
}

const tones: Record<AdmonitionKind, 'note' | 'warning'> = {
  admonition: 'note',
  hint: 'note',
  important: 'note',
  note: 'note',
  seealso: 'note',
  tip: 'note',
  attention: 'warning',
  caution: 'warning',
  danger: 'warning',
  error: 'warning',
  warning: 'warning',
};

/** A note in a rule of its own. */
export function setAside(
  kind: Typst,
  tone: 'note' | 'warning',
  body: Typst,
  context: Context,
  node: { id?: string },
): Typst {
  return call(
    'aside',
    { kind: content(kind), tone: tone === 'note' ? undefined : quoted(tone) },
    typst`${markOf(node, context)}${body}`,
  );
}

const word = (text: string, context: Context): Typst =>
  context.render({ type: 'text', value: text }, boxed(context, { face: 'sans' }));

export const admonition: Handler<'admonition'> = (node, context) => {
  const { title, body } = titleAndBody(node, context);
  const kind = title ?? word(context.edition.book.words.kinds[node.kind] ?? node.kind, context);
  return setAside(kind, tones[node.kind], flow(body, boxed(context)), context, node);
};

export const proof: Handler<'proof'> = (node, context) => {
  const { title, body } = titleAndBody(node, context);
  const inside = flow(body, boxed(context), node.kind === 'proof');
  if (node.kind === 'proof') return setProof(node, title, inside, body, context);
  return call(
    'theorem',
    {
      kind: content(word(context.edition.book.words.kinds[node.kind] ?? node.kind, context)),
      number: node.enumerator === undefined ? undefined : quoted(node.enumerator),
      label: labelOf(node, context),
      title: title && content(title),
    },
    inside,
  );
};

/** The square that ends a proof stands in its last line of words, or on a line of its own after anything else. */
function setProof(
  node: Proof,
  title: Typst | undefined,
  inside: Typst,
  body: readonly FlowNode[],
  context: Context,
): Typst {
  const last = body.at(-1);
  return call(
    'proof',
    {
      label: labelOf(node, context),
      title: title && content(title),
      apart: last?.type === 'paragraph' ? undefined : typst`true`,
    },
    inside,
  );
}

const levels = { easy: 1, medium: 2, hard: 3 };

export const exercise: Handler<'exercise'> = (node, context) => {
  const { title, body } = titleAndBody(node, context);
  const inside = boxed(context, { columns: context.columns - 8 });
  return call(
    'exercise',
    {
      number: node.enumerator === undefined ? undefined : quoted(node.enumerator),
      label: labelOf(node, context),
      level: node.level === undefined ? undefined : number(levels[node.level]),
      solution: node.solution && solutionName(node.solution, context),
      title: title && content(title),
    },
    flow(body, inside),
  );
};

const solutionName = (target: { page: string; id?: string }, context: Context): Typst | undefined =>
  target.id === undefined ? undefined : reference(target, context);

/** Solutions are printed together at the end of the book. */
export const solution: Handler<'solution'> = (node, context) => {
  context.edition.solutions.push({ node, page: context.page, state: context.state });
  return nothing;
};

/** A note that follows no paragraph, or is too long for the margin, is set in the text. */
export const aside: Handler<'aside'> = (node, context) => {
  const { title, body } = titleAndBody(node, context);
  if (fitsMargin(node) && !context.boxed) {
    return call(
      'margin-note',
      {},
      typst`${markOf(node, context)}${flow(childrenOf(node) as FlowNode[], boxed(context, { face: 'sans' }))}`,
    );
  }
  return setAside(title ?? nothing, 'note', flow(body, boxed(context)), context, node);
};
