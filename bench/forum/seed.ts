// seed: a forum as large as a busy book has after years: people, discussions and posts, inserted many at a time.

import { putWords } from '../../src/forum/search/engine.ts';
import type { NewRow } from '../../src/forum/store/schema.ts';
import type { Transaction } from '../../src/forum/store/store.ts';
import { tokenise } from '../../src/search/index.ts';

export interface Size {
  people: number;
  sections: number;
  threads: number;
  posts: number;
  /** Places of a book, and its version; absent: made up ones. */
  places?: readonly { label: string; block: string }[];
  version?: string;
}

export const busyForum: Size = { people: 2000, sections: 500, threads: 10_000, posts: 200_000 };

/** What changes a store: given by both databases. */
export interface Seeded {
  change<Result>(work: (db: Transaction) => Promise<Result>): Promise<Result>;
}

/** A statement may have only so many parameters. */
const rowsAtOnce = 500;
export const begin = Date.UTC(2024, 0, 1);
const minute = 60_000;

const sentence =
  'The gradient with respect to the weights is $\\partial_w l = x (w^\\top x + b - y)$, so `loss.backward()` does what Section 3.1 says. ';

/** Fills an empty database. The same size gives the same rows. */
export async function seed(store: Seeded, size: Size): Promise<void> {
  await inParts(size.people, (from, to) =>
    store.change((db) =>
      db
        .insertInto('people')
        .values(range(from, to, person))
        .execute(),
    ),
  );
  await inParts(size.threads, (from, to) =>
    store.change((db) =>
      db
        .insertInto('anchors')
        .values(range(from, to, (id) => anchor(id, size)))
        .execute(),
    ),
  );
  await inParts(size.threads, (from, to) =>
    store.change((db) =>
      db
        .insertInto('threads')
        .values(range(from, to, (id) => thread(id, size)))
        .execute(),
    ),
  );
  await inParts(size.posts, (from, to) =>
    store.change((db) =>
      db
        .insertInto('posts')
        .values(range(from, to, (id) => post(id, size)))
        .execute(),
    ),
  );
}

/** Puts all posts into the index of search. */
export async function seedIndex(store: Seeded, size: Size): Promise<void> {
  await inParts(size.posts, (from, to) =>
    store.change(async (db) => {
      const posts = new Map(range(from, to, (id) => [id, post(id, size)] as const));
      const docs = [...posts].map(([id, { thread_id }]) => ({
        kind: 'post' as const,
        thread_id,
        post_id: id,
        label: labelOf(thread_id, size),
        title: thread(thread_id, size).title,
        excerpt: '',
      }));
      const rows = await db
        .insertInto('search_docs')
        .values(docs)
        .returning(['id', 'post_id', 'title'])
        .execute();
      for (const { id, post_id, title } of rows) {
        const { plain = '' } = posts.get(post_id ?? 0) ?? {};
        await putWords(db, id, { title: [...new Set(tokenise(title))], text: tokenise(plain) }, true);
      }
    }),
  );
}

async function inParts(count: number, insert: (from: number, to: number) => Promise<unknown>): Promise<void> {
  for (let from = 1; from <= count; from += rowsAtOnce) {
    await insert(from, Math.min(count, from + rowsAtOnce - 1));
  }
}

const range = <Made>(from: number, to: number, make: (id: number) => Made): Made[] =>
  Array.from({ length: to - from + 1 }, (_, index) => make(from + index));

const person = (id: number): NewRow<'people'> => ({
  handle: `reader${id}`,
  handle_key: `reader${id}`,
  account: null,
  email: `reader${id}@example.org`,
  role: 'reader',
  trust: 2,
  trust_fixed: 0,
  created: begin,
  last_seen: begin,
  read_ms: 0,
  days: 30,
  silenced_until: null,
  suspended_until: null,
  state: 'active',
  preferences: '{}',
  external: null,
});

export const labelOf = (id: number, { places, sections }: Size): string =>
  places?.[id % places.length]?.label ?? `sec-${(id % sections) + 1}`;
export const blockOf = (id: number, { places }: Size): string | null =>
  id % 3 === 0 ? null : (places?.[id % places.length]?.block ?? `p${id % 40}`);

const anchor = (id: number, size: Size): NewRow<'anchors'> => ({
  label: labelOf(id, size),
  block: blockOf(id, size),
  asked_text: sentence,
  asked_html: `<p>${sentence}</p>`,
  asked_place: '3.1 Linear Regression, paragraph 1',
  made_in: size.version ?? 'v1',
  resolved_in: size.version ?? 'v1',
  state: 'exact',
  now_label: labelOf(id, size),
  now_block: blockOf(id, size),
  score: 1,
  how: 'same',
});

/** Titles have words in common, but not all of them. */
const titleOf = (id: number): string =>
  id % 4 === 0
    ? `Why is the loss of example ${id} divided by two?`
    : `Why does ${wordsOf(id * 13)
        .split(' ')
        .slice(0, 4)
        .join(' ')} of example ${id}?`;

const postsOf = (size: Size): number => size.posts / size.threads;

const thread = (id: number, size: Size): NewRow<'threads'> => ({
  kind: 'question',
  title: titleOf(id),
  slug: `why-is-the-loss-of-example-${id}-divided-by-two`,
  anchor_id: id,
  label: labelOf(id, size),
  block: blockOf(id, size),
  author_id: (id % size.people) + 1,
  created: begin + id * minute,
  last_at: begin + id * minute + postsOf(size),
  last_by: ((id + 7) % size.people) + 1,
  last_number: postsOf(size),
  answers: postsOf(size) - 1,
  helpful: id % 20,
  solved_at: id % 4 === 0 ? begin + id * minute : null,
  pinned: 0,
  state: 'shown',
});

/** As many different words as posts of a book have beside the usual ones. */
export const vocabulary = 5000;
const syllables = 'ba de fi go lu ma ne pi ro su ta ve wi xo yu ka le mi no ru'.split(' ');

/** The first ones are the most frequent. */
export function seedWord(rank: number): string {
  let word = '';
  for (let left = rank + 20; left > 0; left = Math.floor(left / 20)) word = `${syllables[left % 20]}${word}`;
  return word;
}

/** Ten words, each about as frequent as its rank says (Zipf's law). */
const wordsOf = (id: number): string =>
  Array.from({ length: 10 }, (_, nth) => {
    const part = ((id * 7919 + nth * 104_729) % 10_007) / 10_007;
    return seedWord(Math.floor(vocabulary ** part) - 1);
  }).join(' ');

/** Posts of all discussions in turn, as they come in life: those of one do not lie together. */
const post = (id: number, size: Size): NewRow<'posts'> => {
  const number = Math.ceil(id / size.threads);
  const text = sentence.repeat((id % 6) + 1) + wordsOf(id);
  return {
    thread_id: ((id - 1) % size.threads) + 1,
    number,
    kind: number === 1 ? 'question' : 'answer',
    parent_id: null,
    author_id: ((id * 7) % size.people) + 1,
    raw: text,
    cooked: `<p>${text}</p>`,
    cook_version: 1,
    plain: text,
    created: begin + id * 1000,
    edited_at: null,
    edits: 0,
    helpful: id % 5,
    accepted_at: null,
    accepted_by: null,
    state: 'shown',
    state_reason: null,
    state_by: null,
    state_at: null,
    request_key: null,
    external: null,
  };
};
