// block-element: the outer element of something that discussions can be about, with marks by which its place is found.

import type { Node } from '../../document/index.ts';
import type { Attributes, Html } from './html.ts';
import { element, join, trusted } from './html.ts';

/** Of one page: the id and the place in the list of all, by node. */
export type PageBlocks = ReadonlyMap<Node, { id: string; index: number }>;

export const startMark = '\u0002';
export const endMark = '\u0003';
export const markEnd = '\u0004';

/** No text can hold such a mark: control characters do not get into HTML. They are taken out of the finished page. */
const mark = (sign: string, index: number): Html => trusted(`${sign}${index}${markEnd}`);

/** One element, as `element` makes it; that of a block carries its id, where the page is written with them. */
export function blockElement(
  node: Node,
  { blocks }: { readonly blocks?: PageBlocks | undefined },
  tag: string,
  attributes: Attributes,
  ...content: readonly Html[]
): Html {
  const block = blocks?.get(node);
  if (block === undefined) return element(tag, attributes, ...content);
  const { id, index } = block;
  const own = { ...attributes, 'data-block': id };
  return join([mark(startMark, index), element(tag, own, ...content, mark(endMark, index))]);
}
