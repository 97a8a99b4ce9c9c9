// tags: few short words that a discussion is found by.

import type { Transaction } from '../store/store.ts';

const most = 5;

/** As kept: folded, words joined by hyphens, each once, at most five. */
export const foldTags = (tags: readonly string[]): string[] =>
  [
    ...new Set(
      tags
        .map((tag) =>
          tag
            .normalize('NFKC')
            .toLowerCase()
            .trim()
            .replace(/\s+/g, '-')
            .replace(/[^\p{L}\p{N}.+#-]/gu, '')
            .slice(0, 30),
        )
        .filter((tag) => tag !== ''),
    ),
  ].slice(0, most);

export async function setTags(db: Transaction, thread: number, tags: readonly string[]): Promise<void> {
  await db.deleteFrom('thread_tags').where('thread_id', '=', thread).execute();
  const rows = foldTags(tags).map((tag) => ({ thread_id: thread, tag }));
  if (rows.length > 0) await db.insertInto('thread_tags').values(rows).execute();
}
