// statements: admonitions, theorems and proofs, exercises and solutions.

import type { Admonition, Exercise, Proof, Solution } from '../../../document/index.ts';
import { anchored } from './anchor.ts';
import { hasCode, joined, markdown } from '../printer.ts';
import type { Print, Printer, Segment } from '../printer.ts';
import { folded, quote, titled } from './quote.ts';

const numbered = (word: string, enumerator: string | undefined): string =>
  enumerator === undefined ? word : `${word} ${enumerator}`;

export function admonition(node: Admonition, printer: Printer, print: Print): Segment[] {
  const { title, rest } = titled(node.children, printer, print);
  const words = title === '' ? (printer.book.words.kinds[node.kind] ?? '') : title;
  const segments = node.dropdown
    ? folded(words, rest, printer, print, node.open)
    : quote(words === '' ? '' : `**${words}**`, rest, printer, print);
  return anchored(node, segments);
}

/** Statements are set off; proofs run with the text, to their sign of the end. */
export function proof(node: Proof, printer: Printer, print: Print): Segment[] {
  const { title, rest } = titled(node.children, printer, print);
  const word = numbered(printer.book.words.kinds[node.kind] ?? node.kind, node.enumerator);
  if (node.kind !== 'proof') {
    return anchored(node, quote(`**${word}**${title === '' ? '' : ` (${title})`}`, rest, printer, print));
  }
  const head = `<em>${word}${title === '' ? '' : ` (${title})`}.</em>`;
  const segments = print.flow(rest, printer);
  if (hasCode(segments)) return anchored(node, [...markdown(head), ...segments, ...markdown('∎')]);
  const text = joined(segments);
  // A formula or list cannot stand on the line of the head.
  const gap = rest[0]?.type === 'paragraph' ? ' ' : '\n\n';
  const end = rest.at(-1)?.type === 'paragraph' ? ' ' : '\n\n';
  return anchored(node, markdown(`${head}${gap}${text}${end}∎`));
}

export function exercise(node: Exercise, printer: Printer, print: Print): Segment[] {
  const { title, rest } = titled(node.children, printer, print);
  const word = numbered(printer.book.words.exercise, node.enumerator);
  const head = `**${word}**${title === '' ? '' : ` (${title})`}`;
  return anchored(node, [...markdown(head), ...print.flow(rest, printer)]);
}

export function solution(node: Solution, printer: Printer, print: Print): Segment[] {
  const { rest } = titled(node.children, printer, print);
  const { words } = printer.book;
  const of = node.target?.enumerator;
  const summary = of === undefined ? words.solution : `${words.solution} (${words.exercise} ${of})`;
  return anchored(node, folded(summary, rest, printer, print));
}
