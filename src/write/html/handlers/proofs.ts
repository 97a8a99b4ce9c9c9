// proofs: statements of the theorem family, and proofs.

import type { AdmonitionTitle, FlowNode, Proof } from '../../../document/index.ts';
import { blockElement } from '../block-element.ts';
import type { Context, Handler } from '../context.ts';
import { idOf, inside } from '../context.ts';
import type { Html } from '../html.ts';
import { element, nothing, text, trusted } from '../html.ts';

export const proof: Handler<'proof'> = (node, context) =>
  node.kind === 'proof' ? argument(node, context) : statement(node, context);

/** The title that something carries as its first child, and what is left. */
export function titled(children: readonly FlowNode[]): {
  title: AdmonitionTitle | undefined;
  body: readonly FlowNode[];
} {
  const [first, ...rest] = children;
  return first?.type === 'admonitionTitle'
    ? { title: first, body: rest }
    : { title: undefined, body: children };
}

/** "Theorem 3.1.1 · Normal equations" */
export function statementHead(
  kind: string,
  enumerator: string | undefined,
  title: AdmonitionTitle | undefined,
  context: Context,
): Html {
  const label = enumerator === undefined ? kind : `${kind} ${enumerator}`;
  const name =
    title === undefined
      ? nothing
      : element('span', { class: 'name' }, context.render(title.children, context));
  return element('p', { class: 'head' }, element('span', { class: 'kind' }, text(label)), name);
}

function statement(node: Proof, context: Context): Html {
  const within = inside(context);
  const { title, body } = titled(node.children);
  const kind = context.book.words.kinds[node.kind] ?? node.kind;
  const id = idOf(node, context);
  return blockElement(
    node,
    context,
    'div',
    { class: `thm ${node.kind}`, id },
    statementHead(kind, node.enumerator, title, within),
    within.render(body, within),
  );
}

/** A proof can be folded away; a square at the right edge of its last line ends it. */
function argument(node: Proof, context: Context): Html {
  const within = inside(context);
  const { title, body } = titled(node.children);
  const kind = context.book.words.kinds[node.kind] ?? node.kind;
  const name = title === undefined ? nothing : trusted(` (${context.render(title.children, within)})`);
  const words = within.render(body, within);
  const mark = element('span', { class: 'qed' });
  const ended = words.endsWith('</p>')
    ? trusted(`${words.slice(0, -4)}${mark}</p>`)
    : trusted(words + element('p', { class: 'end' }, mark));
  return blockElement(
    node,
    context,
    'details',
    { class: 'proof', open: true, id: idOf(node, context) },
    element('summary', {}, text(kind), name),
    ended,
  );
}
