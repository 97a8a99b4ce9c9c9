// import-from: takes over from a Discourse everything that a book's pages name, cooked and put into the search.

import type { Manifest } from '../../../compare/index.ts';
import { createCook, referencesOf } from '../../cook/index.ts';
import { wordsOf } from '../../pages/index.ts';
import type { Store } from '../../store/store.ts';
import type { TopicsImported } from './import-topics.ts';
import { importTopics } from './import-topics.ts';
import { discourseSource } from './source.ts';

export interface DiscourseImport {
  store: Store;
  manifest: Manifest;
  url: string;
  /** Keeps what was fetched, so that an import that broke goes on. */
  folder: string;
  now: () => number;
  tell: (line: string) => void;
}

export async function importFromDiscourse(input: DiscourseImport): Promise<TopicsImported> {
  const { store, manifest, url, folder, now, tell } = input;
  const words = wordsOf(manifest.language);
  const cook = createCook(referencesOf(manifest, words.cook));
  try {
    const source = discourseSource({ url, folder });
    const counts = await importTopics({ store, source, cook, manifest, now, tell });
    for (let after: number | undefined = 0; after !== undefined;) {
      after = await store.write('search.threads', { after, most: 100 });
    }
    return counts;
  } finally {
    await cook.close();
  }
}
