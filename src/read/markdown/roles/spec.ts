// spec: what a row of the role table says: names, and the rule that makes the nodes.

import type { PhrasingNode, Position } from '../../../document/index.ts';
import type { Attributes } from '../attributes.ts';
import type { Context } from '../context.ts';
import type { Segment } from '../segments.ts';

export interface RoleCall {
  /** As written. */
  name: string;
  attributes: Attributes;
  /** What stands between the backticks. */
  text: string;
  position: Position;
  context: Context;
  /** Where the text stands. */
  segments: readonly Segment[];
  /** The place of a part of the text. */
  place(start: number, end: number): Position;
  /** A part of the text read as Markdown. */
  phrasing(start?: number, end?: number): PhrasingNode[];
}

export interface RoleSpec {
  names: readonly [string, ...string[]];
  /** The nodes, or why the text is not understood. */
  read(call: RoleCall): PhrasingNode[] | string;
}
