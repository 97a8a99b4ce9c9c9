// webhooks: programs that are called when something happens.

import * as z from 'zod';

import type { Outcome } from '../../outcome.ts';
import { done, refused } from '../../outcome.ts';
import { newWebhookSecret } from '../../notices/index.ts';
import { may } from '../../policy/index.ts';
import type { Operation } from '../operation.ts';
import { operation } from '../operation.ts';
import { count } from '../schemas.ts';
import { signedIn } from './posts.ts';

/** "post.created", or * for all. */
const eventName = z.string().regex(/^(?:\*|[a-z]+\.[a-z]+)$/);

const add = operation({
  name: 'webhook.add',
  summary: 'Has a program called when something happens. The secret of the signatures is told once.',
  scope: 'administer',
  input: z.object({
    url: z.url({ protocol: /^https?$/ }).max(1000),
    events: z.union([eventName.transform((one) => [one]), z.array(eventName).min(1).max(20)]).default(['*']),
  }),
  output: z.object({ id: z.number(), secret: z.string() }),
  api: { method: 'post', path: '/webhooks' },
  run: async (request, { url, events }): Promise<Outcome<{ id: number; secret: string }>> => {
    const by = signedIn(request);
    if (!by.ok) return by;
    const allowed = may(by.value, 'webhook.change', request.now);
    if (allowed !== true) return { ok: false, refusal: allowed };
    const secret = newWebhookSecret();
    const input = { now: request.now, by: by.value.id, url, secret, events };
    return done({ id: await request.forum.store.write('webhook.add', input), secret });
  },
  // The secret stands in no page and no history: it is told to whoever asks in JSON.
  next: (value) => ({ kind: 'json', value }),
});

const remove = operation({
  name: 'webhook.remove',
  summary: 'Has a program called no more.',
  scope: 'administer',
  input: z.object({ id: count }),
  output: z.null(),
  api: { method: 'delete', path: '/webhooks/:id' },
  run: async (request, { id }): Promise<Outcome<null>> => {
    const by = signedIn(request);
    if (!by.ok) return by;
    const allowed = may(by.value, 'webhook.change', request.now);
    if (allowed !== true) return { ok: false, refusal: allowed };
    return (await request.forum.store.write('webhook.remove', { id })) ? done(null) : refused('not-found');
  },
  next: (value) => ({ kind: 'json', value }),
});

export const webhookOperations: readonly Operation[] = [add, remove];
