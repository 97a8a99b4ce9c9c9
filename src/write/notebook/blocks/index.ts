// blocks: blocks of a page as Markdown and code cells: one handler for each kind.

import { languageName } from '../../../code/index.ts';
import type { Heading, Node } from '../../../document/index.ts';
import { codeBlock, escapeAddress, escapeStart, escapeText } from '../escape.ts';
import { joined, markdown } from '../printer.ts';
import type { FlowHandlers, Print, Printer, Segment } from '../printer.ts';
import { anchored } from './anchor.ts';
import { container, math } from './figure.ts';
import { imageMarkdown } from './image.ts';
import { definitionList, list } from './lists.ts';
import { indexList, toc, works } from './made.ts';
import { folded, quote, titled } from './quote.ts';
import { admonition, exercise, proof, solution } from './statements.ts';
import { table } from './table.ts';

const inside = (
  node: { children: readonly Node[]; label?: string; id?: string },
  printer: Printer,
  print: Print,
): Segment[] => anchored(node, print.flow(node.children, printer));
const nothing = (): Segment[] => [];

export const flowHandlers: FlowHandlers = {
  block: inside,
  heading,
  paragraph: (node, printer, print) =>
    anchored(
      node,
      markdown(print.phrasing(node.children, printer).trim().split('\n').map(escapeStart).join('\n')),
    ),
  thematicBreak: () => markdown('---'),
  blockquote: (node, printer, print) => anchored(node, quote('', node.children, printer, print)),
  list: (node, printer, print) => anchored(node, list(node, printer, print)),
  definitionList: (node, printer, print) => anchored(node, definitionList(node, printer, print)),
  comment: nothing,
  code: (node) => anchored(node, markdown(codeBlock(node.value, node.lang ?? ''))),
  codeCell: (node, { folded: answer }) =>
    languageName(node.language) === 'python'
      ? [{ kind: 'code', cell: node, folded: answer }]
      : anchored(node, markdown(codeBlock(node.source, node.language))),
  math,
  html: ({ value }) => markdown(value.trim()),
  raw: ({ format, value }) => (format === 'html' || format === 'markdown' ? markdown(value.trim()) : []),
  container,
  autodoc: nothing,
  caption: inside,
  legend: inside,
  image: (node, printer) => anchored(node, markdown(imageMarkdown(node, printer))),
  table: (node, printer, print) => anchored(node, table(node, printer, print)),
  admonitionTitle: (node, printer, print) => markdown(`**${print.phrasing(node.children, printer)}**`),
  admonition,
  proof,
  exercise,
  solution,
  aside: (node, printer, print) => {
    const { title, rest } = titled(node.children, printer, print);
    return anchored(node, quote(title === '' ? '' : `**${title}**`, rest, printer, print));
  },
  details: (node, printer, print) => {
    const [first, ...rest] = node.children;
    if (first?.type !== 'summary')
      return anchored(node, folded('…', node.children, printer, print, node.open));
    return anchored(node, folded(print.phrasing(first.children, printer), rest, printer, print, node.open));
  },
  summary: (node, printer, print) => markdown(`**${print.phrasing(node.children, printer)}**`),
  // Notes stand at the end of the notebook.
  footnoteDefinition: nothing,
  tabSet: (node, printer, print) =>
    node.children.flatMap((tab) => [
      ...markdown(`**${escapeText(tab.title)}**`),
      ...print.flow(tab.children, printer),
    ]),
  variantSet: (node, printer, print) =>
    node.children
      .filter(({ variants }) => variants.includes(printer.variant))
      .flatMap((branch) => print.flow(branch.children, printer)),
  card: (node, printer, print) => {
    const { title, rest } = titled(node.children, printer, print);
    const head =
      node.url === undefined
        ? title
        : `[${title === '' ? escapeText(node.url) : title}](${escapeAddress(node.url)})`;
    return quote(head === '' ? '' : `**${head}**`, rest, printer, print);
  },
  grid: inside,
  div: inside,
  iframe: ({ src, title }) => markdown(`[${escapeText(title ?? src)}](${escapeAddress(src)})`),
  toc,
  bibliography: (_node, printer, print) => works(printer.book.bibliography, printer, print),
  showIndex: (_node, printer) => indexList(printer.book.index, printer),
  glossary: inside,
  error: ({ value }) => markdown(codeBlock(value, '')),
  indexEntry: (node, printer, print) => markdown(print.phrasing(node.children, printer)),
};

function heading(node: Heading, printer: Printer, print: Print): Segment[] {
  const number = node.enumerator === undefined ? '' : `${node.enumerator} `;
  const text = `${'#'.repeat(node.depth)} ${number}${print.phrasing(node.children, printer).replace(/\\?\n/g, ' ')}`;
  const [first] = anchored(node, markdown(text));
  return first?.kind === 'markdown' ? [{ ...first, begins: true }] : [];
}

/** The notes of the page, in the order of their numbers. */
export function footnotes(nodes: readonly Node[], printer: Printer, print: Print): Segment[] {
  const lines = nodes.flatMap((node) =>
    node.type === 'footnoteDefinition'
      ? [
          `- <sup>${escapeText(node.enumerator ?? node.label)}</sup> ${joined(print.flow(node.children, { ...printer, nested: true })).replace(/\n\n/g, '\n\n  ')}`,
        ]
      : [],
  );
  return markdown(lines.join('\n'));
}
