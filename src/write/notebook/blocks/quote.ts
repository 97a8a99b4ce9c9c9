// quote: segments set off as a block quote, or plainly where there are code cells, which no quote can hold.

import type { Node } from '../../../document/index.ts';
import { hasCode, joined, markdown } from '../printer.ts';
import type { Print, Printer, Segment } from '../printer.ts';

/** Every line after `> `. */
export const quoted = (text: string): string =>
  text
    .split('\n')
    .map((line) => `> ${line}`.trimEnd())
    .join('\n');

/** A head such as `**Note.**` and what follows it, as a quote. */
export function quote(head: string, nodes: readonly Node[], printer: Printer, print: Print): Segment[] {
  const segments = print.flow(nodes, { ...printer, nested: true });
  if (hasCode(segments)) return [...markdown(head === '' ? '' : quoted(head)), ...segments];
  return markdown(quoted([head, joined(segments)].filter((text) => text !== '').join('\n\n')));
}

/** What can be opened: HTML that Jupyter shows, with Markdown inside. With code cells a bold head. */
export function folded(
  summary: string,
  nodes: readonly Node[],
  printer: Printer,
  print: Print,
  open = false,
): Segment[] {
  const segments = print.flow(nodes, { ...printer, folded: true });
  if (hasCode(segments)) return [...markdown(`**${summary}**`), ...segments];
  return markdown(
    `<details${open ? ' open' : ''}>\n<summary>${summary}</summary>\n\n${joined(segments)}\n\n</details>`,
  );
}

/** The title of an admonition, statement or card, and the nodes after it. */
export function titled(
  nodes: readonly Node[],
  printer: Printer,
  print: Print,
): { title: string; rest: readonly Node[] } {
  const [first, ...rest] = nodes;
  if (first?.type !== 'admonitionTitle') return { title: '', rest: nodes };
  return { title: print.phrasing(first.children, printer), rest };
}
