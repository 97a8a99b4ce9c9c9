// recount: what a discussion's row says of its posts, worked out from them.

import type { Transaction } from '../store/store.ts';

/** To be called when a post came into another state; the discussion's row is held by then. */
export async function recount(db: Transaction, thread: number): Promise<void> {
  const posts = await db
    .selectFrom('posts')
    .select(['number', 'kind', 'state', 'created', 'author_id', 'helpful', 'accepted_at'])
    .where('thread_id', '=', thread)
    .where('kind', '!=', 'event')
    .orderBy('number')
    .execute();
  const question = posts.find(({ kind }) => kind === 'question');
  if (!question) return;
  const shown = posts.filter(({ state }) => state === 'shown');
  // Posts that came from another discussion may be older than those before them.
  const last = shown.reduce(
    (latest, post) => (post.created >= latest.created ? post : latest),
    shown[0] ?? question,
  );
  const accepted = shown.flatMap(({ accepted_at }) => (accepted_at === null ? [] : [accepted_at]));
  await db
    .updateTable('threads')
    .set({
      answers: shown.filter(({ kind }) => kind === 'answer').length,
      helpful: question.helpful,
      last_at: last.created,
      last_by: last.author_id,
      solved_at: accepted.length === 0 ? null : Math.min(...accepted),
      state: question.state,
    })
    .where('id', '=', thread)
    .execute();
}
