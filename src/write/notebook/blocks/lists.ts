// lists: lists, definition lists and glossaries.

import type { DefinitionList, List, ListItem } from '../../../document/index.ts';
import { markdown } from '../printer.ts';
import type { Print, Printer, Segment } from '../printer.ts';

/** A code cell inside an item ends the Markdown of the list; what follows of the item stands plainly. */
export function list(node: List, printer: Printer, print: Print): Segment[] {
  const segments: Segment[] = [];
  let lines: string[] = [];
  const end = (): void => {
    segments.push(...markdown(lines.join(node.spread ? '\n\n' : '\n')));
    lines = [];
  };
  for (const [at, item] of node.children.entries()) {
    const marker = node.ordered ? `${(node.start ?? 1) + at}. ` : '- ';
    const inside = itemSegments(item, node.spread || item.spread, printer, print);
    const first = inside[0]?.kind === 'markdown' ? inside.shift() : undefined;
    lines.push(hung(marker + box(item), first?.kind === 'markdown' ? first.text : '', marker.length));
    if (inside.length === 0) continue;
    end();
    segments.push(...inside);
  }
  end();
  return segments;
}

/** An item's blocks, those before the first code cell as one. */
function itemSegments(item: ListItem, spread: boolean, printer: Printer, print: Print): Segment[] {
  const merged: Segment[] = [];
  for (const segment of print.flow(item.children, { ...printer, nested: true })) {
    const last = merged.at(-1);
    if (segment.kind === 'markdown' && last?.kind === 'markdown')
      last.text += (spread ? '\n\n' : '\n') + segment.text;
    else merged.push({ ...segment });
  }
  return merged;
}

const box = ({ checked }: ListItem): string => (checked === undefined ? '' : checked ? '[x] ' : '[ ] ');

function hung(marker: string, text: string, indent: number): string {
  return (
    marker +
    text
      .split('\n')
      .map((line, at) => (at === 0 || line === '' ? line : ' '.repeat(indent) + line))
      .join('\n')
  );
}

/** CommonMark has no definition lists: bold terms, each with what it means below. */
export function definitionList(node: DefinitionList, printer: Printer, print: Print): Segment[] {
  return node.children.flatMap((child) =>
    child.type === 'definitionTerm'
      ? markdown(`**${print.phrasing(child.children, printer)}**`)
      : print.flow(child.children, printer),
  );
}
