// print-book: what linking made of a book, one line for each thing that it numbered, named or resolved. For tests.

import type { Diagnostic, Node } from '../src/document/index.ts';
import { childrenOf, plainText } from '../src/document/index.ts';
import type { Book, ContentsEntry, IndexLine, Page } from '../src/link/index.ts';

/** All pages with their numbered and linking nodes. */
export const printPages = (book: Book): string => book.pages.map(printPage).join('\n');

function printPage(page: Page): string {
  const number = page.enumerator ?? '-';
  const rest = [
    page.part && `part ${page.part.enumerator}`,
    page.parent && `in ${page.parent}`,
    page.variants.length > 0 && page.variants.join(','),
  ];
  const head = [
    `${page.path} ${number} "${plainText(page.title)}" #${page.label}`,
    ...rest.filter(Boolean),
  ].join(' ');
  return [head, ...printNode(page.document.tree)].join('\n');
}

function printNode(node: Node): string[] {
  const own = facts(node);
  const line =
    own.length === 0
      ? []
      : [
          `  ${node.type} ${own.join(' ')} "${plainText(node).replace(/\s+/g, ' ').replaceAll('\u00a0', '~').slice(0, 60)}"`,
        ];
  return [...line, ...childrenOf(node).flatMap(printNode)];
}

function facts(node: Node): string[] {
  const found: string[] = [];
  if ('id' in node && node.id !== undefined) found.push(`#${node.id}`);
  if ('enumerator' in node && node.enumerator !== undefined) found.push(`n=${node.enumerator}`);
  if ('target' in node && node.target)
    found.push(`-> ${node.target.page}${node.target.id === undefined ? '' : `#${node.target.id}`}`);
  if (node.type === 'exercise' && node.solution) found.push(`solved #${node.solution.id}`);
  if (node.type === 'crossReference' && node.target === undefined) found.push('-> nothing');
  if (node.type === 'link')
    found.push(node.download === undefined ? `to ${node.url}` : `download ${node.download}`);
  if (node.type === 'image') found.push(node.path === undefined ? `no ${node.url}` : `is ${node.path}`);
  if (node.type === 'cite') found.push(node.resolved === true ? node.label : `unknown ${node.label}`);
  if (node.type === 'citeGroup') found.push('group');
  if (node.type === 'toc') found.push(JSON.stringify(node.entries?.map(shortEntry)));
  return found;
}

interface Entry {
  title: readonly Node[];
  enumerator?: string;
  children: readonly Entry[];
}

const shortEntry = ({ title, enumerator, children }: Entry): unknown => {
  const words = `${enumerator === undefined ? '' : `${enumerator} `}${plainText(title)}`;
  return children.length === 0 ? words : [words, children.map(shortEntry)];
};

/** The contents, indented. */
export const printContents = (entries: readonly ContentsEntry[], depth = 0): string =>
  entries
    .flatMap((entry) => [
      `${'  '.repeat(depth)}${entry.kind} ${entry.enumerator ?? '-'} "${plainText(entry.title)}"${entry.hidden ? ' hidden' : ''}`,
      ...(entry.children.length > 0 ? [printContents(entry.children, depth + 1)] : []),
    ])
    .join('\n');

/** The index, indented. */
export const printIndex = (lines: readonly IndexLine[], depth = 0): string =>
  lines
    .flatMap(({ term, places, see, seeAlso, sub }) => [
      [
        '  '.repeat(depth) + term,
        ...places.map(({ target, emphasis }) => `${target.page}#${target.id ?? ''}${emphasis ? '!' : ''}`),
        ...see.map((one) => `see ${one}`),
        ...seeAlso.map((one) => `see also ${one}`),
      ].join(' | '),
      ...(sub.length > 0 ? [printIndex(sub, depth + 1)] : []),
    ])
    .join('\n');

export const printDiagnostics = (diagnostics: readonly Diagnostic[]): string =>
  diagnostics
    .map(({ file, position, severity, code, message, help }) => {
      const place = position === undefined ? file : `${file}:${position.start.line}:${position.start.column}`;
      return `${place} ${severity} ${code}: ${message} (${help})`;
    })
    .join('\n');
