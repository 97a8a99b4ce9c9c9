// folded: code that paper does not show, told in one line or at the end of a caption.

import type { CodeCell, Node } from '../../document/index.ts';
import { siteAddress } from '../site-address.ts';
import { boxed } from './context.ts';
import type { Context } from './context.ts';
import { call, quoted, typst } from './markup.ts';
import type { Typst } from './markup.ts';

/** What is shown of a part of a cell: all, one line that says what is folded, or nothing. */
export type Show = 'whole' | 'folded' | 'nothing';

export function shownParts({ tags }: CodeCell): { input: Show; output: Show } {
  const has = (what: string): boolean => tags.includes(what);
  const part = (name: 'input' | 'output'): Show => {
    if (has('remove-cell') || has('remove_cell') || has(`remove-${name}`) || has(`remove_${name}`))
      return 'nothing';
    return has(`hide-${name}`) || has(`hide_${name}`) || has('hide-cell') || has('hide_cell')
      ? 'folded'
      : 'whole';
  };
  return { input: part('input'), output: part('output') };
}

const linesOf = (cell: CodeCell): number => cell.source.trim().split('\n').length;

/** Folded cells of which nothing else is seen, and how many nodes they are with what prints nothing between them. */
export interface SilentCells {
  cells: CodeCell[];
  count: number;
}

/** The folded cells that show nothing from `nodes[from]` on. */
export function silentCells(nodes: readonly Node[], from: number, variant: string): SilentCells {
  const cells: CodeCell[] = [];
  let i = from;
  for (; i < nodes.length; i++) {
    const node = nodes[i] as Node;
    if (node.type === 'comment' && cells.length > 0) continue;
    if (node.type !== 'codeCell') break;
    const { input, output } = shownParts(node);
    if (cells.length > 0 && input === 'nothing' && output === 'nothing') continue;
    const gives = output === 'whole' && (node.outputs[variant] ?? []).length > 0;
    if (input !== 'folded' || gives) break;
    cells.push(node);
  }
  return { cells, count: i - from };
}

/** Whether a node says itself what code is folded in it: a cell, or a figure made of one. */
export function tellsFolded(node: Node | undefined): boolean {
  if (node?.type === 'codeCell') return shownParts(node).input === 'folded';
  if (node?.type !== 'container') return false;
  const contents = node.children.filter((child) => child.type !== 'caption' && child.type !== 'legend');
  return contents.length === 1 && tellsFolded(contents[0]);
}

/** A line that stands for cells of which nothing is shown. */
export const foldedCells = (cells: readonly CodeCell[], context: Context): Typst =>
  call('folded', {}, foldedWords(cells[0] as CodeCell, context, total(cells)));

export const total = (cells: readonly CodeCell[]): number =>
  cells.reduce((sum, cell) => sum + linesOf(cell), 0);

const words = (text: string, context: Context): Typst =>
  context.render({ type: 'text', value: text }, boxed(context, { face: 'sans' }));

/** Of a cell that shows nothing: how many lines of code there are, and where. */
function foldedWords(cell: CodeCell, context: Context, lines: number): Typst {
  return located(context.edition.words.foldedCode(lines), cell, context);
}

/** What a cell's output was made by, together with the folded cells right above it. */
export const madeBy = (cell: CodeCell, context: Context): Typst =>
  located(context.edition.words.madeBy(linesOf(cell) + context.foldedAbove), cell, context);

/** That what a cell prints is folded. */
export const foldedOutput = (cell: CodeCell, context: Context): Typst =>
  call('folded', {}, located(context.edition.words.foldedOutput, cell, context));

function located(said: string, cell: CodeCell, context: Context): Typst {
  const address = addressOf(cell, context);
  return address === undefined
    ? words(`${said}, ${context.edition.words.inNotebook}`, context)
    : typst`${words(said, context)}, ${call('address', {}, undefined, quoted(address))}`;
}

/** Where the site has a cell. */
export function addressOf(node: CodeCell, context: Context, variant?: string): string | undefined {
  const { siteUrl } = context.edition.options;
  if (siteUrl === undefined) return undefined;
  return siteAddress(siteUrl, context.page, { id: node.id, variant });
}
