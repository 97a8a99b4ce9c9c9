// deliver: sends what waits in the table of deliveries, and notes what became of it.

import type { Row } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import type { Called } from './guarded-fetch.ts';
import type { Mail, Mailer, Sent } from './mail.ts';
import { webhookHeaders } from './webhooks.ts';

export interface Senders {
  mail: Mailer;
  /** Calls a webhook's address. */
  call(url: string, headers: Record<string, string>, body: string): Promise<Called>;
}

/** How many are under way at once: a target that hangs holds one place, never a reader. */
const atOnce = 8;

/** Sends what is due. Gives how many were tried. */
export async function deliverDue(store: Store, senders: Senders, now: number): Promise<number> {
  const due = await store.read
    .selectFrom('deliveries')
    .selectAll()
    .where('done_at', 'is', null)
    .where('failed_at', 'is', null)
    .where('next_at', '<=', now)
    .orderBy('next_at')
    .orderBy('id')
    .limit(100)
    .execute();
  const waiting = [...due];
  const work = async (): Promise<void> => {
    for (let one = waiting.shift(); one; one = waiting.shift()) {
      const { id } = one;
      const sent = await send(store, senders, one, now);
      await store.write('delivery.note', sent.ok ? { id, now, ok: true } : { id, now, ...sent });
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, waiting.length) }, work));
  return due.length;
}

async function send(
  store: Store,
  senders: Senders,
  one: Row<'deliveries'>,
  now: number,
): Promise<Sent | Called> {
  if (one.channel === 'mail') return senders.mail.send(JSON.parse(one.payload) as Mail);
  const webhook = await store.read
    .selectFrom('webhooks')
    .selectAll()
    .where('id', '=', Number(one.target))
    .executeTakeFirst();
  if (webhook?.active !== 1) return { ok: false, error: 'the webhook is gone', final: true };
  const headers = webhookHeaders(`event-${one.outbox_id}`, now, one.payload, webhook.secret);
  return senders.call(webhook.url, headers, one.payload);
}
