// rebake: posts cooked by another version of this part are cooked again, some at a time.

import type { Store } from '../store/store.ts';
import type { Cooked } from './cooked.ts';
import { cookVersion } from './cooked.ts';

/**
 * Cooks at most `most` posts again; to be called while the server has nothing better to do, until it returns 0. What a post's
 * author changes meanwhile is left alone: it was cooked with the change.
 * @param cook as for a new post of the discussion
 */
export async function rebake(
  store: Store,
  cook: (raw: string, thread: number) => Promise<Cooked>,
  most: number,
): Promise<number> {
  const stale = await store.read
    .selectFrom('posts')
    .select(['id', 'thread_id', 'raw'])
    .where('cook_version', '<', cookVersion)
    // Lines that say what happened are not cooked.
    .where('kind', '!=', 'event')
    .orderBy('id')
    .limit(most)
    .execute();
  for (const { id, thread_id, raw } of stale) {
    const { cooked, plain, version } = await cook(raw, thread_id);
    await store.write('cook.renew', { post: id, raw, cooked, plain, version });
  }
  return stale.length;
}
