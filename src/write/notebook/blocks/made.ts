// made: lists that the build makes: contents, works cited, the index.

import type { Toc, TocEntry } from '../../../document/index.ts';
import type { BibliographyEntry, IndexLine } from '../../../link/index.ts';
import { addressOf } from '../addresses.ts';
import { escapeAddress, escapeText } from '../escape.ts';
import { markdown } from '../printer.ts';
import type { Print, Printer, Segment } from '../printer.ts';

export function toc(node: Toc, printer: Printer, print: Print): Segment[] {
  return markdown(tocLines(node.entries ?? [], '', printer, print).join('\n'));
}

function tocLines(entries: readonly TocEntry[], indent: string, printer: Printer, print: Print): string[] {
  return entries.flatMap(({ page, id, title, enumerator, children }) => {
    const words = `${enumerator === undefined ? '' : `${enumerator} `}${print.phrasing(title, printer)}`;
    const url = addressOf({ page, ...(id !== undefined && { id }), kind: 'page' }, printer);
    return [`${indent}- ${linked(words, url)}`, ...tocLines(children, `${indent}  `, printer, print)];
  });
}

const linked = (words: string, url: string | undefined): string =>
  url === undefined ? words : `[${words}](${escapeAddress(url)})`;

/** The works of a list, in its order. */
export function works(entries: readonly BibliographyEntry[], printer: Printer, print: Print): Segment[] {
  const lines = entries.map(({ number, children }) => {
    const text = print.phrasing(children, printer);
    // Styles with numbers print them in the entry or leave them to the list.
    return number === undefined || text.includes(`[${number}]`) ? `- ${text}` : `- \\[${number}\\] ${text}`;
  });
  return markdown(lines.join('\n'));
}

export function indexList(lines: readonly IndexLine[], printer: Printer): Segment[] {
  return markdown(indexLines(lines, '', printer).join('\n'));
}

function indexLines(lines: readonly IndexLine[], indent: string, printer: Printer): string[] {
  const { words } = printer.book;
  return lines.flatMap((line) => {
    const places = line.places.map(({ target }) => {
      const name = target.enumerator ?? printer.book.page(target.page)?.enumerator ?? target.page;
      return linked(escapeText(name), addressOf(target, printer));
    });
    const see = line.see.map((term) => `${words.see} ${escapeText(term)}`);
    const also = line.seeAlso.map((term) => `${words.seeAlso} ${escapeText(term)}`);
    const text = [escapeText(line.term), ...places, ...see, ...also].join(', ');
    return [`${indent}- ${text}`, ...indexLines(line.sub, `${indent}  `, printer)];
  });
}
