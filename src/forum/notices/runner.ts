// runner: the one loop through which everything leaves the forum: it makes notices of events, mails of notices, and sends.

import type { Store } from '../store/store.ts';
import type { Changes } from '../server/changes.ts';
import type { Log } from '../server/log.ts';
import { collectMails } from './collect-mails.ts';
import type { Compose } from './collect-mails.ts';
import type { Senders } from './deliver.ts';
import { deliverDue } from './deliver.ts';

export interface RunnerParts {
  store: Store;
  changes: Changes;
  senders: Senders;
  compose: Compose;
  /** Labels of the sections above one. */
  above: (label: string) => readonly string[];
  now: () => number;
  log: Log;
}

export interface Runner {
  /** Does everything that is due, once. */
  turn(): Promise<void>;
  /** Ends the loop after what is under way. */
  stop(): Promise<void>;
}

/** Milliseconds between turns that nothing asked for: retries and digests become due without an event. */
const pause = 5_000;
const mailPause = 60_000;

export function startRunner(parts: RunnerParts): Runner {
  let stopped = false;
  let running: Promise<void> | undefined;
  let wanted = false;
  let mailsLooked = 0;

  const turn = async (): Promise<void> => {
    await tellAll(parts);
    if (parts.now() - mailsLooked >= mailPause) {
      mailsLooked = parts.now();
      await collectMails(parts.store, parts.compose, mailsLooked);
    }
    await deliverDue(parts.store, parts.senders, parts.now());
  };
  const go = (): void => {
    wanted = true;
    if (stopped || running) return;
    running = (async () => {
      while (wanted && !stopped) {
        wanted = false;
        await turn().catch((error: unknown) =>
          parts.log('error', 'outbox', { message: error instanceof Error ? error.message : String(error) }),
        );
      }
      running = undefined;
    })();
  };
  const end = parts.changes.listen(go);
  const timer = setInterval(go, pause);
  timer.unref();
  go();
  return {
    turn,
    stop: async () => {
      stopped = true;
      end();
      clearInterval(timer);
      await running;
    },
  };
}

/** Events in their order; several are committed together. */
async function tellAll({ store, above, now }: RunnerParts): Promise<void> {
  for (;;) {
    const rows = await store.read
      .selectFrom('outbox')
      .select(['id', 'payload'])
      .where('done_at', 'is', null)
      .orderBy('id')
      .limit(64)
      .execute();
    if (rows.length === 0) return;
    const threads = rows.map(({ payload }) => (JSON.parse(payload) as { thread?: number }).thread ?? 0);
    const labels = new Map<number, string>();
    if (threads.some((id) => id !== 0)) {
      const found = await store.read
        .selectFrom('threads')
        .select(['id', 'label'])
        .where('id', 'in', threads)
        .execute();
      for (const { id, label } of found) labels.set(id, label);
    }
    await Promise.all(
      rows.map(({ id }, index) => {
        const label = labels.get(threads[index] ?? 0);
        return store.write('outbox.tell', { id, now: now(), above: label === undefined ? [] : above(label) });
      }),
    );
  }
}
