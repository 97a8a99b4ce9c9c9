// engine: the full-text index of a database: SQLite's FTS5 or PostgreSQL's tsvector, filled with our own words and asked for them.

import { PostgresAdapter, sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';

import type { Database } from '../store/schema.ts';

export const isPostgres = (db: Kysely<Database>): boolean =>
  db.getExecutor().adapter instanceof PostgresAdapter;

export interface IndexedWords {
  title: readonly string[];
  text: readonly string[];
}

/**
 * Puts the words of a document into the index, in the place of those that it had. A new one had none: saying so saves SQLite the
 * look-up and a mark in each of the index's segments.
 */
export async function putWords(
  db: Kysely<Database>,
  doc: number,
  words: IndexedWords,
  isNew: boolean,
): Promise<void> {
  if (isPostgres(db)) {
    await sql`update search_docs set search_index = ${vectorOf(words)}::tsvector where id = ${doc}`.execute(
      db,
    );
    return;
  }
  if (!isNew) await dropWords(db, [doc]);
  await sql`insert into search_index (rowid, title_tokens, tokens) values (${doc}, ${words.title.join(' ')}, ${words.text.join(' ')})`.execute(
    db,
  );
}

/** Takes documents out of the index; on PostgreSQL they go with their rows. */
export async function dropWords(db: Kysely<Database>, docs: readonly number[]): Promise<void> {
  if (isPostgres(db)) return;
  for (const doc of docs) await sql`delete from search_index where rowid = ${doc}`.execute(db);
}

/** Positions that a tsvector knows (PostgreSQL, 12.1), and how often one word may be counted. */
const lastPosition = 16_383;
const mostPositions = 200;

/** A tsvector in its own words: 'loss':1A,7 — words of the title weigh more. */
function vectorOf({ title, text }: IndexedWords): string {
  const places = new Map<string, string[]>();
  const add = (word: string, place: string): void => {
    const known = places.get(word);
    if (!known) places.set(word, [place]);
    else if (known.length < mostPositions) known.push(place);
  };
  title.forEach((word, at) => add(word, `${Math.min(at + 1, lastPosition)}A`));
  text.forEach((word, at) => add(word, `${Math.min(title.length + at + 2, lastPosition)}`));
  return [...places].map(([word, at]) => `${quoted(word)}:${at.join(',')}`).join(' ');
}

const quoted = (word: string): string => `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;

export interface Asked {
  words: readonly string[];
  /** The last word may be the beginning of one. */
  open: boolean;
  /** Whether all words must be there, or any. */
  all: boolean;
  kind: 'post' | 'section';
}

export interface Match {
  id: number;
  thread_id: number | null;
  post_id: number | null;
  label: string;
  title: string;
  score: number;
}

/** Of very common words only this many of the newest documents are looked at. */
const mostRanked = 3000;

/** The best documents that have the words, best first. */
export async function match(read: Kysely<Database>, asked: Asked, most: number): Promise<Match[]> {
  if (asked.words.length === 0) return [];
  const { rows } = await (isPostgres(read) ? onPostgres(asked, most) : onSqlite(asked, most)).execute(read);
  return rows;
}

function onSqlite({ words, open, all, kind }: Asked, most: number): RawBuilder<Match> {
  const terms = words.map(
    (word, at) => `"${word.replaceAll('"', '""')}"${open && at === words.length - 1 ? '*' : ''}`,
  );
  const query = terms.join(all ? ' AND ' : ' OR ');
  // bm25 is smaller for the better.
  return sql<Match>`
    select * from (
      select d.id, d.thread_id, d.post_id, d.label, d.title, -bm25(search_index, 5.0, 1.0) as score
      from search_index join search_docs d on d.id = search_index.rowid
      where search_index match ${query} and d.kind = ${kind}
      order by search_index.rowid desc limit ${mostRanked}
    ) order by score desc, id desc limit ${most}`;
}

function onPostgres({ words, open, all, kind }: Asked, most: number): RawBuilder<Match> {
  const terms = words.map((word, at) => `${quoted(word)}${open && at === words.length - 1 ? ':*' : ''}`);
  const query = terms.join(all ? ' & ' : ' | ');
  return sql<Match>`
    select id, thread_id, post_id, label, title, ts_rank(search_index, ${query}::tsquery, 1) as score
    from (
      select * from search_docs
      where search_index @@ ${query}::tsquery and kind = ${kind}
      order by id desc limit ${mostRanked}
    ) as found
    order by score desc, id desc limit ${most}`;
}
