// api: what programs read: the same views as pages, written as JSON.

import * as z from 'zod';

import { caseView, queueView } from '../../moderation/index.ts';
import { placesOf } from '../../pages/index.ts';
import { placesFor } from '../anchors.ts';
import { joinedPlace } from '../joined.ts';
import { found, foundJson } from '../json/found.ts';
import {
  personPage,
  personPageJson,
  review,
  reviewJson,
  reviewList,
  reviewListJson,
} from '../json/people.ts';
import { thread, threadJson, threadList, threadListJson } from '../json/threads.ts';
import { manifestOf } from '../request.ts';
import type { ReadRoute } from '../routes.ts';
import { readRoute } from '../routes.ts';
import { block, count, label, orEmpty, reviewKind, threadId } from '../schemas.ts';
import { searchFields, searchFor } from './finding.ts';
import { personFields, personFor } from './people.ts';
import { filterOf, filterSchema, listed } from './talk.ts';
import { threadFor } from './threads.ts';

const threads = readRoute({
  name: 'api.threads',
  path: '/api/threads',
  api: {
    summary: 'Discussions of the book, of a section and what is below it, or of a block: thirty at a time.',
    scope: 'read',
    output: threadListJson,
    open: true,
  },
  input: filterSchema.extend({ label: orEmpty(label), block: orEmpty(block) }),
  show: async (request, { label: on, block: id, ...filter }) => {
    const scope =
      on === undefined
        ? ({ kind: 'book' } as const)
        : id === undefined
          ? ({ kind: 'section', label: on } as const)
          : ({ kind: 'block', label: on, block: id } as const);
    const view = await listed(request, scope, filterOf(filter));
    if (!view.ok) return { kind: 'refused', refusal: view.refusal };
    return { kind: 'json', value: threadList(view.value, request.forum.settings.origin) };
  },
});

const one = readRoute({
  name: 'api.thread',
  path: '/api/threads/:thread',
  api: { summary: 'A discussion with its posts.', scope: 'read', output: threadJson, open: true },
  input: z.object({ thread: threadId }),
  show: async (request, { thread: id }) => {
    const view = await threadFor(request, id);
    if (view.ok) return { kind: 'json', value: thread(view.value, request.forum.settings.origin) };
    const joined = await joinedPlace(request, id);
    return joined
      ? { kind: 'go', to: `/-/api/threads/${joined.thread}`, permanent: true }
      : { kind: 'refused', refusal: view.refusal };
  },
});

const person = readRoute({
  name: 'api.person',
  path: '/api/people/:handle',
  api: {
    summary: 'A person, with their answers or questions.',
    scope: 'read',
    output: personPageJson,
    open: true,
  },
  input: personFields,
  show: async (request, asked) => {
    const view = await personFor(request, asked);
    if (!view.ok) return { kind: 'refused', refusal: view.refusal };
    return { kind: 'json', value: personPage(view.value, request.forum.settings.origin) };
  },
});

const find = readRoute({
  name: 'api.search',
  path: '/api/search',
  api: { summary: 'Searches the book and its discussions.', scope: 'read', output: foundJson, open: true },
  input: searchFields,
  show: async (request, asked) => {
    const places = placesOf(manifestOf(request));
    const view = await searchFor(request, asked);
    return { kind: 'json', value: found(view, places, request.forum.settings.origin) };
  },
});

const reviews = readRoute({
  name: 'api.reviews',
  path: '/api/reviews',
  api: {
    summary: 'What waits for moderators, oldest first.',
    scope: 'moderate',
    output: reviewListJson,
    open: false,
  },
  input: z.object({ kind: orEmpty(reviewKind), after: orEmpty(count) }),
  show: async (request, { kind: only, after }) => {
    const { forum, visitor, now } = request;
    if (!visitor) return { kind: 'refused', refusal: { code: 'sign-in' } };
    const view = await queueView(forum.store.read, {
      showPlace: placesFor(request),
      visitor,
      now,
      ...(only !== undefined && { kind: only }),
      ...(after !== undefined && { after }),
    });
    if (!view.ok) return { kind: 'refused', refusal: view.refusal };
    return { kind: 'json', value: reviewList(view.value, forum.settings.origin) };
  },
});

const oneReview = readRoute({
  name: 'api.review',
  path: '/api/reviews/:review',
  api: { summary: 'One case of the queue.', scope: 'moderate', output: reviewJson, open: false },
  input: z.object({ review: count }),
  show: async (request, { review: id }) => {
    const { forum, visitor, now } = request;
    if (!visitor) return { kind: 'refused', refusal: { code: 'sign-in' } };
    const view = await caseView(forum.store.read, id, { visitor, now, showPlace: placesFor(request) });
    if (!view.ok) return { kind: 'refused', refusal: view.refusal };
    return { kind: 'json', value: review(view.value.view, forum.settings.origin) };
  },
});

export const apiRoutes: readonly ReadRoute[] = [threads, one, person, find, reviews, oneReview];
