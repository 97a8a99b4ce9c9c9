// titles: the titles of all discussions that everybody may read, kept up to date: what is like one is asked for on every page.

import type { Reader } from '../store/store.ts';
import type { SimilarView } from '../pages/views/parts.ts';
import type { SimilarAsked } from './title-index.ts';
import { emptyIndex, putTitle, removeTitle, similarTitles } from './title-index.ts';

export interface Titles {
  similar(title: string, asked?: SimilarAsked): Promise<SimilarView[]>;
  /** Something of a discussion may have changed: it is read again before the next answer. */
  changed(id: number): void;
}

/** Discussions read at one time. */
const atOnce = 500;

export async function readTitles(read: Reader, language: string): Promise<Titles> {
  const index = emptyIndex(language);
  const changed = new Set<number>();
  let reading = Promise.resolve();

  const renew = async (): Promise<void> => {
    const ids = [...changed];
    for (let at = 0; at < ids.length; at += atOnce) {
      const some = ids.slice(at, at + atOnce);
      // What changes while it is read is read once more.
      for (const id of some) changed.delete(id);
      const rows = await rowsOf(read)
        .where('threads.id', 'in', some)
        .execute()
        .catch((error: unknown) => {
          for (const id of some) changed.add(id);
          throw error;
        });
      const found = new Map(rows.map((row) => [row.id, row]));
      for (const id of some) {
        const row = found.get(id);
        if (row) putTitle(index, threadOf(row));
        else removeTitle(index, id);
      }
    }
  };

  let last = 0;
  for (;;) {
    const rows = await rowsOf(read)
      .where('threads.id', '>', last)
      .orderBy('threads.id')
      .limit(atOnce)
      .execute();
    for (const row of rows) putTitle(index, threadOf(row));
    if (rows.length < atOnce) break;
    last = rows.at(-1)?.id ?? last;
  }
  return {
    similar: async (title, asked = {}) => {
      // One at a time; one that failed does not fail the next.
      if (changed.size > 0) reading = reading.catch(() => undefined).then(renew);
      await reading;
      return similarTitles(index, title, asked);
    },
    changed: (id) => void changed.add(id),
  };
}

/** Shown, and so is the question. */
const rowsOf = (read: Reader) =>
  read
    .selectFrom('threads')
    .innerJoin('posts', (on) =>
      on.onRef('posts.thread_id', '=', 'threads.id').on('posts.kind', '=', 'question'),
    )
    .select([
      'threads.id',
      'threads.slug',
      'threads.title',
      'threads.label',
      'threads.answers',
      'threads.solved_at',
    ])
    .where('threads.state', '=', 'shown')
    .where('posts.state', '=', 'shown');

type TitleRow = Awaited<ReturnType<ReturnType<typeof rowsOf>['execute']>>[number];

const threadOf = ({ solved_at, ...row }: TitleRow): SimilarView => ({ ...row, solved: solved_at !== null });
