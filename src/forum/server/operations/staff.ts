// staff: what moderators and administrators do.

import * as z from 'zod';

import { decidePlace, takeBackPlace } from '../../anchors/index.ts';
import { refused } from '../../outcome.ts';
import {
  decidedAddress,
  logAddress,
  personAddress,
  threadAddress,
  waitingAddress,
} from '../../pages/index.ts';
import { foldHandle } from '../../people/index.ts';
import type { Operation } from '../operation.ts';
import { operation } from '../operation.ts';
import type { Reply } from '../reply.ts';
import type { ForumRequest } from '../request.ts';
import { count, orEmpty, role as roles, yesNo, reviewKind } from '../schemas.ts';
import { signedIn } from './posts.ts';

const decided = z.object({ review: z.number() });

/** The kind of cases that the queue shows alone: the form comes back to these. */
const only = orEmpty(reviewKind);

const decide = operation({
  name: 'review.decide',
  summary: 'Decides a case of the queue.',
  scope: 'moderate',
  input: z.object({
    review: count,
    version: count,
    decision: z.enum(['publish', 'keep', 'remove', 'allow', 'suspend']),
    reason: orEmpty(z.string().max(60)),
    words: orEmpty(z.string().max(1000)),
    hold: z.enum(['on', 'yes']).optional(),
    only,
  }),
  output: decided,
  api: { method: 'post', path: '/reviews/:review/decision' },
  run: async (request, { hold, reason, words, only: _only, ...input }) => {
    const by = signedIn(request);
    if (!by.ok) return by;
    return request.forum.store.write('review.decide', {
      ...input,
      now: request.now,
      by: by.value,
      ...(reason !== undefined && { reason }),
      ...(words !== undefined && { words }),
      ...(hold !== undefined && { holdDays: 30 }),
    });
  },
  next: (_value, input) => decidedAddress(input.only),
});

const undo = operation({
  name: 'review.undo',
  summary: 'Takes a decision back.',
  scope: 'moderate',
  input: z.object({ review: count, only }),
  output: decided,
  api: { method: 'delete', path: '/reviews/:review/decision' },
  run: async (request, { review }) => {
    const by = signedIn(request);
    return by.ok ? request.forum.store.write('review.undo', { now: request.now, by: by.value, review }) : by;
  },
  next: (_value, input) => waitingAddress(input.only),
});

const watch = operation({
  name: 'word.watch',
  summary: 'Looks out for a word.',
  scope: 'moderate',
  input: z.object({
    word: z.string().trim().min(2).max(200),
    effect: z.enum(['refuse', 'hold', 'flag']),
    pattern: yesNo.default(false),
  }),
  output: z.number(),
  api: { method: 'post', path: '/watched-words' },
  run: async (request, { word, effect, pattern }) => {
    const by = signedIn(request);
    if (!by.ok) return by;
    return request.forum.store.write('word.watch', {
      now: request.now,
      by: by.value,
      word,
      effect,
      isRegex: pattern,
    });
  },
  next: () => logAddress(),
});

const unwatch = operation({
  name: 'word.unwatch',
  summary: 'Looks out for a word no more.',
  scope: 'moderate',
  input: z.object({ id: count }),
  output: z.null(),
  api: { method: 'delete', path: '/watched-words/:id' },
  run: async (request, { id }) => {
    const by = signedIn(request);
    return by.ok ? request.forum.store.write('word.unwatch', { now: request.now, by: by.value, id }) : by;
  },
  next: () => logAddress(),
});

const role = operation({
  name: 'person.role',
  summary: 'Gives somebody a role.',
  input: z.object({
    handle: z.string().max(100),
    role: roles,
  }),
  run: async (request, input) => {
    const by = signedIn(request);
    if (!by.ok) return by;
    const person = await personOf(request, input.handle);
    if (person === undefined) return refused('not-found');
    return request.forum.people.setRole(by.value, person, input.role, request.now);
  },
  next: (_value, { handle }) => personAddress(handle),
});

const until = (days: number, now: number): number | null => (days === 0 ? null : now + days * 24 * 3_600_000);

const standing = {
  handle: z.string().max(100),
  words: z.string().max(1000).default(''),
};
const forDays = z.object({ ...standing, days: z.coerce.number().int().min(0).max(3650).default(7) });

/** Silences or suspends somebody, or asks to see what they post next; no days at all takes it back. */
const restrict = <Input extends { handle: string; words: string }>(
  what: 'silence' | 'suspend' | 'hold',
  summary: string,
  input: z.ZodType<Input>,
  untilOf: (input: Input, now: number) => number | null,
): Operation =>
  operation({
    name: `person.${what}`,
    summary,
    scope: 'moderate',
    input,
    output: z.null(),
    api: {
      method: 'put',
      path: `/people/:handle/${what}`,
    },
    run: async (request, given: Input) => {
      const by = signedIn(request);
      if (!by.ok) return by;
      const person = await personOf(request, given.handle);
      if (person === undefined) return refused('not-found');
      const { now, forum } = request;
      const change = {
        now,
        by: by.value,
        person,
        what,
        until: untilOf(given, now),
        words: given.words,
      };
      return forum.store.write('person.restrict', change);
    },
    next: (_value, { handle }) => personAddress(handle),
  });

const trust = operation({
  name: 'person.trust',
  summary: 'Sets how far somebody is trusted.',
  scope: 'moderate',
  input: z.object({ ...standing, level: z.coerce.number().int().min(0).max(4) }),
  output: z.null(),
  api: { method: 'put', path: '/people/:handle/trust' },
  run: async (request, input) => {
    const by = signedIn(request);
    if (!by.ok) return by;
    const person = await personOf(request, input.handle);
    if (person === undefined) return refused('not-found');
    const level = input.level as 0 | 1 | 2 | 3 | 4;
    return request.forum.store.write('person.trust', {
      by: by.value,
      person,
      trust: level,
      now: request.now,
    });
  },
  next: (_value, { handle }) => personAddress(handle),
});

const resolvePlace = operation({
  name: 'anchor.resolve',
  summary: 'Says where a discussion in doubt belongs now.',
  scope: 'moderate',
  input: z.object({ review: count, block: z.string().max(600), only }),
  output: decided,
  api: { method: 'post', path: '/reviews/:review/place' },
  run: async (request, { review, block }) => {
    const by = signedIn(request);
    if (!by.ok) return by;
    const { store, site } = request.forum;
    return decidePlace(store, site().manifest, { by: by.value, now: request.now, review, choice: block });
  },
  next: (_value, input) => decidedAddress(input.only),
});

const takeBack = operation({
  name: 'anchor.take-back',
  summary: 'Takes the last change of a place back.',
  scope: 'moderate',
  /** `review`: of the case on whose page the button stands. */
  input: z.object({ anchor: count, review: orEmpty(count), only }),
  output: z.object({ anchor: z.number() }),
  api: { method: 'delete', path: '/places/:anchor/change' },
  run: async (request, { anchor }) => {
    const by = signedIn(request);
    if (!by.ok) return by;
    const { store, site } = request.forum;
    return takeBackPlace(store, site().manifest, { by: by.value, now: request.now, anchor });
  },
  next: async (_value, { anchor, review, only: kind }, { forum }): Promise<Reply> => {
    const found =
      review === undefined
        ? await forum.store.read
            .selectFrom('threads')
            .select(['id', 'slug'])
            .where('anchor_id', '=', anchor)
            .where('state', '<>', 'removed')
            .executeTakeFirst()
        : undefined;
    return { kind: 'go', to: found ? threadAddress(found) : decidedAddress(kind) };
  },
});

async function personOf({ forum }: ForumRequest, handle: string): Promise<number | undefined> {
  const row = await forum.store.read
    .selectFrom('people')
    .select('id')
    .where('handle_key', '=', foldHandle(handle))
    .executeTakeFirst();
  return row?.id;
}

export const staffOperations: readonly Operation[] = [
  decide,
  undo,
  watch,
  unwatch,
  role,
  restrict('silence', 'Lets somebody read but not write.', forDays, ({ days }, now) => until(days, now)),
  restrict('suspend', 'Closes an account for a time.', forDays, ({ days }, now) => until(days, now)),
  restrict(
    'hold',
    'Asks to see what somebody posts next.',
    z.object({ ...standing, holds: yesNo.default(true) }),
    ({ holds }, now) => (holds ? until(365, now) : null),
  ),
  trust,
  resolvePlace,
  takeBack,
];
