// people: one person in public, and the queue and log of those who keep order.

import * as z from 'zod';

import { caseView, logView, queueView } from '../../moderation/index.ts';
import {
  casePage,
  decisionTold,
  logPage,
  personActionPage,
  personPage,
  queuePage,
} from '../../pages/index.ts';
import { foldHandle } from '../../people/index.ts';
import { personView } from '../../threads/index.ts';
import { placesFor } from '../anchors.ts';
import { frameOf } from '../frame-of.ts';
import type { ForumRequest } from '../request.ts';
import type { ReadRoute } from '../routes.ts';
import { readRoute } from '../routes.ts';
import { count, orEmpty, reviewKind } from '../schemas.ts';

export const personFields = z.object({
  handle: z.string().max(100),
  show: z.enum(['answers', 'questions']).catch('answers'),
  before: z.string().max(20).optional(),
});

export const personFor = (
  { forum, visitor, now }: ForumRequest,
  { handle, show, before }: z.infer<typeof personFields>,
): ReturnType<typeof personView> =>
  personView(forum.store.read, {
    key: foldHandle(handle),
    show,
    visitor,
    now,
    ...(before !== undefined && { before }),
  });

const person = readRoute({
  name: 'person',
  path: '/people/:handle',
  input: personFields,
  show: async (request, asked) => {
    const view = await personFor(request, asked);
    if (!view.ok) return { kind: 'refused', refusal: view.refusal };
    return { kind: 'page', html: personPage(view.value, await frameOf(request)) };
  },
});

const action = readRoute({
  name: 'person.action',
  path: '/people/:handle/:action',
  input: z.object({
    handle: z.string().max(100),
    action: z.enum(['silence', 'suspend', 'hold', 'trust', 'role']),
  }),
  show: async (request, { handle, action: what }) => {
    if (!request.visitor) return { kind: 'refused', refusal: { code: 'sign-in' } };
    const view = await personFor(request, { handle, show: 'answers' });
    if (!view.ok) return { kind: 'refused', refusal: view.refusal };
    const { can, trust, role, holds = false } = view.value;
    if (!can.includes(what)) return { kind: 'refused', refusal: { code: 'not-allowed' } };
    const shown = { handle: view.value.handle, action: what, trust, role, holds };
    return { kind: 'page', html: personActionPage(shown, await frameOf(request)) };
  },
});

const queue = readRoute({
  name: 'queue',
  path: '/waiting',
  input: z.object({
    kind: reviewKind.optional().catch(undefined),
    before: orEmpty(count),
    open: orEmpty(count),
    told: z.literal('done').optional().catch(undefined),
  }),
  show: async (request, { kind: only, before, open, told }) => {
    const { forum, visitor, now } = request;
    if (!visitor) return { kind: 'refused', refusal: { code: 'sign-in' } };
    const view = await queueView(forum.store.read, {
      showPlace: placesFor(request),
      visitor,
      now,
      ...(only !== undefined && { kind: only }),
      ...(before !== undefined && { after: before }),
    });
    if (!view.ok) return { kind: 'refused', refusal: view.refusal };
    const { trouble } = forum.publishing;
    const shown = { ...view.value, ...(open !== undefined && { open }), ...(trouble && { trouble }) };
    const frame = await frameOf(request);
    const html = queuePage(
      shown,
      told === undefined ? frame : { ...frame, told: decisionTold(shown, frame) },
    );
    return { kind: 'page', html };
  },
});

const one = readRoute({
  name: 'queue.case',
  path: '/waiting/:id',
  input: z.object({ id: count }),
  show: async (request, { id }) => {
    const { forum, visitor, now } = request;
    if (!visitor) return { kind: 'refused', refusal: { code: 'sign-in' } };
    const found = await caseView(forum.store.read, id, { visitor, now, showPlace: placesFor(request) });
    if (!found.ok) return { kind: 'refused', refusal: found.refusal };
    const { view, counts } = found.value;
    return {
      kind: 'page',
      html: casePage(view, counts, await frameOf(request)),
    };
  },
});

const log = readRoute({
  name: 'log',
  path: '/log',
  input: z.object({ before: orEmpty(count) }),
  show: async (request, { before }) => {
    const { forum, visitor, now } = request;
    const view = await logView(forum.store.read, { visitor, now, ...(before !== undefined && { before }) });
    return { kind: 'page', html: logPage(view, await frameOf(request)) };
  },
});

export const peopleRoutes: readonly ReadRoute[] = [person, action, queue, one, log];
