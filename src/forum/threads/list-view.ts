// list-view: the discussions of the book, of a section or of a block, sifted and a page at a time.

import type { SelectQueryBuilder } from 'kysely';

import type { Visitor } from '../actor.ts';
import type { ListFilter, ListView } from '../pages/views/list.ts';
import { may } from '../policy/index.ts';
import type { Database, Row } from '../store/schema.ts';
import type { Reader } from '../store/store.ts';
import { keeper } from './counts.ts';
import type { Keeper } from './counts.ts';
import { rowViews } from './row-view.ts';

/** Lines of one page. */
export const pageLength = 30;

type Threads = SelectQueryBuilder<Database, 'threads', object>;

export interface ListAsked {
  scope: ListView['scope'];
  /** Labels that the scope takes in: a section and those below it; absent: all of the book. */
  labels?: readonly string[];
  filter: ListFilter;
  /** Labels below `filter.chapter`, itself included. */
  chapter?: readonly string[];
  visitor: Visitor;
  now: number;
  /** Of the book as a whole, kept. */
  facets?: Keeper<Facets>;
  /** Place of a label in the book: a section's list goes in the order of the text. */
  orderOf?: (label: string, block: string | null) => number;
}

export async function listView(read: Reader, asked: ListAsked): Promise<ListView> {
  const { filter, visitor } = asked;
  const facets =
    (asked.scope.kind === 'book' && (await asked.facets?.now())) || (await facetsOf(read, asked));
  const [mine, total] = await Promise.all([
    visitor ? countOf(shownAs(inScope(read, asked), 'mine', visitor)) : undefined,
    countOf(sifted(read, asked)),
  ]);
  const { tags, sectionCounts } = facets;
  const counts = { ...facets.counts, ...(mine !== undefined && { mine }) };
  const page = asked.orderOf ? await inTextOrder(read, asked) : await byTime(read, asked);
  const archived = await archivedIn(read, asked);
  const following = visitor ? await isFollowing(read, visitor.id, asked.scope) : false;
  return {
    scope: asked.scope,
    filter,
    counts,
    tags,
    total,
    sectionCounts,
    following,
    rows: await rowViews(read, page.threads, visitor),
    from: page.from,
    ...(page.older !== undefined && { older: page.older }),
    ...(page.newer !== undefined && { newer: page.newer }),
    archived: await rowViews(read, archived, visitor),
    mayAsk: mayAsk(visitor, asked.now),
  };
}

function mayAsk(visitor: Visitor, now: number): boolean {
  const allowed = may(visitor, 'thread.create', now);
  return allowed === true || allowed.code === 'sign-in';
}

/** What is in the scope and may be listed. */
function inScope(read: Reader, { scope, labels }: Scope): Threads {
  let query = read.selectFrom('threads').where('threads.state', '=', 'shown') as Threads;
  if (labels) query = query.where('threads.label', 'in', [...labels]);
  if (scope.kind === 'block') query = query.where('threads.block', '=', scope.block);
  return query;
}

function sifted(read: Reader, asked: ListAsked): Threads {
  const { filter, visitor, chapter } = asked;
  let query = shownAs(inScope(read, asked), filter.show, visitor);
  if (chapter) query = query.where('threads.label', 'in', [...chapter]);
  if (filter.variant !== undefined) query = query.where('threads.variant', '=', filter.variant);
  if (filter.kind !== undefined) query = query.where('threads.kind', '=', filter.kind);
  const { tag } = filter;
  if (tag !== undefined) {
    query = query.where((eb) =>
      eb.exists(
        eb
          .selectFrom('thread_tags')
          .select('tag')
          .whereRef('thread_tags.thread_id', '=', 'threads.id')
          .where('thread_tags.tag', '=', tag),
      ),
    );
  }
  return query;
}

function shownAs(query: Threads, show: ListFilter['show'], visitor: Visitor): Threads {
  switch (show) {
    case 'all':
      return query;
    case 'unanswered':
      return query.where('threads.answers', '=', 0).where('threads.closed_at', 'is', null);
    case 'solved':
      return query.where('threads.solved_at', 'is not', null);
    case 'mine':
      return query.where('threads.author_id', '=', visitor?.id ?? 0);
  }
}

const countOf = async (query: Threads): Promise<number> =>
  Number((await query.select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow()).count);

/** What a list says beside its lines, the same for every visitor. */
export interface Facets {
  counts: Omit<ListView['counts'], 'mine'>;
  tags: ListView['tags'];
  sectionCounts: Readonly<Record<string, number>>;
}

/** How old what the book's list says beside its lines may be; in milliseconds. */
const freshFor = 1_000;

/** Of the whole book, read again when something has happened, at most once a second. */
export const keepFacets = (read: Reader, change: () => string, clock: () => number): Keeper<Facets> =>
  keeper(() => facetsOf(read, { scope: { kind: 'book' } }), { change, clock, freshFor });

type Scope = Pick<ListAsked, 'scope' | 'labels'>;

async function facetsOf(read: Reader, scope: Scope): Promise<Facets> {
  const count = (show: 'all' | 'unanswered' | 'solved'): Promise<number> =>
    countOf(shownAs(inScope(read, scope), show, undefined));
  const [all, unanswered, solved, tags, sectionCounts] = await Promise.all([
    count('all'),
    count('unanswered'),
    count('solved'),
    tagsOf(read, scope),
    countsBySection(read),
  ]);
  return { counts: { all, unanswered, solved }, tags, sectionCounts };
}

async function tagsOf(read: Reader, scope: Scope): Promise<ListView['tags']> {
  const rows = await read
    .selectFrom('thread_tags')
    .select(({ fn }) => ['tag', fn.countAll<number>().as('count')])
    .where('thread_id', 'in', inScope(read, scope).select('threads.id'))
    .groupBy('tag')
    .orderBy('count', 'desc')
    .orderBy('tag')
    .limit(30)
    .execute();
  return rows.map(({ tag, count }) => ({ tag, count: Number(count) }));
}

/** Shown discussions by the label of their section. */
export async function countsBySection(read: Reader): Promise<Record<string, number>> {
  const rows = await read
    .selectFrom('threads')
    .select(({ fn }) => ['label', fn.countAll<number>().as('count')])
    .where('state', '=', 'shown')
    .groupBy('label')
    .execute();
  return Object.fromEntries(rows.map(({ label, count }) => [label, Number(count)]));
}

interface Page {
  threads: Row<'threads'>[];
  /** Place of the first, from 1. */
  from: number;
  older?: string;
  newer?: string;
}

const sortColumn = { activity: 'last_at', newest: 'created', helpful: 'helpful' } as const;

/** Cursors are places in the list: what comes in meanwhile moves it by as much, and nothing is left out for good. */
async function byTime(read: Reader, asked: ListAsked): Promise<Page> {
  const { filter } = asked;
  const offset = offsetOf(filter.before);
  const threads = await sifted(read, asked)
    .selectAll('threads')
    .orderBy('threads.pinned', 'desc')
    .orderBy(`threads.${sortColumn[filter.sort]}`, 'desc')
    .orderBy('threads.id', 'desc')
    .limit(pageLength + 1)
    .offset(offset)
    .execute();
  return pageOf(threads, offset);
}

function pageOf(threads: readonly Row<'threads'>[], offset: number): Page {
  return {
    threads: threads.slice(0, pageLength),
    from: offset + 1,
    ...(threads.length > pageLength && { older: String(offset + pageLength) }),
    ...(offset > 0 && { newer: String(Math.max(0, offset - pageLength)) }),
  };
}

/** @param cursor of an address: anything else than a number counts as the beginning */
const offsetOf = (cursor: string | undefined): number => {
  const offset = Number(cursor ?? 0);
  return Number.isInteger(offset) && offset > 0 && offset < 1_000_000 ? offset : 0;
};

/** A section has few enough to be sorted here, where the order of the text is known. */
async function inTextOrder(read: Reader, asked: ListAsked): Promise<Page> {
  const { orderOf } = asked;
  const all = await sifted(read, asked).selectAll('threads').orderBy('threads.id').limit(2_000).execute();
  const sorted = all.toSorted(
    (a, b) =>
      b.pinned - a.pinned ||
      (orderOf?.(a.label, a.block) ?? 0) - (orderOf?.(b.label, b.block) ?? 0) ||
      a.id - b.id,
  );
  const offset = offsetOf(asked.filter.before);
  return pageOf(sorted.slice(offset, offset + pageLength + 1), offset);
}

function archivedIn(read: Reader, asked: ListAsked): Promise<Row<'threads'>[]> {
  return inScope(read, asked)
    .selectAll('threads')
    .where('threads.anchor_id', 'in', read.selectFrom('anchors').select('id').where('state', '=', 'retired'))
    .orderBy('threads.last_at', 'desc')
    .limit(pageLength)
    .execute();
}

async function isFollowing(read: Reader, person: number, scope: ListView['scope']): Promise<boolean> {
  const found = await read
    .selectFrom('subscriptions')
    .select('level')
    .where('person_id', '=', person)
    .where('scope', '=', scope.kind === 'book' ? 'book' : 'section')
    .where('target', '=', scope.kind === 'book' ? '' : scope.label)
    .executeTakeFirst();
  return found?.level === 'watching';
}
