// figure: numbered things with captions, and display formulas.

import type { Caption, Container, Math } from '../../../document/index.ts';
import { texOf } from '../tex.ts';
import { anchored } from './anchor.ts';
import { joined, markdown } from '../printer.ts';
import type { Print, Printer, Segment } from '../printer.ts';

/** The caption stands below a picture and above a table or code, as in the book. */
export function container(node: Container, printer: Printer, print: Print): Segment[] {
  const { words } = printer.book;
  const word = { figure: words.figure, table: words.table, code: words.listing }[node.kind];
  const captions = node.children.filter((child): child is Caption => child.type === 'caption');
  const name = node.enumerator === undefined ? '' : `**${word} ${node.enumerator}.** `;
  const text = captions.map((caption) => joined(print.flow(caption.children, printer))).join('\n\n');
  const caption = markdown(`${name}${text}`.trim());
  const things = print.flow(
    node.children.filter(({ type }) => type !== 'caption'),
    printer,
  );
  return anchored(node, node.kind === 'figure' ? [...things, ...caption] : [...caption, ...things]);
}

/** Jupyter looks for formulas before it reads Markdown, so in a quote or list a formula must not hold line starts. */
export function math(node: Math, printer: Printer): Segment[] {
  const number = node.tag ?? node.enumerator;
  const tex = texOf(node.value, true, printer);
  const tag = number === undefined || /\\tag\b/.test(tex) ? '' : ` \\tag{${number}}`;
  const text = printer.nested ? `$$${tex}${tag}$$` : `$$\n${tex}${tag}\n$$`;
  return anchored(node, markdown(text));
}
