// caption: a caption from words, and the container that holds what it describes.

import type { Caption, Container, FlowNode, PhrasingNode, Position } from '../../../document/index.ts';

/** A caption of one paragraph. */
export function captionOf(children: PhrasingNode[], otherwise: Position): Caption {
  const [first, last] = [children[0]?.position, children.at(-1)?.position];
  const position = first && last ? { start: first.start, end: last.end } : otherwise;
  return { type: 'caption', children: [{ type: 'paragraph', children, position }], position };
}

/** A node in a container with its caption; label and number are the container's. */
export function captioned(
  kind: Container['kind'],
  fields: Partial<Container>,
  shown: FlowNode,
  words: PhrasingNode[],
  position: Position,
): Container {
  const caption = captionOf(words, position);
  // Captions of tables stand above, in reading order and on paper.
  const children = kind === 'table' ? [caption, shown] : [shown, caption];
  return { type: 'container', kind, ...fields, children, position };
}
