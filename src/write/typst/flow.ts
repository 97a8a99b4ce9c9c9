// flow: blocks one after the other, with the neighbours that belong together, and words in a line.

import type { Aside, FlowNode, Node, Paragraph } from '../../document/index.ts';
import { childrenOf, plainText } from '../../document/index.ts';
import type { Context } from './context.ts';
import { boxed, placeOf } from './context.ts';
import type { SilentCells } from './folded.ts';
import { foldedCells, silentCells, tellsFolded, total } from './folded.ts';
import { markOf } from './labels.ts';
import type { Typst } from './markup.ts';
import { call, content, join, nothing, typst } from './markup.ts';

/** Words in a line. */
export function inline(nodes: readonly Node[], context: Context): Typst {
  const inside = context.inLine ? context : { ...context, inLine: true };
  return join(nodes.map((node) => context.render(node, inside)));
}

/** A block as it is set, and the node that it begins with. */
export interface Block {
  node: Node;
  text: Typst;
}

/** Blocks in order; what came out empty is left out. `runIn`: the first paragraph goes on in a line that has begun. */
export function blocks(nodes: readonly Node[], context: Context, runIn = false): Block[] {
  const result: Block[] = [];
  for (let i = 0; i < nodes.length;) {
    const before = i === 0 ? undefined : nodes[i - 1];
    const [text, count] = next(nodes, i, before, runIn && i === 0, context);
    if (text !== '') result.push({ node: nodes[i] as Node, text });
    i += count;
  }
  return result;
}

/** What begins at `nodes[i]`, and how many nodes it is made of. */
function next(
  nodes: readonly Node[],
  i: number,
  before: Node | undefined,
  runIn: boolean,
  context: Context,
): [text: Typst, count: number] {
  const node = nodes[i] as Node;
  const here = placed(node, before, context);
  if (opensContents(node, nodes[i + 1], context)) return [nothing, 1];
  const notes = node.type === 'paragraph' && !context.inTitle ? marginNotes(nodes, i + 1) : [];
  if (notes.length > 0) return [noted(node as Paragraph, notes, here), 1 + notes.length];
  const silent = silentCells(nodes, i, context.edition.variant);
  if (silent.cells.length > 0) return folded(silent, nodes[i + silent.count], here);
  return [one(node, before, runIn ? undefined : nodes[i + 1], here), 1];
}

const placed = (node: Node, before: Node | undefined, context: Context): Context => ({
  ...context,
  inLine: false,
  afterHeading: before?.type === 'heading',
  foldedAbove: 0,
  at: placeOf(node, context),
});

/** Folded cells are told together, by what stands below them where that has folded code of its own. */
function folded(
  { cells, count }: SilentCells,
  below: Node | undefined,
  context: Context,
): [text: Typst, count: number] {
  const marks = cells.map((cell) => markOf(cell, context)).filter((mark) => mark !== '');
  if (below === undefined || !tellsFolded(below))
    return [join([...marks, foldedCells(cells, context)], '\n'), count];
  const inside = { ...placed(below, undefined, context), foldedAbove: total(cells) };
  return [join([...marks, context.render(below, inside)], '\n'), count + 1];
}

/** The contents of the book stand at its front, so a heading over them has nothing to announce. */
const opensContents = (node: Node, below: Node | undefined, context: Context): boolean =>
  node.type === 'heading' &&
  node.enumerator === undefined &&
  context.state.opened &&
  below?.type === 'toc' &&
  below.context === 'project';

/** Blocks as one text. */
export const flow = (nodes: readonly FlowNode[] | readonly Node[], context: Context, runIn = false): Typst =>
  join(
    blocks(nodes, context, runIn).map(({ text }) => text),
    '\n\n',
  );

function one(node: Node, before: Node | undefined, below: Node | undefined, context: Context): Typst {
  const text = context.render(node, context);
  if (node.type !== 'paragraph' || !leadsTo(node, below) || text === '') return text;
  return call('leads', { indent: before?.type === 'paragraph' ? typst`true` : undefined }, text);
}

/** A short paragraph that announces what stands below it stays with it. */
function leadsTo(node: Paragraph, next: Node | undefined): boolean {
  if (next === undefined || !['math', 'codeCell', 'code', 'container', 'list', 'table'].includes(next.type))
    return false;
  if (node.children.some((child) => child.type === 'footnoteReference' || child.type === 'indexEntry'))
    return false;
  const words = plainText(node);
  // A sentence that goes on in a formula announces it as a colon does.
  const goesOn = next.type === 'math' ? /[^.!?。！？…\s]["”’)]*\s*$/ : /[:：]\s*$/;
  return words.length < 220 && goesOn.test(words);
}

/** Notes right after a paragraph that are short enough for the margin. */
function marginNotes(nodes: readonly Node[], from: number): Aside[] {
  const notes: Aside[] = [];
  for (let i = from; i < nodes.length; i++) {
    const node = nodes[i] as Node;
    if (node.type !== 'aside' || !fitsMargin(node)) break;
    notes.push(node);
  }
  return notes;
}

/** The margin is 80 pt wide: words only, and not many. */
export function fitsMargin(note: Aside): boolean {
  const simple = note.children.every(
    (child) => child.type === 'paragraph' || child.type === 'admonitionTitle',
  );
  return note.kind === 'margin' && simple && plainText(note.children).split(/\s+/).length <= 70;
}

function noted(paragraph: Paragraph, notes: readonly Aside[], context: Context): Typst {
  const inMargin = { ...boxed(context), face: 'sans' as const };
  const note = join(
    notes.map((one) => flow(childrenOf(one), inMargin)),
    '\n\n',
  );
  return call('noted', {}, context.render(paragraph, context), content(note));
}

/** What a heading left to be said in the text after it. */
export function pending(context: Context): Typst {
  if (context.inTitle) return nothing;
  const waiting = context.state.pending.splice(0);
  return waiting.length === 0 ? nothing : typst`${join(waiting)}`;
}
