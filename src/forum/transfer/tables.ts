// tables: what leaves and enters the forum as lines of JSON: the tables that make up its discussions, in an order in which each line needs only earlier ones.

import type { Database } from '../store/schema.ts';

/** Not among them: accounts' keys, webhooks, messages under way, what is made anew from the rest (search), counters of limits. */
export const movedTables = [
  'people',
  'versions',
  'anchors',
  'anchor_history',
  'threads',
  'posts',
  'post_revisions',
  'votes',
  'thread_tags',
  'mentions',
  'quotes',
  'read_marks',
  'flags',
  'reviews',
  'moderation_log',
  'watched_words',
  'subscriptions',
  'notices',
  'uploads',
  'upload_uses',
  'redirects',
] as const satisfies readonly (keyof Database)[];

export type MovedTable = (typeof movedTables)[number];

/** Columns by which rows are read in a stable order, page by page. */
export const orderOf: Readonly<Record<MovedTable, readonly string[]>> = {
  people: ['id'],
  versions: ['id'],
  anchors: ['id'],
  anchor_history: ['id'],
  threads: ['id'],
  posts: ['id'],
  post_revisions: ['id'],
  votes: ['post_id', 'person_id'],
  thread_tags: ['thread_id', 'tag'],
  mentions: ['post_id', 'person_id'],
  quotes: ['post_id', 'quoted_id'],
  read_marks: ['person_id', 'thread_id'],
  flags: ['id'],
  reviews: ['id'],
  moderation_log: ['id'],
  watched_words: ['id'],
  subscriptions: ['person_id', 'scope', 'target'],
  notices: ['id'],
  uploads: ['id'],
  upload_uses: ['upload_id', 'post_id'],
  redirects: ['path'],
};

/** Tables whose ids the database counts up itself. */
export const counted: readonly MovedTable[] = movedTables.filter(
  (table) => orderOf[table].join() === 'id' && table !== 'versions' && table !== 'uploads',
);
