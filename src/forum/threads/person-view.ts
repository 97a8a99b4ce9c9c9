// person-view: what one person has written, for everyone, and what staff know beside it.

import type { Visitor } from '../actor.ts';
import type { Outcome } from '../outcome.ts';
import { done, refused } from '../outcome.ts';
import type { PersonRow, PersonView } from '../pages/views/people.ts';
import { isOnHold } from '../moderation/signals.ts';
import { may, personTarget } from '../policy/index.ts';
import type { Row } from '../store/schema.ts';
import type { Reader } from '../store/store.ts';

const pageLength = 30;

export interface PersonAsked {
  /** Folded handle. */
  key: string;
  show: PersonView['show'];
  before?: string;
  visitor: Visitor;
  now: number;
}

export async function personView(read: Reader, asked: PersonAsked): Promise<Outcome<PersonView>> {
  const { visitor, now, show } = asked;
  const person = await read
    .selectFrom('people')
    .selectAll()
    .where('handle_key', '=', asked.key)
    .executeTakeFirst();
  const target = person && personTarget(person);
  if (!person || !target || may(visitor, 'person.read', now, target) !== true) return refused('not-found');
  const [answers, questions] = await Promise.all([
    countOf(read, person.id, 'answer'),
    countOf(read, person.id, 'question'),
  ]);
  const offset = Math.max(0, Math.trunc(Number(asked.before ?? 0)) || 0);
  const rows = await rowsOf(read, person.id, show === 'answers' ? 'answer' : 'question', offset);
  return done({
    handle: person.handle,
    role: person.role,
    trust: person.trust,
    created: person.created,
    show,
    ...(person.state === 'gone' && { gone: true }),
    counts: {
      answers,
      questions,
    },
    rows: rows.slice(0, pageLength),
    ...(rows.length > pageLength && { older: String(offset + pageLength) }),
    ...(may(visitor, 'person.facts', now, target) === true && {
      lastSeen: person.last_seen,
      facts: await factsOf(read, person),
    }),
    can: (['silence', 'suspend', 'hold', 'trust', 'role'] as const).filter(
      (action) => may(visitor, `person.${action}`, now, target) === true,
    ),
    holds: may(visitor, 'person.hold', now, target) === true && (await isOnHold(read, person.id, now)),
    isSelf: visitor?.id === person.id,
  });
}

async function countOf(read: Reader, person: number, kind: 'answer' | 'question'): Promise<number> {
  const { count } = await read
    .selectFrom('posts')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('author_id', '=', person)
    .where('kind', '=', kind)
    .where('state', '=', 'shown')
    .executeTakeFirstOrThrow();
  return Number(count);
}

async function rowsOf(
  read: Reader,
  person: number,
  kind: 'answer' | 'question',
  offset: number,
): Promise<PersonRow[]> {
  const rows = await read
    .selectFrom('posts')
    .innerJoin('threads', 'threads.id', 'posts.thread_id')
    .select([
      'threads.id as thread',
      'threads.slug',
      'threads.title',
      'threads.label',
      'posts.number',
      'posts.helpful',
      'posts.created as at',
      'posts.accepted_at',
    ])
    .where('posts.author_id', '=', person)
    .where('posts.kind', '=', kind)
    .where('posts.state', '=', 'shown')
    .where('threads.state', '=', 'shown')
    .orderBy('posts.created', 'desc')
    .orderBy('posts.id', 'desc')
    .limit(pageLength + 1)
    .offset(offset)
    .execute();
  return rows.map(({ accepted_at, ...row }) => ({ ...row, accepted: accepted_at !== null }));
}

async function factsOf(read: Reader, person: Row<'people'>): Promise<NonNullable<PersonView['facts']>> {
  const [posts, flags] = await Promise.all([
    read
      .selectFrom('posts')
      .select(({ fn }) => ['state', fn.countAll<number>().as('count')])
      .where('author_id', '=', person.id)
      .where('kind', '!=', 'event')
      .groupBy('state')
      .execute(),
    read
      .selectFrom('flags')
      .innerJoin('posts', 'posts.id', 'flags.post_id')
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .where('posts.author_id', '=', person.id)
      .executeTakeFirstOrThrow(),
  ]);
  return {
    posts: posts.reduce((sum, { count }) => sum + Number(count), 0),
    removed: Number(posts.find(({ state }) => state === 'removed')?.count ?? 0),
    flags: Number(flags.count),
    ...(person.silenced_until !== null && { silencedUntil: person.silenced_until }),
    ...(person.suspended_until !== null && { suspendedUntil: person.suspended_until }),
  };
}
