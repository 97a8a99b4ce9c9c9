// search: what a reader typed → sections of the book and discussions that have it, best first.

import type { AskedQuery, Piece, QueryWords } from '../../search/index.ts';
import { askedQuery, snippet } from '../../search/index.ts';
import { foldHandle } from '../people/handles.ts';
import type { Reader } from '../store/store.ts';
import type { Match, Narrowed } from './engine.ts';
import { match } from './engine.ts';

export interface SearchAsked {
  in?: 'everything' | 'book' | 'talk';
  /** From 1. */
  page?: number;
  /** Of the book, for scripts whose words have no blanks between them. */
  language?: string;
  /** Results a page. */
  most?: number;
  /** The labels that a label of `in:` means: its section's, and those of what is below; none for what is not in the book. */
  below?: (label: string) => readonly string[];
  /** What a formula, given with its dollars, says in an excerpt. */
  formula?: (source: string) => string;
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
  const query = askedQuery(text, asked.language);
  const narrowed = await narrowedBy(read, query, asked);
  let found = await findBoth(read, query, where, narrowed, true);
  const some = found.length === 0 && query.words.words.length > 1;
  if (some) found = await findBoth(read, query, where, narrowed, false);
  const best = bestOfEach(found);
  const pages = Math.max(1, Math.ceil(best.length / size));
  const page = Math.min(Math.max(1, asked.page ?? 1), pages);
  const hits = await show(read, best.slice((page - 1) * size, page * size), query.shown, asked);
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

/** Undefined where it can be true of nothing: nobody has that name. */
async function narrowedBy(
  read: Reader,
  { filters }: AskedQuery,
  { below = (label) => [label] }: SearchAsked,
): Promise<Narrowed | undefined> {
  const { by, is, in: sections } = filters;
  const author =
    by === undefined
      ? undefined
      : await read
          .selectFrom('people')
          .select('id')
          .where('handle_key', '=', foldHandle(by))
          .where('state', '=', 'active')
          .executeTakeFirst();
  if (by !== undefined && author === undefined) return undefined;
  return {
    ...(sections.length > 0 && { labels: [...new Set(sections.flatMap(below))] }),
    ...(is.length > 0 && { standing: is }),
    ...(author && { author: author.id }),
  };
}

async function findBoth(
  read: Reader,
  { words, phrases }: AskedQuery,
  where: SearchView['in'],
  narrowed: Narrowed | undefined,
  all: boolean,
): Promise<Match[]> {
  if (narrowed === undefined) return [];
  // Nobody wrote a section of the book, and it is not solved.
  const isOfPosts = narrowed.author !== undefined || narrowed.standing !== undefined;
  const kinds = (['section', 'post'] as const).filter((kind) =>
    kind === 'section' ? where !== 'talk' && !isOfPosts : where !== 'book',
  );
  const found = await Promise.all(
    kinds.map((kind) => match(read, { ...words, ...narrowed, phrases, all, kind }, most)),
  );
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
  { language, formula }: SearchAsked,
): Promise<SearchHit[]> {
  const options = {
    longest: 220,
    ...(language !== undefined && { language }),
    ...(formula && { formula }),
  };
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
      const excerpt = snippet(texts.get(one.id) ?? '', query, options);
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
        excerpt: snippet(post.plain, query, options),
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
