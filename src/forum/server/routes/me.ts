// me: what only the person sees: notices, drafts, preferences, keys, their data.

import * as z from 'zod';

import type { Actor } from '../../actor.ts';
import type { ApiKeysView, DraftsView, PreferencesView } from '../../pages/index.ts';
import {
  apiKeysPage,
  deleteAccountPage,
  draftsPage,
  handlePage,
  noticesPage,
  preferencesPage,
} from '../../pages/index.ts';
import { noticesView, readPreferences } from '../../notices/index.ts';
import { keysOf, passkeysOf, scopesFor } from '../../people/index.ts';
import { frameOf } from '../frame-of.ts';
import type { Reply } from '../reply.ts';
import type { ForumRequest } from '../request.ts';
import type { ReadRoute } from '../routes.ts';
import { readRoute } from '../routes.ts';
import { back, count, nothing, orEmpty } from '../schemas.ts';

/** A page for who is signed in. */
const own = <Input>(
  name: string,
  path: string,
  input: z.ZodType<Input>,
  show: (request: ForumRequest, by: Actor, input: Input) => Promise<Reply>,
): ReadRoute =>
  readRoute({
    name,
    path,
    input,
    show: (request, given: Input) => {
      const { visitor, account } = request;
      // A program has an interface of its own; what its key allows is not asked for here.
      if (visitor?.scopes) return Promise.resolve({ kind: 'refused', refusal: { code: 'not-allowed' } });
      if (visitor) return show(request, visitor, given);
      return Promise.resolve({
        kind: 'refused',
        refusal: { code: account ? 'choose-handle' : 'sign-in' },
      });
    },
  });

const notices = own(
  'me.notices',
  '/me/notifications',
  z.object({ before: orEmpty(count) }),
  async (request, by, { before }) => ({
    kind: 'page',
    html: noticesPage(await noticesView(request.forum.store.read, by.id, before), await frameOf(request)),
  }),
);

const drafts = own('me.drafts', '/me/drafts', nothing, async (request, by) => ({
  kind: 'page',
  html: draftsPage(await draftsView(request, by), await frameOf(request)),
}));

async function draftsView({ forum }: ForumRequest, by: Actor): Promise<DraftsView> {
  const rows = await forum.store.read
    .selectFrom('drafts')
    .selectAll()
    .where('person_id', '=', by.id)
    .orderBy('updated', 'desc')
    .limit(100)
    .execute();
  const threads = await threadsOfDrafts(
    forum,
    rows.map(({ place }) => place),
  );
  return {
    drafts: rows.map(({ place, body, updated }) => {
      const said = JSON.parse(body) as { title?: string; body?: string };
      const thread = threads.get(place);
      return {
        place,
        updated,
        excerpt: (said.body ?? '').slice(0, 200),
        ...(said.title !== undefined && said.title !== '' && { title: said.title }),
        ...(thread && { thread }),
      };
    }),
  };
}

type DraftThread = NonNullable<DraftsView['drafts'][number]['thread']>;

async function threadsOfDrafts(
  forum: ForumRequest['forum'],
  places: readonly string[],
): Promise<Map<string, DraftThread>> {
  const ids = new Map(
    places.flatMap((place) => {
      const id = /^thread:(\d+)$/.exec(place)?.[1];
      return id === undefined ? [] : [[Number(id), place] as const];
    }),
  );
  if (ids.size === 0) return new Map();
  const rows = await forum.store.read
    .selectFrom('threads')
    .select(['id', 'slug', 'title'])
    .where('id', 'in', [...ids.keys()])
    .where('state', '=', 'shown')
    .execute();
  return new Map(rows.map((row) => [ids.get(row.id) ?? '', row]));
}

const preferences = own(
  'me.preferences',
  '/me/preferences',
  z.object({ told: z.string().optional() }),
  async (request, by, { told }) => ({
    kind: 'page',
    html: preferencesPage(await preferencesView(request, by, told === 'saved'), await frameOf(request)),
  }),
);

async function preferencesView(request: ForumRequest, by: Actor, saved: boolean): Promise<PreferencesView> {
  const { forum, account, headers } = request;
  const { read } = forum.store;
  const [passkeys, sessions, follows] = await Promise.all([
    passkeysOf(read, by.id),
    forum.people.accounts.sessions(headers),
    read
      .selectFrom('subscriptions')
      .select(({ fn }) => ['scope', fn.countAll<number>().as('count')])
      .where('person_id', '=', by.id)
      .where('level', '=', 'watching')
      .groupBy('scope')
      .execute(),
  ]);
  const following = (scope: string): number => Number(follows.find((row) => row.scope === scope)?.count ?? 0);
  return {
    handle: by.handle,
    preferences: readPreferences(request.preferences ?? '{}'),
    saved,
    ...(account?.email !== undefined && { email: account.email }),
    passkeys,
    sessions: sessions.map(({ id, browser, begun, seen, here }) => ({
      id,
      device: browser,
      created: begun,
      lastSeen: seen,
      current: here,
    })),
    follows: {
      sections: following('section'),
      threads: following('thread'),
      book: following('book') > 0,
    },
  };
}

const keys = own('me.keys', '/me/keys', nothing, async (request, by) => ({
  kind: 'page',
  html: apiKeysPage(await apiKeysView(request, by), await frameOf(request)),
}));

export async function apiKeysView({ forum, now }: ForumRequest, by: Actor): Promise<ApiKeysView> {
  return { keys: await keysOf(forum.store.read, by.id), scopes: scopesFor(by, now) };
}

const data = own('me.data', '/me/data', nothing, async ({ forum, account, now }, by) => {
  if (!account) return { kind: 'refused', refusal: { code: 'sign-in' } };
  const mine = await forum.people.myData(by, account, now);
  if (!mine.ok) return { kind: 'refused', refusal: mine.refusal };
  const headers = {
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-store',
    'Content-Disposition': 'attachment; filename="my-data.json"',
  };
  return { kind: 'response', response: new Response(JSON.stringify(mine.value, null, 2), { headers }) };
});

const leave = own('me.delete', '/me/delete', nothing, async (request) => ({
  kind: 'page',
  html: deleteAccountPage(await frameOf(request)),
}));

const name = readRoute({
  name: 'me.name',
  path: '/me/name',
  input: z.object({ back }),
  show: async (request, input) => {
    if (request.visitor) return { kind: 'go', to: input.back };
    if (!request.account) return { kind: 'refused', refusal: { code: 'sign-in' } };
    return { kind: 'page', html: handlePage({ back: input.back, handle: '' }, await frameOf(request)) };
  },
});

export const meRoutes: readonly ReadRoute[] = [notices, drafts, preferences, keys, data, leave, name];
