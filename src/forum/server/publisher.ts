// publisher: takes on every new version of the site: its discussions first, then its readers.

import { publishVersion } from '../anchors/index.ts';
import { referencesOf } from '../cook/index.ts';
import { bookDocs } from '../search/index.ts';
import type { PublishedSite } from './published-site.ts';
import { removeOlderSites, stampOf, takeSite } from './published-site.ts';
import type { Forum } from './request.ts';

export interface Publisher {
  take: (next: PublishedSite, isFirst: boolean) => Promise<void>;
  look: () => Promise<void>;
}

/**
 * @param html the folder that builds write
 * @param site what is served; replaced when a new version is taken on
 */
export function publisher(html: string, forum: Forum, site: { current: PublishedSite }): Publisher {
  const { log, settings } = forum;
  let stamp = stampOf(html);
  let looking = false;
  const take = async (next: PublishedSite, isFirst: boolean): Promise<void> => {
    const { store, cook, words, now } = forum;
    const before = isFirst ? {} : { before: site.current.manifest };
    const published = await publishVersion({ store, manifest: next.manifest, now, ...before });
    if (!published.ok) {
      for (const { label, threads } of published.vanished) log('error', 'label is gone', { label, threads });
      if (!isFirst) return;
      log(
        'warning',
        'served all the same, since there is no earlier version; discussions stay where they were',
      );
    } else {
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
  return {
    take,
    look: async () => {
      const now = stampOf(html);
      if (looking || now === stamp) return;
      looking = true;
      try {
        // A build that is still writing changes it again; then the next look takes it.
        const next = takeSite(html, settings.data);
        stamp = now;
        await take(next, false);
      } catch (error) {
        log('error', 'publish', { message: error instanceof Error ? error.message : String(error) });
      } finally {
        looking = false;
      }
    },
  };
}
