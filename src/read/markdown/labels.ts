// labels: `(label)=` lines → the label of the block after them.

import type { FlowNode, Node, Position } from '../../document/index.ts';
import type { Context } from './context.ts';
import type { PlacedToken } from './token.ts';

/** Whether a kind of block can carry a label itself. */
const carries: Readonly<Record<FlowNode['type'], boolean>> = {
  block: true,
  heading: true,
  paragraph: true,
  thematicBreak: false,
  blockquote: true,
  list: true,
  definitionList: true,
  comment: false,
  code: true,
  codeCell: true,
  math: true,
  html: false,
  raw: false,
  container: true,
  caption: false,
  legend: false,
  image: true,
  table: true,
  admonitionTitle: false,
  admonition: true,
  proof: true,
  exercise: true,
  solution: true,
  aside: true,
  autodoc: false,
  details: true,
  summary: false,
  footnoteDefinition: false,
  tabSet: false,
  variantSet: false,
  card: false,
  grid: false,
  div: true,
  iframe: false,
  toc: false,
  bibliography: false,
  showIndex: false,
  glossary: false,
  error: false,
  indexEntry: true,
};

/**
 * Gives the labels to the first of the nodes. A block has one label, its own before a target's; others, and those of
 * blocks without labels, stand in an empty `div` before it.
 */
export function labelBlocks(
  targets: readonly PlacedToken[],
  nodes: readonly FlowNode[],
  context: Context,
): FlowNode[] {
  const found = nodes.findIndex((node) => node.type !== 'comment');
  const index = found === -1 ? nodes.length : found;
  const node = nodes[index];
  const takes = node !== undefined && carries[node.type] && !('label' in node && node.label !== undefined);
  const own = takes ? targets.at(-1) : undefined;
  const anchors = targets.filter((target) => target !== own).map((target) => anchor(target, context));
  const start = (one: FlowNode): number => one.position?.start.offset ?? 0;
  // Comments may stand between the targets.
  const before = [...anchors, ...nodes.slice(0, index)].toSorted((a, b) => start(a) - start(b));
  if (node === undefined || own === undefined) return [...before, ...nodes.slice(index)];
  return [...before, { ...node, label: own.content } as FlowNode, ...nodes.slice(index + 1)];
}

function anchor(target: PlacedToken, context: Context): FlowNode {
  const position: Position = context.source.position(target.start ?? 0, target.end ?? 0);
  return { type: 'div', label: target.content, children: [], position } satisfies Node;
}
