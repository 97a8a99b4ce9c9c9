// talk: lists of discussions: the book's, a section's, a block's; the last also as the panel beside the text.

import * as z from 'zod';

import { currentLabel } from '../../../compare/index.ts';
import type { Outcome } from '../../outcome.ts';
import { done, refused } from '../../outcome.ts';
import type { ListFilter, ListView } from '../../pages/index.ts';
import { listPage, panel, placesOf, sectionTalkAddress } from '../../pages/index.ts';
import { listView, panelView } from '../../threads/index.ts';
import { feedOf } from '../feed.ts';
import { frameOf } from '../frame-of.ts';
import { newKey } from '../keys.ts';
import type { Reply } from '../reply.ts';
import type { ForumRequest } from '../request.ts';
import { manifestOf } from '../request.ts';
import type { ReadRoute } from '../routes.ts';
import { readRoute } from '../routes.ts';
import { block, label, threadKind, variant } from '../schemas.ts';

export const filterSchema = z.object({
  show: z.enum(['all', 'unanswered', 'solved', 'mine']).catch('all'),
  sort: z.enum(['activity', 'newest', 'helpful']).catch('activity'),
  chapter: label.optional().catch(undefined),
  variant: variant.optional().catch(undefined),
  tag: z.string().max(60).optional().catch(undefined),
  kind: threadKind.optional().catch(undefined),
  before: z.string().max(40).optional().catch(undefined),
});

/** An empty field of a form is one that was not filled in. */
export function filterOf(given: z.infer<typeof filterSchema>): ListFilter {
  const { show, sort, ...rest } = given;
  const filled = Object.entries(rest).filter(([, value]) => value !== undefined && value !== '');
  return { show, sort, ...(Object.fromEntries(filled) as Omit<ListFilter, 'show' | 'sort'>) };
}

const book = readRoute({
  name: 'talk.book',
  path: '/talk',
  input: filterSchema,
  show: (request, input) => list(request, { kind: 'book' }, filterOf(input)),
});

const section = readRoute({
  name: 'talk.section',
  path: '/talk/on/:label',
  input: filterSchema.extend({ label }),
  show: (request, { label: on, ...input }) => {
    if (on.endsWith('.atom')) return feedOf(request, { label: on.slice(0, -'.atom'.length) });
    return listOn(request, on, (now) => ({ kind: 'section', label: now }), filterOf(input));
  },
});

const ofBlock = readRoute({
  name: 'talk.block',
  path: '/talk/on/:label/:block',
  input: filterSchema.extend({ label, block, part: z.string().optional() }),
  show: async (request, { label: on, block: id, part, ...input }) => {
    if (part !== 'panel')
      return listOn(request, on, (now) => ({ kind: 'block', label: now, block: id }), filterOf(input));
    const { forum, visitor, now } = request;
    const view = await panelView(forum.store.read, { label: on, block: id, visitor, now });
    return { kind: 'part', html: panel(view, newKey(), await frameOf(request)) };
  },
});

/** A label that was renamed leads on to what it is called now. */
function listOn(
  request: ForumRequest,
  on: string,
  scope: (label: string) => ListView['scope'],
  filter: ListFilter,
): Promise<Reply> {
  const now = currentLabel(on, manifestOf(request).aliases);
  if (now !== on) {
    return Promise.resolve({ kind: 'go', to: sectionTalkAddress(now, filter), permanent: true });
  }
  return list(request, scope(on), filter);
}

async function list(request: ForumRequest, scope: ListView['scope'], filter: ListFilter): Promise<Reply> {
  const view = await listed(request, scope, filter);
  if (!view.ok) return { kind: 'refused', refusal: view.refusal };
  return { kind: 'page', html: listPage(view.value, await frameOf(request)) };
}

export async function listed(
  request: ForumRequest,
  scope: ListView['scope'],
  filter: ListFilter,
): Promise<Outcome<ListView>> {
  const { forum, visitor, now } = request;
  const places = placesOf(manifestOf(request));
  if (scope.kind !== 'book' && places.section(scope.label) === undefined) return refused('not-found');
  const view = await listView(forum.store.read, {
    scope,
    filter,
    visitor,
    now,
    facets: forum.facets,
    ...(scope.kind === 'section' && { labels: places.below(scope.label) }),
    ...(scope.kind === 'block' && { labels: [scope.label] }),
    ...(filter.chapter !== undefined && { chapter: places.below(filter.chapter) }),
    ...(scope.kind !== 'book' && filter.sort === 'activity' && { orderOf: textOrder(request) }),
  });
  return done({ ...view, mayAsk: view.mayAsk && forum.settings.readOnly === undefined });
}

const orders = new WeakMap<object, ReadonlyMap<string, number>>();

/** Places of sections and blocks in the order of the text. */
function textOrder(request: ForumRequest): (label: string, block: string | null) => number {
  const manifest = manifestOf(request);
  let order = orders.get(manifest);
  if (!order) {
    const keys = [
      ...manifest.sections.map((one, index) => [one.label, index * 10_000] as const),
      ...manifest.blocks.map((one, index) => [`${one.section}\n${one.id}`, index] as const),
    ];
    order = new Map(keys);
    orders.set(manifest, order);
  }
  const known = order;
  return (on, id) =>
    (known.get(on) ?? Infinity) + (id === null ? 0 : 1 + (known.get(`${on}\n${id}`) ?? 0) / 1e6);
}

export const talkRoutes: readonly ReadRoute[] = [book, section, ofBlock];
