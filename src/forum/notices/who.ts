// who: whom an event concerns, and why. The first reason that fits a person is the one that is told.

import type { NoticeType, Row } from '../store/schema.ts';
import type { ForumEvent } from '../events.ts';
import type { Transaction } from '../store/store.ts';

export interface Concern {
  person: number;
  type: NoticeType;
}

/** What is needed to know of an event beside itself. */
export interface About {
  thread: Row<'threads'>;
  /** Absent for what is about no post. */
  post?: Row<'posts'>;
  /** Labels of the sections above the thread's own: who follows a chapter hears of its sections. */
  above: readonly string[];
}

/** Everyone whom an event concerns, each once, without the one who did it. */
export async function concerned(db: Transaction, event: ForumEvent, about: About): Promise<Concern[]> {
  const all = await allConcerned(db, event, about);
  const by = 'by' in event ? event.by : null;
  const seen = new Set<number>(by === null ? [] : [by]);
  const muted = new Set(await mutedBy(db, about));
  return all.filter(({ person, type }) => {
    if (seen.has(person)) return false;
    seen.add(person);
    return type === 'moderation' || type === 'mention' || !muted.has(person);
  });
}

async function allConcerned(db: Transaction, event: ForumEvent, about: About): Promise<Concern[]> {
  switch (event.type) {
    case 'thread.created':
    case 'post.created':
      return about.post?.state === 'shown' ? newPost(db, about, about.post) : [];
    case 'post.state':
      return stateChange(db, event, about);
    case 'post.moved':
      return about.post ? [{ person: about.post.author_id, type: 'moderation' }] : [];
    case 'answer.accepted':
      return about.post ? [{ person: about.post.author_id, type: 'accepted' }] : [];
    case 'anchor.changed':
      return ['edited', 'doubtful', 'retired', 'section'].includes(event.state)
        ? [{ person: about.thread.author_id, type: 'text-changed' }]
        : [];
    case 'thread.changed':
    case 'post.edited':
    case 'post.helpful':
    case 'answer.unaccepted':
    case 'flag.raised':
    case 'review.created':
    case 'review.decided':
    case 'person.created':
    case 'book.published':
      return [];
  }
}

/** A post that was held is new to everyone when it is let through; its author hears what was decided. */
async function stateChange(
  db: Transaction,
  event: Extract<ForumEvent, { type: 'post.state' }>,
  about: About,
): Promise<Concern[]> {
  if (!about.post) return [];
  const author: Concern = { person: about.post.author_id, type: 'moderation' };
  if (event.to !== 'shown') return [author];
  return event.from === 'held' ? [author, ...(await newPost(db, about, about.post))] : [author];
}

async function newPost(db: Transaction, about: About, post: Row<'posts'>): Promise<Concern[]> {
  const mentioned = await db
    .selectFrom('mentions')
    .select('person_id')
    .where('post_id', '=', post.id)
    .execute();
  const quoted = await db
    .selectFrom('quotes')
    .innerJoin('posts', 'posts.id', 'quotes.quoted_id')
    .select('posts.author_id as person_id')
    .where('quotes.post_id', '=', post.id)
    .execute();
  return [
    ...mentioned.map(({ person_id }): Concern => ({ person: person_id, type: 'mention' })),
    ...(await repliedTo(db, about, post)),
    ...quoted.map(({ person_id }): Concern => ({ person: person_id, type: 'quote' })),
    ...(await watching(db, about)),
  ];
}

/** Who asked hears of answers, who wrote a post hears of replies to it. */
async function repliedTo(db: Transaction, { thread }: About, post: Row<'posts'>): Promise<Concern[]> {
  if (post.kind === 'answer') return [{ person: thread.author_id, type: 'answer' }];
  if (post.kind !== 'reply' || post.parent_id === null) return [];
  const parent = await db
    .selectFrom('posts')
    .select('author_id')
    .where('id', '=', post.parent_id)
    .executeTakeFirst();
  return parent ? [{ person: parent.author_id, type: 'reply' }] : [];
}

const targets = ({ thread, above }: About): { scope: 'thread' | 'section' | 'book'; target: string }[] => [
  { scope: 'thread', target: String(thread.id) },
  ...[thread.label, ...above].map((label) => ({ scope: 'section' as const, target: label })),
  { scope: 'book', target: '' },
];

async function watching(db: Transaction, about: About): Promise<Concern[]> {
  const people = await subscribed(db, about, 'watching');
  return people.map((person) => ({ person, type: 'watched' }));
}

const mutedBy = (db: Transaction, about: About): Promise<number[]> => subscribed(db, about, 'muted');

async function subscribed(db: Transaction, about: About, level: 'watching' | 'muted'): Promise<number[]> {
  const wanted = targets(about);
  const rows = await db
    .selectFrom('subscriptions')
    .select('person_id')
    .distinct()
    .where('level', '=', level)
    .where((eb) =>
      eb.or(wanted.map(({ scope, target }) => eb.and([eb('scope', '=', scope), eb('target', '=', target)]))),
    )
    .execute();
  return rows.map(({ person_id }) => person_id);
}
