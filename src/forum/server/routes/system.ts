// system: what those who run the server ask it: whether it works, and how much.

import * as z from 'zod';

import { isStaff } from '../../actor.ts';
import { StoreError } from '../../store/index.ts';
import { annotationCollection, annotationPage } from '../../transfer/index.ts';
import { liveAnswer } from '../live.ts';
import type { Forum } from '../request.ts';
import type { ReadRoute } from '../routes.ts';
import { readRoute } from '../routes.ts';
import { count, nothing, orEmpty, threadId } from '../schemas.ts';

const health = readRoute({
  name: 'health',
  path: '/health',
  input: nothing,
  show: async ({ forum }) => {
    try {
      await forum.store.check();
      return { kind: 'json', value: { ok: true, ...siteHealth(forum) } };
    } catch (error) {
      const problem = error instanceof StoreError ? error.problem : 'broken';
      return { kind: 'json', value: { ok: false, problem }, status: 503 };
    }
  },
});

/** Answers go on with the earlier version, so that a check of whether the server works need not fail. */
function siteHealth({ site, publishing: { trouble } }: Forum): object {
  const served = { site: site().id };
  if (!trouble) return { status: 'ok', ...served };
  const { since, why, labels } = trouble;
  const told = { since: new Date(since).toISOString(), why, ...(labels.length > 0 && { labels }) };
  return { status: 'degraded', ...served, [trouble.served ? 'trouble' : 'refused']: told };
}

/** For this machine, for administrators and for programs with their key: what is told here helps attackers too. */
const metrics = readRoute({
  name: 'metrics',
  path: '/metrics',
  input: nothing,
  show: ({ forum, visitor, from }) => {
    const isLocal = !forum.settings.behindProxy && ['127.0.0.1', '::1', '::ffff:127.0.0.1'].includes(from);
    if (!isLocal && !isStaff(visitor))
      return Promise.resolve({ kind: 'refused', refusal: { code: 'not-found' } });
    return Promise.resolve({ kind: 'text', text: forum.metrics.text(), type: 'text/plain; version=0.0.4' });
  },
});

const live = readRoute({
  name: 'live',
  path: '/live',
  input: z.object({ thread: threadId }),
  show: (request, { thread }) => liveAnswer(request, thread),
});

/** Web Annotation Data Model, section 3.1; Web Annotation Protocol, section 3.2. */
const annotationType = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"';

const notes = readRoute({
  name: 'annotations',
  path: '/annotations',
  api: {
    summary:
      'All discussions as Web Annotations: an AnnotationCollection, and by `page`, from 0, its AnnotationPages.',
    scope: 'read',
    type: annotationType,
    open: true,
  },
  input: z.object({ page: orEmpty(count) }),
  show: async ({ forum }, { page }) => {
    const { origin, title } = forum.settings;
    const { read } = forum.store;
    const options = { origin, title };
    const value =
      page === undefined
        ? await annotationCollection(read, options)
        : await annotationPage(read, options, page);
    if (!value) return { kind: 'refused', refusal: { code: 'not-found' } };
    return { kind: 'text', text: JSON.stringify(value), type: annotationType };
  },
});

export const systemRoutes: readonly ReadRoute[] = [health, metrics, live, notes];
