// read-page: one page as later steps need it: what is known of it, and its tree for whoever asks for it.

import type { CodeCell, Diagnostic, Document, ReadResult } from '../../document/index.ts';
import type { FactsInput, PageFacts } from '../../link/index.ts';
import { factsOf, lazyTree } from '../../link/index.ts';
import { digestOf } from '../digest.ts';
import { codeIn, isCell } from '../page-cells.ts';
import type { CodePage } from '../page-cells.ts';
import type { PageStore, StoredPage } from './page-store.ts';

export interface ReadPage {
  /** Its tree is read when it is first asked for. */
  document: Document;
  facts: PageFacts;
  code: CodePage['code'];
  /** The cells alone. */
  cells: CodeCell[];
  diagnostics: Diagnostic[];
  /** Of its text and of all that it includes. */
  stamp: string;
}

/** How pages of this book are read. */
export interface Reading {
  read(path: string, text: string, load: (path: string) => string | undefined): ReadResult;
  /** Text of a file of the book; undefined = not there. */
  load: (path: string) => string | undefined;
  facts: FactsInput;
  store: PageStore;
  /** Characters of text whose trees may still be kept in memory; it goes down. */
  room: number;
}

/** The page from the store, if it and all that it includes are as they were; else read. */
export function readPage(path: string, text: string, reading: Reading): ReadPage {
  const { store } = reading;
  const digest = digestOf(text);
  const stored = store.find(path, digest);
  const tree = (): Document['tree'] => reading.read(path, text, reading.load).document.tree;
  if (stored !== undefined && isCurrent(stored, reading)) {
    store.keep(path);
    const { facts, code, diagnostics, loads } = stored;
    const document = lazyTree(stored.document, tree);
    return {
      document,
      facts,
      code,
      cells: code.filter(isCell),
      diagnostics,
      stamp: pageStamp(digest, loads),
    };
  }
  const loads: Record<string, string> = {};
  const { document, diagnostics } = reading.read(path, text, (other) => {
    const found = reading.load(other);
    loads[other] = stampOf(found);
    return found;
  });
  const facts = factsOf(document, reading.facts);
  const code = codeIn(document.tree);
  const { tree: read, ...known } = document;
  store.put(path, digest, { document: known, facts, code, diagnostics, loads });
  // The tree will be wanted when the page is written; of a very long book it is read again rather than kept.
  const room = reading.room - text.length;
  if (room >= 0) reading.room = room;
  const lazy = lazyTree(known, tree, room >= 0 ? read : undefined);
  const stamp = pageStamp(digest, loads);
  return { document: lazy, facts, code, cells: code.filter(isCell), diagnostics, stamp };
}

const pageStamp = (digest: string, loads: StoredPage['loads']): string =>
  digestOf(digest, JSON.stringify(loads));

const stampOf = (text: string | undefined): string => (text === undefined ? 'absent' : digestOf(text));

const isCurrent = ({ loads }: StoredPage, { load }: Reading): boolean =>
  Object.entries(loads).every(([path, stamp]) => stampOf(load(path)) === stamp);
