// spec: what a row of the directive table says: names, argument, options, body, and the rule that makes the nodes.

import type { FlowNode, PhrasingNode, Position } from '../../../document/index.ts';
import type { DirectiveHead } from '../block/directive-head.ts';
import type { Context } from '../context.ts';
import type { Range } from '../source.ts';
import type { Options } from './options.ts';

/** How one option is read. `ignored`: known to MyST, without effect here (a warning says so). An array: one of its words. */
export type OptionKind =
  | 'flag'
  | 'text'
  | 'number'
  | 'list'
  | 'numbers'
  | 'markdown'
  | 'ignored'
  | { sameAs: string }
  | readonly string[];

export interface DirectiveCall {
  /** The name as written, and the table's first name for it. */
  name: string;
  kind: string;
  head: DirectiveHead;
  options: Options;
  /** Blocks of the body, where the table says that it holds Markdown. */
  children: FlowNode[];
  /** Of the whole directive. */
  position: Position;
  range: Range;
  context: Context;
  /** The argument read as Markdown. */
  argument(): PhrasingNode[];
}

export interface DirectiveSpec {
  /** The first is its own name, the others are aliases. */
  names: readonly [string, ...string[]];
  argument: 'required' | 'optional' | 'none';
  options: Readonly<Record<string, OptionKind>>;
  /** `flow`: Markdown. `raw`: kept as it is. `none`: must be empty. */
  body: 'flow' | 'raw' | 'none';
  read(call: DirectiveCall): FlowNode[];
}
