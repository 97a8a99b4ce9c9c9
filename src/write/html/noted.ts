// noted: a block of the text's column, the margin notes beside it, and as much of the text after it as they are high.

import type { Aside, Node } from '../../document/index.ts';
import { walk } from '../../document/index.ts';
import type { Context } from './context.ts';
import type { Html } from './html.ts';
import { element, join } from './html.ts';
import { columnsOf, isWideFormula } from './handlers/math.ts';

/** The margin notes that begin at a place. */
export function marginNotes(nodes: readonly Node[], from: number): Aside[] {
  const notes: Aside[] = [];
  for (let at = from; at < nodes.length; at++) {
    const node = nodes[at] as Node;
    if (node.type !== 'aside' || node.kind === 'sidebar' || node.kind === 'topic') break;
    notes.push(node);
  }
  return notes;
}

/**
 * Blocks after the notes that stand beside them too, because the block before is not as high: without them a long note
 * at a short paragraph would leave a gap in the text. Only what never needs the margin itself, and has no note of its own.
 */
export function besideNotes(nodes: readonly Node[], from: number, notes: readonly Aside[]): Node[] {
  // A block too many does no harm, one too few leaves a gap; so a note counts a line more than it may have.
  const wanted = notes.reduce((sum, note) => sum + height(note, 28, 0.75) + 0.75, 0);
  let reached = height(nodes[from - 1] as Node, 66, 1);
  const beside: Node[] = [];
  for (let at = from + notes.length; reached < wanted && beside.length < mostBeside; at++) {
    const node = nodes[at];
    if (node === undefined || !staysInColumn(node) || marginNotes(nodes, at + 1).length > 0) break;
    beside.push(node);
    reached += height(node, 66, 1);
  }
  return beside;
}

/** The style has rows for as many blocks. */
const mostBeside = 7;

const staysInColumn = (node: Node): boolean =>
  node.type === 'paragraph' || node.type === 'heading' || (node.type === 'math' && !isWideFormula(node));

/** About how high something is, in lines of text, set in lines of so many signs that are themselves so high. */
function height(node: Node, signs: number, line: number): number {
  if (node.type === 'math') return 2.5;
  if (node.type === 'heading') return 3;
  return line * Math.ceil(signsOf(node) / signs) + 0.5;
}

/** About how many signs a text takes when it is set. */
function signsOf(node: Node): number {
  let sum = 0;
  walk(node, (inner) => {
    if (inner.type === 'text' || inner.type === 'inlineCode') sum += inner.value.length;
    else if (inner.type === 'inlineMath') sum += columnsOf(inner.value);
    else if (inner.type === 'cite' || inner.type === 'crossReference') sum += 12;
  });
  return sum;
}

/** The text comes first, wherever the notes stand; `more` is the text that goes on beside them. */
export function noted(node: Node, notes: readonly Aside[], more: readonly Node[], context: Context): Html {
  const within = { ...context, column: false };
  const block = context.render([node], context);
  const beside = element('div', { class: 'notes' }, context.render(notes, within));
  return element(
    'div',
    { class: 'noted' },
    block,
    beside,
    join(more.map((one) => context.render([one], context))),
  );
}
