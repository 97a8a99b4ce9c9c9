// edits-view: what a post said before each of its edits.

import type { Visitor } from '../actor.ts';
import { wordDiff } from '../cook/index.ts';
import type { DiffWords } from '../cook/index.ts';
import type { Outcome } from '../outcome.ts';
import { done, refused } from '../outcome.ts';
import type { EditsView } from '../pages/views/thread.ts';
import { may, postTarget } from '../policy/index.ts';
import type { Reader } from '../store/store.ts';
import { peopleOf, personIn } from './post-view.ts';

export async function editsView(
  read: Reader,
  { thread: id, number, visitor, now }: { thread: number; number: number; visitor: Visitor; now: number },
  words: DiffWords,
): Promise<Outcome<EditsView>> {
  const thread = await read.selectFrom('threads').selectAll().where('id', '=', id).executeTakeFirst();
  const post = await read
    .selectFrom('posts')
    .selectAll()
    .where('thread_id', '=', id)
    .where('number', '=', number)
    .executeTakeFirst();
  if (!thread || !post) return refused('not-found');
  const allowed = may(visitor, 'post.history', now, postTarget(post, thread));
  if (allowed !== true) return { ok: false, refusal: allowed };
  const revisions = await read
    .selectFrom('post_revisions')
    .selectAll()
    .where('post_id', '=', post.id)
    .orderBy('number')
    .execute();
  const people = await peopleOf(read, [post.author_id, ...revisions.map(({ by_id }) => by_id)]);
  return done({
    thread: { id, slug: thread.slug, title: thread.title },
    post: { number, author: personIn(people, post.author_id) },
    edits: revisions.map((revision, index) => {
      const later = revisions.slice(index + 1);
      const after = later[0]?.raw ?? post.raw;
      const titleAfter = later.find(({ title }) => title !== null)?.title ?? thread.title;
      return {
        number: revision.number,
        at: revision.at,
        by: personIn(people, revision.by_id),
        diff: wordDiff(revision.raw, after, words),
        ...(revision.title !== null && {
          titleBefore: revision.title,
          titleAfter,
        }),
      };
    }),
  });
}
