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
  const { watching, muted } = await subscribers(db, about);
  const all = await allConcerned(db, event, { ...about, watching });
  const by = 'by' in event ? event.by : null;
  const seen = new Set<number>(by === null ? [] : [by]);
  return all.filter(({ person, type }) => {
    if (seen.has(person)) return false;
    seen.add(person);
    return type === 'moderation' || type === 'mention' || !muted.has(person);
  });
}

interface Watched extends About {
  /** Who hears of all that is new there. */
  watching: readonly number[];
}

async function allConcerned(db: Transaction, event: ForumEvent, about: Watched): Promise<Concern[]> {
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
  about: Watched,
): Promise<Concern[]> {
  if (!about.post) return [];
  const author: Concern = { person: about.post.author_id, type: 'moderation' };
  if (event.to !== 'shown') return [author];
  return event.from === 'held' ? [author, ...(await newPost(db, about, about.post))] : [author];
}

async function newPost(db: Transaction, about: Watched, post: Row<'posts'>): Promise<Concern[]> {
  const named = await db
    .selectFrom('mentions')
    .select((eb) => ['person_id', eb.lit<0 | 1>(1).as('mentioned')])
    .where('post_id', '=', post.id)
    .unionAll((eb) =>
      eb
        .selectFrom('quotes')
        .innerJoin('posts', 'posts.id', 'quotes.quoted_id')
        .select((quoted) => ['posts.author_id as person_id', quoted.lit<0 | 1>(0).as('mentioned')])
        .where('quotes.post_id', '=', post.id),
    )
    .execute();
  const concern = (type: 'mention' | 'quote', isWanted: (mentioned: boolean) => boolean): Concern[] =>
    named
      .filter(({ mentioned }) => isWanted(mentioned === 1))
      .map(({ person_id }) => ({ person: person_id, type }));
  return [
    ...concern('mention', (mentioned) => mentioned),
    ...(await repliedTo(db, about, post)),
    ...concern('quote', (mentioned) => !mentioned),
    ...about.watching.map((person): Concern => ({ person, type: 'watched' })),
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

/** Who has asked to hear of all that is new in a discussion's place, and who of nothing. */
async function subscribers(
  db: Transaction,
  about: About,
): Promise<{ watching: number[]; muted: ReadonlySet<number> }> {
  const rows = await db
    .selectFrom('subscriptions')
    .select(['person_id', 'level'])
    .distinct()
    .where('level', 'in', ['watching', 'muted'])
    .where((eb) =>
      eb.or(
        targets(about).map(({ scope, target }) =>
          eb.and([eb('scope', '=', scope), eb('target', '=', target)]),
        ),
      ),
    )
    .execute();
  const at = (level: 'watching' | 'muted'): number[] =>
    rows.filter((row) => row.level === level).map(({ person_id }) => person_id);
  return { watching: at('watching'), muted: new Set(at('muted')) };
}
