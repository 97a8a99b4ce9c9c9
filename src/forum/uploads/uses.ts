// uses: which pictures there are, and which posts show them.

import type { Reader, Transaction } from '../store/store.ts';

/** Those of the given pictures that there are, with their sizes: what cooking needs to know. */
export async function knownUploads(
  read: Reader,
  ids: readonly string[],
): Promise<Record<string, { width: number; height: number }>> {
  if (ids.length === 0) return {};
  const rows = await read
    .selectFrom('uploads')
    .select(['id', 'width', 'height'])
    .where('id', 'in', ids)
    .execute();
  return Object.fromEntries(rows.map(({ id, width, height }) => [id, { width, height }]));
}

/** Notes which pictures a post shows; part of the command that writes the post. */
export async function useUploads(db: Transaction, post: number, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const there = Object.keys(await knownUploads(db, ids)).map((upload_id) => ({ upload_id, post_id: post }));
  if (there.length > 0)
    await db
      .insertInto('upload_uses')
      .values(there)
      .onConflict((row) => row.doNothing())
      .execute();
}
