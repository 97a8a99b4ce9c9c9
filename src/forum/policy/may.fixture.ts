// may fixture: the actors and the things of the golden table of who may do what.

import type { Actor, Visitor } from '../actor.ts';
import type { PostKind, PostState, ReviewKind } from '../store/schema.ts';
import type { Targets } from './targets.ts';

export const now = 1_000 * 24 * 3600 * 1000;
const hour = 3600 * 1000;
const day = 24 * hour;

const person = (id: number, more: Partial<Actor> = {}): Actor => ({
  id,
  handle: `p${id}`,
  role: 'reader',
  trust: 1,
  created: 0,
  ...more,
});

/** `own…`: the person whose post, discussion, account or key it is. */
export const actors: Readonly<Record<string, Visitor>> = {
  nobody: undefined,
  reader: person(2),
  trust3: person(3, { trust: 3 }),
  trust4: person(4, { trust: 4 }),
  own: person(1),
  ownT2: person(1, { trust: 2 }),
  ownSilenced: person(1, { silencedUntil: now + hour }),
  ownSuspended: person(1, { suspendedUntil: now + hour }),
  served: person(2, { silencedUntil: now - 1, suspendedUntil: now }),
  asker: person(5),
  author: person(6, { role: 'author' }),
  moderator: person(7, { role: 'moderator' }),
  administrator: person(8, { role: 'administrator' }),
  suspendedModerator: person(7, { role: 'moderator', suspendedUntil: now + hour }),
  keyRead: person(1, { scopes: ['read'] }),
  keyPost: person(1, { scopes: ['read', 'post'] }),
  administratorsKeyPost: person(8, { role: 'administrator', scopes: ['read', 'post'] }),
  moderatorsKeyModerate: person(7, { role: 'moderator', scopes: ['read', 'moderate'] }),
  readersKeyAll: person(2, { scopes: ['read', 'post', 'moderate', 'administer'] }),
};

const states: readonly PostState[] = ['shown', 'held', 'hidden', 'deleted', 'removed'];

const threads: Record<string, Targets['thread']> = Object.fromEntries([
  ...states.map((state) => [state, { authorId: 1, state, closedAt: null, answers: 0 }]),
  ['closed', { authorId: 1, state: 'shown', closedAt: 1, answers: 2 }],
  ['deleted, with answers', { authorId: 1, state: 'deleted', closedAt: null, answers: 2 }],
]);

const shownThread: Targets['thread'] = { authorId: 5, state: 'shown', closedAt: null, answers: 1 };
const post = (kind: PostKind, more: Partial<Targets['post']> = {}): Targets['post'] => ({
  kind,
  authorId: 1,
  state: 'shown',
  stateBy: null,
  created: now - hour,
  thread: shownThread,
  ...more,
});

const posts: Record<string, Targets['post']> = {
  ...Object.fromEntries(
    states.map((state) => [
      `answer ${state}`,
      post('answer', { state, ...(state === 'deleted' && { stateBy: 1 }) }),
    ]),
  ),
  'answer of 2 days': post('answer', { created: now - 2 * day }),
  'answer of 31 days': post('answer', { created: now - 31 * day }),
  'answer deleted by another': post('answer', { state: 'deleted', stateBy: 7 }),
  'answer in closed': post('answer', { thread: { ...shownThread, closedAt: 1 } }),
  'answer in held': post('answer', { thread: { ...shownThread, state: 'held' } }),
  reply: post('reply'),
  question: post('question', { thread: { ...shownThread, authorId: 1 } }),
  event: post('event'),
};

const reviewKinds: readonly ReviewKind[] = ['held', 'report', 'place', 'person', 'suggestion'];
const reviews: Record<string, Targets['review']> = {
  ...Object.fromEntries(reviewKinds.map((kind) => [kind, { kind, aboutId: 1 }])),
  'report of the moderator': { kind: 'report', aboutId: 7 },
};

const people: Record<string, Targets['person']> = {
  reader: { id: 1, role: 'reader', state: 'active' },
  author: { id: 6, role: 'author', state: 'active' },
  moderator: { id: 7, role: 'moderator', state: 'active' },
  administrator: { id: 8, role: 'administrator', state: 'active' },
  gone: { id: 9, role: 'reader', state: 'gone' },
  imported: { id: 9, role: 'reader', state: 'imported' },
};

const keys: Record<string, Targets['key']> = {
  'of 1: post': { personId: 1, scopes: ['read', 'post'] },
  'of 1: moderate': { personId: 1, scopes: ['moderate'] },
  'of 7: moderate': { personId: 7, scopes: ['moderate'] },
  'of 8: administer': { personId: 8, scopes: ['administer'] },
  'of 8: unknown': { personId: 8, scopes: ['everything'] },
};

export const targets: { [Kind in keyof Targets]: Record<string, Targets[Kind]> } = {
  nothing: { '': undefined },
  thread: threads,
  post: posts,
  review: reviews,
  person: people,
  key: keys,
};
