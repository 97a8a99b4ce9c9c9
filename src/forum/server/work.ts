// work: what goes on beside answering: notices, mail, calls, jobs.

import { readable } from '../cook/index.ts';
import type { Mailer } from '../notices/index.ts';
import { guardedPost, startRunner, unsubscribeToken } from '../notices/index.ts';
import { composeMail, placesOf } from '../pages/index.ts';
import { startJobs } from './jobs.ts';
import { openStreams } from './live.ts';
import type { Forum } from './request.ts';

/** Milliseconds for one call of a webhook. */
const callTimeout = 10_000;

/** Begins all of it; `stop` ends it after what is under way. */
export function startWork(forum: Forum, mailer: Mailer): { stop(): Promise<void> } {
  const { settings, store, changes, words, now, log } = forum;
  const { origin, title, secret } = settings;
  const runner = startRunner({
    store,
    changes,
    now,
    log,
    senders: {
      mail: mailer,
      call: (url, headers, body) =>
        guardedPost(url, {
          headers,
          body,
          timeout: callTimeout,
        }),
    },
    compose: (recipient, notices) => {
      const unsubscribe = (): string => {
        const [one] = notices;
        const stop = notices.length === 1 && one ? (`thread:${one.thread.id}` as const) : ('all' as const);
        return `${origin}/-/unsubscribe?token=${encodeURIComponent(unsubscribeToken(recipient.id, stop, secret))}`;
      };
      return composeMail(
        recipient,
        notices,
        {
          origin,
          title,
          readable: (text) => readable(forum.site().manifest.macros).words(text),
          unsubscribe,
        },
        words,
      );
    },
    above: (label) => sectionsAbove(forum, label),
  });
  const jobs = startJobs(forum);
  const stopOutbox = store.onOutbox(() => void changes.catchUp());
  forum.metrics.gauge('octavo_live_streams', 'Open pages that are told of new posts.', openStreams);
  forum.metrics.gauge('octavo_memory_bytes', 'Memory in use.', () => process.memoryUsage().rss);
  forum.metrics.gauge('octavo_site_refused', 'Whether the last built version of the site was refused.', () =>
    forum.publishing.trouble ? 1 : 0,
  );
  return {
    stop: async () => {
      stopOutbox();
      await jobs.stop();
      await runner.stop();
    },
  };
}

function sectionsAbove(forum: Forum, label: string): string[] {
  const places = placesOf(forum.site().manifest);
  const above: string[] = [];
  for (let at = parentOf(places, label); at !== undefined && !above.includes(at); at = parentOf(places, at))
    above.push(at);
  return above;
}

const parentOf = (places: ReturnType<typeof placesOf>, label: string): string | undefined =>
  places.section(label)?.parent ?? places.page(label)?.parent;
