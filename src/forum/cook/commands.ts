// commands: what cooking changes in the database by itself: the HTML of posts that an older version made.

import { indexPost } from '../search/index.ts';
import type { Transaction } from '../store/store.ts';

/** Gives a post the HTML that its text makes now, unless its text is another one by now. No edit: nobody is told. */
async function renewCooked(
  db: Transaction,
  input: { post: number; raw: string; cooked: string; plain: string; version: number },
): Promise<boolean> {
  const { post, raw, cooked, plain, version } = input;
  const done = await db
    .updateTable('posts')
    .set({ cooked, plain, cook_version: version })
    .where('id', '=', post)
    .where('raw', '=', raw)
    .where('cook_version', '<', version)
    .returning('id')
    .executeTakeFirst();
  if (done) await indexPost(db, post);
  return done !== undefined;
}

export const cookCommands = {
  'cook.renew': renewCooked,
};
