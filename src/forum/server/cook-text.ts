// cook-text: a reader's words made ready for the database: names and pictures looked up, then cooked.

import type { Cooked } from '../cook/index.ts';
import { lookUps } from '../cook/index.ts';
import type { PostText } from '../threads/index.ts';
import { postText } from '../threads/index.ts';
import { knownUploads } from '../uploads/index.ts';
import type { ForumRequest } from './request.ts';

export async function cookText(
  { forum }: Pick<ForumRequest, 'forum'>,
  raw: string,
  thread?: number,
): Promise<{ text: PostText; cooked: Cooked }> {
  const { mentions, uploads } = lookUps(raw);
  const { read } = forum.store;
  const [people, pictures] = await Promise.all([
    mentions.length === 0
      ? []
      : read
          .selectFrom('people')
          .select('handle_key')
          .where('handle_key', 'in', mentions)
          .where('state', '=', 'active')
          .execute(),
    uploads.length === 0 ? {} : knownUploads(read, uploads),
  ]);
  const cooked = await forum.cook.cook(raw, {
    ...(thread !== undefined && { thread }),
    people: people.map(({ handle_key }) => handle_key),
    uploads: pictures,
  });
  return { text: postText(raw, cooked), cooked };
}
