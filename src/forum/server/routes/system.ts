// system: what those who run the server ask it: whether it works, and how much.

import * as z from 'zod';

import { isStaff } from '../../actor.ts';
import { StoreError } from '../../store/index.ts';
import { annotations } from '../../transfer/index.ts';
import { liveAnswer } from '../live.ts';
import type { ReadRoute } from '../routes.ts';
import { readRoute } from '../routes.ts';
import { nothing, threadId } from '../schemas.ts';

const health = readRoute({
  name: 'health',
  path: '/health',
  input: nothing,
  show: async ({ forum }) => {
    try {
      await forum.store.check();
      return { kind: 'json', value: { ok: true, site: forum.site().id } };
    } catch (error) {
      const problem = error instanceof StoreError ? error.problem : 'broken';
      return { kind: 'json', value: { ok: false, problem }, status: 503 };
    }
  },
});

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

const notes = readRoute({
  name: 'annotations',
  path: '/annotations',
  input: nothing,
  show: async ({ forum }) => {
    const { origin, title } = forum.settings;
    const value = await annotations(forum.store.read, { origin, title });
    const type = 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"';
    return { kind: 'text', text: JSON.stringify(value), type };
  },
});

export const systemRoutes: readonly ReadRoute[] = [health, metrics, live, notes];
