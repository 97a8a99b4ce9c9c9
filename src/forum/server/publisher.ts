// publisher: takes on every new version of the site: its discussions first, then its readers.

import { publishVersion } from '../anchors/index.ts';
import { referencesOf } from '../cook/index.ts';
import { bookDocs } from '../search/index.ts';
import type { PublishedSite } from './published-site.ts';
import { removeOlderSites, stampOf, takeSite } from './published-site.ts';
import type { Forum } from './request.ts';

/** Why the last built version of the site is not what is served, or not with all its discussions in their places. */
export interface Trouble {
  /** Milliseconds since 1970. */
  since: number;
  /** `labels-gone`: labels with discussions vanished; `unreadable`: it could not be taken at all. */
  why: 'labels-gone' | 'unreadable';
  labels: readonly { label: string; threads: number }[];
  /** It is served all the same, since there was no earlier version. */
  served: boolean;
}

export interface Publisher {
  take: (next: PublishedSite, isFirst: boolean) => Promise<void>;
  /** Takes the site that the folder holds, where it is another one. Never rejects. */
  look: () => Promise<void>;
}

/**
 * @param html the folder that builds write
 * @param site what is served; replaced when a new version is taken on
 */
export function publisher(html: string, forum: Forum, site: { current: PublishedSite }): Publisher {
  const { log, settings } = forum;
  let stamp = stampOf(html);
  let said = '';
  const troubled = (trouble: Omit<Trouble, 'since'>): void => {
    forum.publishing.trouble = { since: forum.publishing.trouble?.since ?? forum.now(), ...trouble };
  };
  const take = async (next: PublishedSite, isFirst: boolean): Promise<void> => {
    const { store, cook, words, now } = forum;
    const before = isFirst ? {} : { before: site.current.manifest };
    const published = await publishVersion({ store, manifest: next.manifest, now, ...before });
    if (!published.ok) {
      for (const { label, threads } of published.vanished) log('error', 'label is gone', { label, threads });
      const labels = published.vanished.map(({ label, threads }) => ({ label, threads }));
      troubled({ why: 'labels-gone', labels, served: isFirst });
      if (!isFirst) return;
      log(
        'warning',
        'served all the same, since there is no earlier version; discussions stay where they were',
      );
    } else {
      forum.publishing.trouble = undefined;
      const { states, anchors } = published.value;
      if (published.value.isNew)
        log('info', 'published', { version: next.manifest.id, places: anchors, ...states });
    }
    await store.write('search.book', { version: next.manifest.id, docs: await bookDocs(next.manifest) });
    cook.use(referencesOf(next.manifest, words.cook));
    const last = site.current;
    site.current = next;
    removeOlderSites([next, last], settings.data);
    // What was asked about the earlier version meanwhile.
    if (!isFirst) await publishVersion({ store, manifest: next.manifest, now, ...before });
    await forum.changes.catchUp();
  };
  const lookOnce = async (): Promise<void> => {
    let now = '';
    try {
      now = stampOf(html);
      if (now === stamp) return;
      // A build that is still writing changes it again; then the next look takes it.
      const next = takeSite(html, settings.data);
      stamp = now;
      await take(next, false);
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      troubled({ why: 'unreadable', labels: [], served: false });
      // It is tried again at each look, and said once.
      if (said !== now + message) log('error', 'publish', { message });
      said = now + message;
    }
  };
  // One at a time; who asks for a look waits for one that begins afterwards.
  let looks = Promise.resolve();
  return { take, look: () => (looks = looks.then(lookOnce)) };
}
