// values: what the book puts into a page's tree: for each place that waits for something, what comes there.

import type { FlowNode, PhrasingNode, ReferenceTarget, TocEntry } from '../document/index.ts';
import type { CitedPiece } from './citations/index.ts';
import type { Fill } from './own-words.ts';

/** A page's tree is its document's with these put in; by place (`Noted.at`). */
export type Values = ReadonlyMap<number, Value>;

export type Value = ReferenceValue | CitationValue | FieldsValue | WordsValue | NodesValue;

/** Of a reference, or of a link that turns out to be one. */
export interface ReferenceValue {
  kind: 'reference';
  /** Of a link: the label that it means. */
  label?: string;
  /** Absent: it leads nowhere. */
  target?: ReferenceTarget;
  /** Instead of the author's. */
  words?: readonly PhrasingNode[];
  /** What is filled into the author's. */
  fill?: Fill;
}

/** Of a citation: pieces of the works that the bibliography has, and the keys of those that it has not. */
export interface CitationValue {
  kind: 'citation';
  pieces: readonly CitedPiece[];
  unknown: readonly string[];
}

/** Fields marked "link" in the document model. */
export interface FieldsValue {
  kind: 'fields';
  fields: {
    download?: string;
    path?: string;
    target?: ReferenceTarget;
    solution?: ReferenceTarget;
    entries?: TocEntry[];
  };
}

/** Words of something that has none. */
export interface WordsValue {
  kind: 'words';
  words: readonly PhrasingNode[];
}

/** What stands there instead. */
export interface NodesValue {
  kind: 'nodes';
  nodes: readonly FlowNode[];
}

export const fields = (given: FieldsValue['fields']): FieldsValue => ({ kind: 'fields', fields: given });
