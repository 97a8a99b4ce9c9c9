// panel-view: the discussions of one block, for the panel beside the text.

import type { Visitor } from '../actor.ts';
import type { PanelThread, PanelView } from '../pages/views/thread.ts';
import { may, threadTarget } from '../policy/index.ts';
import type { Reader } from '../store/store.ts';
import { peopleOf, shownColumns } from './post-view.ts';
import type { ShownPost } from './post-view.ts';
import { rowViews } from './row-view.ts';
import { arranged } from './thread-view.ts';

/** More discussions of one block than these are on its page. */
const most = 8;

export async function panelView(
  read: Reader,
  { label, block, visitor, now }: { label: string; block: string; visitor: Visitor; now: number },
): Promise<PanelView> {
  const threads = await read
    .selectFrom('threads')
    .selectAll()
    .where('label', '=', label)
    .where('block', '=', block)
    .where('state', '=', 'shown')
    .orderBy('pinned', 'desc')
    .orderBy('last_at', 'desc')
    .limit(most)
    .execute();
  const ids = threads.map(({ id }) => id);
  if (ids.length === 0) return { label, block, threads: [] };
  const posts = await read
    .selectFrom('posts')
    .select(shownColumns)
    .where('thread_id', 'in', ids)
    .where('kind', 'in', ['question', 'answer'])
    .where('state', 'in', ['shown', 'hidden'])
    .orderBy('number')
    .execute();
  const votes = await votesOf(read, visitor, posts);
  const helped = new Set(votes);
  const people = await peopleOf(
    read,
    posts.flatMap(({ author_id, accepted_by }) => [author_id, accepted_by]),
  );
  const rows = await rowViews(read, threads, visitor);
  return {
    label,
    block,
    threads: threads.flatMap((thread, index): PanelThread[] => {
      const own = posts.filter(({ thread_id }) => thread_id === thread.id);
      const { question, answers } = arranged(own, { visitor, now, thread, people, helped });
      const row = rows[index];
      if (!question || !row) return [];
      const [best] = answers;
      const answerable = may(visitor, 'post.create', now, threadTarget(thread));
      return [
        {
          ...row,
          question,
          ...(best && { best }),
          more: Math.max(0, answers.length - 1),
          mayAnswer: answerable === true || answerable.code === 'sign-in',
        },
      ];
    }),
  };
}

/** Ids of the posts that the visitor has found helpful. */
async function votesOf(read: Reader, visitor: Visitor, posts: readonly ShownPost[]): Promise<number[]> {
  if (!visitor || posts.length === 0) return [];
  const ids = posts.map(({ id }) => id);
  const votes = await read
    .selectFrom('votes')
    .select('post_id')
    .where('person_id', '=', visitor.id)
    .where('post_id', 'in', ids)
    .execute();
  return votes.map(({ post_id }) => post_id);
}
