// engine: the full-text index of a database: SQLite's FTS5 or PostgreSQL's tsvector, filled with our own words and asked for them.

import { PostgresAdapter, sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';

import type { Standing } from '../../search/index.ts';
import type { Database } from '../store/schema.ts';
import { usualTerms } from './usual.ts';

export const isPostgres = (db: Kysely<Database>): boolean =>
  db.getExecutor().adapter instanceof PostgresAdapter;

export interface IndexedWords {
  title: readonly string[];
  text: readonly string[];
}

/** The words of a document where they are part of its row: on PostgreSQL. `putWords` follows once the row is there. */
export const wordsInRow = (db: Kysely<Database>, words: IndexedWords): object =>
  isPostgres(db) ? { search_index: sql`${vectorOf(words)}::tsvector` } : {};

/**
 * Puts the words of a document into an index beside its row, in the place of those that it had. A new one had none: saying so
 * saves SQLite the look-up and a mark in each of the index's segments.
 */
export async function putWords(
  db: Kysely<Database>,
  doc: number,
  words: IndexedWords,
  isNew: boolean,
): Promise<void> {
  if (isPostgres(db)) return;
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

/** What narrows the search, beside words. */
export interface Narrowed {
  /** Labels of sections. */
  labels?: readonly string[];
  standing?: readonly Standing[];
  /** Id of who wrote a post. */
  author?: number;
}

export interface Asked extends Narrowed {
  words: readonly string[];
  /** The last word may be the beginning of one. */
  open: boolean;
  /** Whether all words must be there, or any. */
  all: boolean;
  /** Words that follow each other; all of them must be there. */
  phrases?: readonly (readonly string[])[];
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

/** Of all documents that have the words, as many of the newest are ranked. */
const ranked = 1500;

/** The best documents that have the words, best first; where nothing is looked for but what narrows, the newest. */
export async function match(read: Kysely<Database>, asked: Asked, most: number): Promise<Match[]> {
  const engine = isPostgres(read) ? postgres : sqlite;
  const { terms, phrases } = await termsOf(read, asked, engine);
  if (terms.length + phrases.length === 0) {
    if (!isNarrowed(asked)) return [];
    const { rows } = await newest(asked, most).execute(read);
    return rows;
  }
  const usual = await usualTerms(read, terms, engine.having);
  const telling = terms.filter((term) => !usual.has(term));
  // Where any word will do, those that are everywhere would bring everything.
  const wanted = asked.all || telling.length === 0 ? terms : telling;
  const query: Query = {
    wanted: engine.query(wanted, phrases, asked.all),
    ranking:
      telling.length + phrases.length === 0
        ? 'none'
        : telling.length === wanted.length
          ? 'as wanted'
          : { by: engine.query(telling, phrases, false) },
  };
  const { rows } = await engine.search(query, asked, most).execute(read);
  return rows;
}

/** A last word that is in very many documents is one that has been written out: what it may begin is not looked for. */
async function termsOf(read: Kysely<Database>, asked: Asked, engine: Engine): Promise<Terms> {
  const whole = engine.terms({ ...asked, open: false });
  const last = whole.terms.at(-1);
  if (!asked.open || last === undefined) return whole;
  const isWhole = (await usualTerms(read, [last], engine.having)).has(last);
  return isWhole ? whole : engine.terms(asked);
}

interface Terms {
  terms: readonly string[];
  phrases: readonly string[];
}

interface Query {
  /** What a document must have. */
  wanted: string;
  /** What it is ranked by: a query of some of its words, or nothing where all are usual. */
  ranking: 'none' | 'as wanted' | { by: string };
}

interface Engine {
  /** Words and phrases as the database's queries have them. */
  terms: (asked: Asked) => Terms;
  query: (terms: readonly string[], phrases: readonly string[], all: boolean) => string;
  having: (term: string) => RawBuilder<unknown>;
  search: (query: Query, asked: Asked, most: number) => RawBuilder<Match>;
}

const isNarrowed = ({ labels, standing = [], author }: Narrowed): boolean =>
  labels !== undefined || standing.length > 0 || author !== undefined;

/** Conditions for documents `d`, with their posts `p` and discussions `t` where these are asked for. */
function narrowing({ labels, standing = [], author }: Narrowed): {
  joins: RawBuilder<unknown>;
  also: RawBuilder<unknown>;
} {
  const conditions = [
    ...(labels === undefined
      ? []
      : [labels.length === 0 ? sql`1 = 0` : sql`d.label in (${sql.join([...labels])})`]),
    ...standing.map((one) => standingOf[one]),
    ...(author === undefined ? [] : [sql`p.author_id = ${author}`]),
  ];
  return {
    joins: sql`${author === undefined ? sql`` : sql`join posts p on p.id = d.post_id`} ${
      standing.length === 0 ? sql`` : sql`join threads t on t.id = d.thread_id`
    }`,
    also: conditions.length === 0 ? sql`` : sql`and ${sql.join(conditions, sql` and `)}`,
  };
}

/** As lists of discussions have them. */
const standingOf: Record<Standing, RawBuilder<unknown>> = {
  solved: sql`t.solved_at is not null`,
  unsolved: sql`t.solved_at is null`,
  unanswered: sql`t.answers = 0`,
};

const columns = sql`d.id, d.thread_id, d.post_id, d.label, d.title`;

function newest(asked: Asked, most: number): RawBuilder<Match> {
  const { joins, also } = narrowing(asked);
  return sql<Match>`
    select ${columns}, 0 as score from search_docs d ${joins}
    where d.kind = ${asked.kind} ${also}
    order by d.id desc limit ${most}`;
}

/** All phrases, and all of the terms or any. */
const joined = (
  terms: readonly string[],
  phrases: readonly string[],
  [and, or]: readonly [string, string],
  all: boolean,
): string => [...phrases, ...(terms.length === 0 ? [] : [`(${terms.join(all ? and : or)})`])].join(and);

/** FTS5 (SQLite's documentation, "FTS5 Extension", section 3). */
const sqlite: Engine = {
  terms: ({ words, open, phrases = [] }) => {
    const string = (text: string): string => `"${text.replaceAll('"', '""')}"`;
    return {
      terms: words.map((word, at) => string(word) + (open && at === words.length - 1 ? '*' : '')),
      phrases: phrases.map((one) => string(one.join(' '))),
    };
  },
  query: (terms, phrases, all) => joined(terms, phrases, [' AND ', ' OR '], all),
  having: (term) => sql`select 1 from search_index where search_index match ${term}`,
  search: (query, asked, most) => {
    const { joins, also } = narrowing(asked);
    // Nothing of the documents is needed yet where nothing narrows.
    const docs = isNarrowed(asked) ? sql`join search_docs d on d.id = search_index.rowid ${joins}` : sql``;
    const { ranking } = query;
    // bm25 is smaller for the better. It reads all places of the words that it is asked for, so usual ones are not among them.
    const score = sql`-bm25(search_index, 5.0, 1.0) as score`;
    const newestOnes = sql`
      select search_index.rowid as id, ${ranking === 'as wanted' ? score : sql`0 as score`} from search_index ${docs}
      where search_index match ${query.wanted} ${asked.kind === 'section' ? amongSections : sql``} ${also}
      order by search_index.rowid desc limit ${ranked}`;
    const scores =
      typeof ranking === 'string'
        ? sql`select id, score from found`
        : sql`
          select found.id, ${score} from search_index cross join found on found.id = search_index.rowid
          where search_index match ${ranking.by}`;
    return sql<Match>`
      with found as materialized (${newestOnes}),
        scored as materialized (${scores} order by score desc, id desc limit ${most})
      select ${columns}, scored.score from scored join search_docs d on d.id = scored.id
      where d.kind = ${asked.kind} order by scored.score desc, d.id desc`;
  },
};

/** Sections are put in together when a book is published; no discussion has them. */
const amongSections = sql`
  and search_index.rowid >= coalesce((select min(id) from search_docs where thread_id is null), 1)
  and search_index.rowid <= coalesce((select max(id) from search_docs where thread_id is null), 0)`;

/** Text search (PostgreSQL's documentation, chapter 12). */
const postgres: Engine = {
  terms: ({ words, open, phrases = [] }) => ({
    terms: words.map((word, at) => quoted(word) + (open && at === words.length - 1 ? ':*' : '')),
    phrases: phrases.map((one) => `(${one.map(quoted).join(' <-> ')})`),
  }),
  query: (terms, phrases, all) => joined(terms, phrases, [' & ', ' | '], all),
  having: (term) => sql`select 1 from search_docs where search_index @@ ${term}::tsquery`,
  search: ({ wanted, ranking }, asked, most) => {
    const { joins, also } = narrowing(asked);
    return sql<Match>`
      select id, thread_id, post_id, label, title, ts_rank(search_index, ${typeof ranking === 'string' ? wanted : ranking.by}::tsquery, 1) as score
      from (
        select ${columns}, d.search_index from search_docs d ${joins}
        where d.search_index @@ ${wanted}::tsquery and d.kind = ${asked.kind} ${also}
        order by d.id desc limit ${ranked}
      ) as found
      order by score desc, id desc limit ${most}`;
  },
};
