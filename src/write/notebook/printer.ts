// printer: what the handlers of node kinds are given, and what they give back.

import type { CodeCell, FlowNode, Node, NodeOf, PhrasingNode } from '../../document/index.ts';
import type { Book, Page } from '../../link/index.ts';
import type { Pictures } from './pictures.ts';

export interface NotebookOptions {
  /** Path of the library's file from the notebooks' root, such as `pytorch/tt.py`. */
  libraryFile?: string;
  /** Path of this notebook from the notebooks' root. */
  file: string;
  /** Address of the book's site, for what has no notebook. */
  siteUrl?: string;
}

/** A stretch of the notebook: Markdown, or a cell of code. */
export type Segment =
  | { kind: 'markdown'; text: string; /** Begins a cell of its own. */ begins?: boolean }
  | { kind: 'code'; cell: CodeCell; /** Folded: it gives an answer away. */ folded: boolean };

export interface Printer {
  book: Book;
  page: Page;
  variant: string;
  options: NotebookOptions;
  pictures: Pictures;
  /** Inside a quote, a list or a table, where a formula has to stand on one line. */
  nested: boolean;
  /** Inside a table, where `|` ends a cell. */
  inTable: boolean;
  /** Inside a solution. */
  folded: boolean;
  /** Keys of the works cited, as they come. */
  cited: Set<string>;
}

export type FlowHandlers = {
  [K in FlowNode['type']]: (node: NodeOf<K>, printer: Printer, print: Print) => Segment[];
};
export type PhrasingHandlers = {
  [K in PhrasingNode['type']]: (node: NodeOf<K>, printer: Printer, print: Print) => string;
};

/** The handlers' way to print what is inside their node. */
export interface Print {
  flow(nodes: readonly Node[], printer: Printer): Segment[];
  /** One line of Markdown. */
  phrasing(nodes: readonly Node[], printer: Printer): string;
}

/** Markdown as a single segment; none when there is nothing to say. */
export function markdown(text: string): Segment[] {
  return text.trim() === '' ? [] : [{ kind: 'markdown', text }];
}

/** The Markdown of segments without code cells. */
export function joined(segments: readonly Segment[]): string {
  return segments
    .map((segment) => (segment.kind === 'markdown' ? segment.text : ''))
    .filter((text) => text !== '')
    .join('\n\n');
}

export const hasCode = (segments: readonly Segment[]): boolean =>
  segments.some(({ kind }) => kind === 'code');
