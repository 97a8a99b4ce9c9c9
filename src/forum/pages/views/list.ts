// list: discussions of the book, of a section or of a block.

import type { ThreadKind } from '../../store/schema.ts';
import type { RowView } from './parts.ts';

export type ListShow = 'all' | 'unanswered' | 'solved' | 'mine';
export type ListSort = 'activity' | 'newest' | 'helpful';

/** What the query of a list's address says. */
export interface ListFilter {
  show: ListShow;
  /** Label of a page: only that and what is below it. */
  chapter?: string;
  variant?: string;
  tag?: string;
  kind?: ThreadKind;
  sort: ListSort;
  before?: string;
}

export interface ListView {
  scope:
    | { kind: 'book' }
    | { kind: 'section'; label: string }
    | { kind: 'block'; label: string; block: string };
  filter: ListFilter;
  /** Of the scope, without the rest of the filter; `mine` only for who is signed in. */
  counts: { all: number; unanswered: number; solved: number; mine?: number };
  /** A section's in the order of the text, the book's by last activity or as sorted. */
  rows: readonly RowView[];
  /** Place of the first row, from 1, and how many there are with this filter. */
  from: number;
  total: number;
  /** Cursors of `before`; absent = no more. */
  older?: string;
  newer?: string;
  tags: readonly { tag: string; count: number }[];
  /** Discussions whose text is no longer in the book. */
  archived: readonly RowView[];
  following: boolean;
  /** Shown discussions by label of the section they hang on; pages add up what is below. */
  sectionCounts: Readonly<Record<string, number>>;
  mayAsk: boolean;
}
