// me: what people set for themselves: preferences, drafts, notices, keys, sessions, leaving.

import * as z from 'zod';

import type { Actor } from '../../actor.ts';
import type { Outcome } from '../../outcome.ts';
import { done, refused } from '../../outcome.ts';
import {
  apiKeysPage,
  draftsAddress,
  keysAddress,
  noticesAddress,
  preferencesAddress,
} from '../../pages/index.ts';
import { preferencesSchema } from '../../people/index.ts';
import { frameOf } from '../frame-of.ts';
import type { Operation } from '../operation.ts';
import { operation } from '../operation.ts';
import type { ForumRequest } from '../request.ts';
import { apiKeysView } from '../routes/me.ts';
import { count } from '../schemas.ts';
import { coming } from './sign-in.ts';

/** Who is signed in, also where discussions can only be read: what follows concerns nobody else. */
const self = ({ visitor }: ForumRequest): Outcome<Actor> => (visitor ? done(visitor) : refused('sign-in'));

const frequency = z.enum(['at-once', 'daily', 'weekly', 'here', 'never']);
const ticked = z.enum(['on', 'yes']).optional();

/** A form sends what is ticked and leaves out the rest. */
const preferencesForm = z
  .looseObject({
    followMentions: ticked,
    noMail: ticked,
    keys: ticked,
    bubbles: ticked,
    hideSolutions: ticked,
  })
  .transform((fields, context) => {
    const notices = Object.fromEntries(
      Object.entries(fields)
        .filter(([name]) => name.startsWith('notices.'))
        .map(([name, value]) => [name.slice('notices.'.length), frequency.safeParse(value).data]),
    );
    const change = preferencesSchema.safeParse({
      notices,
      followMentions: fields.followMentions !== undefined,
      mail: fields.noMail === undefined,
      keys: fields.keys !== undefined,
      bubbles: fields.bubbles !== undefined,
      solutions: fields.hideSolutions === undefined,
    });
    if (change.success) return change.data;
    context.addIssue({ code: 'custom', message: 'preferences' });
    return z.NEVER;
  });

const preferences = operation({
  name: 'preferences.change',
  summary: 'Says how notices come and how pages behave.',
  input: preferencesForm,
  run: async (request, change) => {
    const by = self(request);
    return by.ok
      ? request.forum.store.write('person.prefer', { by: by.value, change, now: request.now })
      : by;
  },
  next: () => `${preferencesAddress()}?told=saved`,
});

const discard = operation({
  name: 'draft.discard',
  summary: 'Throws a draft away.',
  scope: 'post',
  input: z.object({ place: z.string().max(300) }),
  run: async (request, { place }) => {
    const by = self(request);
    return by.ok ? request.forum.store.write('draft.keep', { by: by.value, place, now: request.now }) : by;
  },
  next: draftsAddress,
});

const read = operation({
  name: 'notices.read',
  summary: 'Marks all notices as read.',
  scope: 'post',
  input: z.object({}),
  output: z.object({ seen: z.number() }),
  api: { method: 'post', path: '/notices/read' },
  run: async (request) => {
    const by = self(request);
    if (!by.ok) return by;
    return done({
      seen: await request.forum.store.write('notices.see', { person: by.value.id, now: request.now }),
    });
  },
  next: () => noticesAddress(),
});

const scopes = z.enum(['read', 'post', 'moderate', 'administer']);

const makeKey = operation({
  name: 'key.create',
  summary: 'Makes a key for a program. It is told once.',
  input: z.object({
    name: z.string().trim().min(1).max(100),
    scopes: z.union([scopes.transform((one) => [one]), z.array(scopes)]).default(['read']),
  }),
  run: async (request, wish) => {
    const by = self(request);
    if (!by.ok) return by;
    const made = await request.forum.people.createKey(by.value, wish, request.now);
    if (!made.ok) return made;
    const view = await apiKeysView(request, by.value);
    const html = apiKeysPage(
      { ...view, made: { name: wish.name, key: made.value.key } },
      await frameOf(request),
    );
    return done({ id: made.value.id, key: made.value.key, html });
  },
  // The page itself, and not another address: the key stands in no history.
  next: ({ html }) => ({ kind: 'page', html }),
});

const endKey = operation({
  name: 'key.revoke',
  summary: 'Ends a key.',
  input: z.object({ id: count }),
  run: async (request, { id }) => {
    const by = self(request);
    return by.ok ? request.forum.store.write('key.revoke', { by: by.value, key: id, now: request.now }) : by;
  },
  next: keysAddress,
});

const endSession = operation({
  name: 'session.end',
  summary: 'Signs out elsewhere.',
  input: z.object({ id: z.string().max(200) }),
  run: async (request, { id }): Promise<Outcome<null>> => {
    if (!request.account) return refused('sign-in');
    const ended = await request.forum.people.accounts.endSession(request.account.id, id);
    return ended ? done(null) : refused('not-found');
  },
  next: preferencesAddress,
});

const endPasskey = operation({
  name: 'passkey.remove',
  summary: 'Removes a passkey.',
  input: z.object({ id: z.string().max(1000) }),
  run: async (request, { id }) => {
    const by = self(request);
    return by.ok ? request.forum.store.write('passkey.remove', { by: by.value, id, now: request.now }) : by;
  },
  next: preferencesAddress,
});

const leave = operation({
  name: 'account.delete',
  summary: 'Deletes the account; posts stay without a name, or are deleted.',
  input: z.object({ posts: z.enum(['keep', 'delete']) }),
  run: async (request, { posts }) => {
    const by = self(request);
    return by.ok ? request.forum.people.leave(by.value, posts, coming(request)) : by;
  },
  next: () => '/',
});

export const meOperations: readonly Operation[] = [
  preferences,
  discard,
  read,
  makeKey,
  endKey,
  endSession,
  endPasskey,
  leave,
];
