// search: what a reader typed → sections of the book and discussions that have it, best first.

import type { Piece, QueryWords } from '../../search/index.ts';
import { queryWords, snippet } from '../../search/index.ts';
import type { Reader } from '../store/store.ts';
import type { Match } from './engine.ts';
import { match } from './engine.ts';

export interface SearchAsked {
  in?: 'everything' | 'book' | 'talk';
  /** From 1. */
  page?: number;
  /** Of the book, for scripts whose words have no blanks between them. */
  language?: string;
  /** Results a page. */
  most?: number;
}

export type SearchHit =
  | { kind: 'section'; label: string; title: string; excerpt: Piece[] }
  | {
      kind: 'thread';
      thread: number;
      slug: string;
      title: string;
      /** Number of the post that has the words best. */
      post: number;
      label: string;
      variant?: string;
      answers: number;
      solved: boolean;
      lastAt: number;
      excerpt: Piece[];
    };

export interface SearchView {
  text: string;
  in: 'everything' | 'book' | 'talk';
  hits: SearchHit[];
  /** Of all results, as far as they are counted. */
  total: number;
  /** There are more than are counted. */
  more: boolean;
  page: number;
  pages: number;
  /** Nothing has all the words; these have some. */
  some: boolean;
}

/** As many documents are looked at of each kind. */
const most = 200;

/** A fixed number of queries, however much is found. Only what everybody may read is in the index. */
export async function search(read: Reader, text: string, asked: SearchAsked = {}): Promise<SearchView> {
  const where = asked.in ?? 'everything';
  const size = asked.most ?? 20;
  const query = queryWords(text, asked.language);
  let found = await findBoth(read, query, where, true);
  const some = found.length === 0 && query.words.length > 1;
  if (some) found = await findBoth(read, query, where, false);
  const best = bestOfEach(found);
  const pages = Math.max(1, Math.ceil(best.length / size));
  const page = Math.min(Math.max(1, asked.page ?? 1), pages);
  const hits = await show(read, best.slice((page - 1) * size, page * size), query, asked.language);
  return {
    text,
    in: where,
    hits,
    total: best.length,
    more: found.length >= most,
    page,
    pages,
    some: some && hits.length > 0,
  };
}

async function findBoth(
  read: Reader,
  query: QueryWords,
  where: SearchView['in'],
  all: boolean,
): Promise<Match[]> {
  const kinds =
    where === 'everything'
      ? (['section', 'post'] as const)
      : ([where === 'book' ? 'section' : 'post'] as const);
  const found = await Promise.all(kinds.map((kind) => match(read, { ...query, all, kind }, most)));
  return found.flat().sort((a, b) => b.score - a.score || a.id - b.id);
}

/** Of the posts of one discussion the best stands for it. */
function bestOfEach(found: readonly Match[]): Match[] {
  const seen = new Set<number>();
  return found.filter(({ thread_id }) => {
    if (thread_id === null) return true;
    if (seen.has(thread_id)) return false;
    seen.add(thread_id);
    return true;
  });
}

async function show(
  read: Reader,
  found: readonly Match[],
  query: QueryWords,
  language: string | undefined,
): Promise<SearchHit[]> {
  const posts = await postsOf(
    read,
    found.flatMap(({ post_id }) => post_id ?? []),
  );
  const texts = await textsOf(
    read,
    found.flatMap(({ id, post_id }) => (post_id === null ? id : [])),
  );
  return found.flatMap((one): SearchHit[] => {
    if (one.post_id === null) {
      const excerpt = snippet(texts.get(one.id) ?? '', query, 220, language);
      return [{ kind: 'section', label: one.label, title: one.title, excerpt }];
    }
    const post = posts.get(one.post_id);
    if (!post) return [];
    return [
      {
        kind: 'thread',
        thread: post.thread_id,
        slug: post.slug,
        title: post.title,
        post: post.number,
        label: post.label,
        ...(post.variant !== null && { variant: post.variant }),
        answers: post.answers,
        solved: post.solved_at !== null,
        lastAt: post.last_at,
        excerpt: snippet(post.plain, query, 220, language),
      },
    ];
  });
}

/** Asked once more for what is shown: the index may be a moment behind in a database that is being repaired. */
async function postsOf(read: Reader, ids: readonly number[]) {
  if (ids.length === 0) return new Map<number, never>();
  const rows = await read
    .selectFrom('posts')
    .innerJoin('threads', 'threads.id', 'posts.thread_id')
    .select(['posts.id', 'posts.thread_id', 'posts.number', 'posts.plain'])
    .select([
      'threads.slug',
      'threads.title',
      'threads.label',
      'threads.variant',
      'threads.answers',
      'threads.solved_at',
      'threads.last_at',
    ])
    .where('posts.id', 'in', ids)
    .where('posts.state', '=', 'shown')
    .where('threads.state', '=', 'shown')
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

async function textsOf(read: Reader, ids: readonly number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map();
  const rows = await read
    .selectFrom('search_docs')
    .select(['id', 'excerpt'])
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map(({ id, excerpt }) => [id, excerpt]));
}
