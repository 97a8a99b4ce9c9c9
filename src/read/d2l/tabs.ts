// tabs: text between the marks of a tab → a branch of its variants.

import type { FlowNode } from '../../document/index.ts';
import { nearest } from '../../document/index.ts';
import { positionOf, readBlocks } from '../markdown/blocks.ts';
import type { BlockReader } from '../markdown/blocks.ts';
import type { Context } from '../markdown/context.ts';
import { stateOf } from './state.ts';
import { settleCaptions } from './table.ts';

export const tabReader: BlockReader = (token, cursor) => {
  const { context } = cursor;
  const state = stateOf(context);
  const from = token.meta?.['from'] as number;
  const variants = variantsOf(token.content, from, context);
  const outer = state.tab;
  state.tab = variants;
  const children = settleCaptions(readBlocks(cursor), context);
  state.tab = outer;
  cursor.at++;
  const position = positionOf(token, cursor);
  if (variants.length === context.options.variants.length) return children;
  const branch: FlowNode = {
    type: 'variantSet',
    children: [{ type: 'variantBranch', variants, children, position }],
    position,
  };
  return [branch];
};

/** Those that the tab names and the book has; all where it names none of them, so that the text is seen. */
function variantsOf(text: string, from: number, context: Context): string[] {
  const known = context.options.variants;
  const { named } = stateOf(context);
  const names: string[] = [];
  for (const match of text.matchAll(/[^\s,]+/g)) {
    const [name] = match;
    if (name === 'all') return [...known];
    if (known.includes(name)) {
      names.push(name);
      named.add(name);
      continue;
    }
    const start = from + match.index;
    context.note('unknown-variant', { start, end: start + name.length }, name, nearest(name, known) ?? '');
  }
  const found = known.filter((name) => names.includes(name));
  return found.length > 0 ? found : [...known];
}
