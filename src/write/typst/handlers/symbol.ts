// symbol: what documents a name of the book's library: how it is called, and set in below it what it does and its members.

import type { Div, FlowNode } from '../../../document/index.ts';
import { plainText } from '../../../document/index.ts';
import { setCode } from '../code/code-lines.ts';
import { boxed } from '../context.ts';
import type { Context } from '../context.ts';
import { flow } from '../flow.ts';
import { labelOf } from '../labels.ts';
import type { Typst } from '../markup.ts';
import { call, content, nothing, typst } from '../markup.ts';

const isSymbol = (node: FlowNode): node is Div =>
  node.type === 'div' && node.class?.split(/\s+/).includes('symbol') === true;

/** Longer descriptions than this are broken over pages. */
const mostWhole = 1200;
/** Columns that a step inwards takes. */
const indent = 4;

/** The box of a symbol; undefined for any other. */
export function symbol(node: Div, context: Context): Typst | undefined {
  const [signature, ...rest] = node.children;
  if (!isSymbol(node) || signature?.type !== 'code') return undefined;
  const { lines } = setCode(signature.value, signature.lang ?? '', signature, boxed(context));
  const inside = boxed(context, { columns: context.columns - indent });
  const words = rest.filter((child) => !isSymbol(child));
  const members = rest.filter(isSymbol);
  return call(
    'symbol',
    {
      label: labelOf(node, context),
      long: plainText(words).length > mostWhole ? typst`true` : undefined,
      members: members.length === 0 ? undefined : content(flow(members, inside)),
    },
    words.length === 0 ? nothing : flow(words, inside),
    lines,
  );
}
