// similar: what is similar to a discussion, kept for some minutes: finding it takes longer than all the rest of its page.

import type { SimilarView, ThreadView } from '../pages/index.ts';
import { similarThreads } from '../search/index.ts';
import type { KeptAnswers } from './kept-answers.ts';
import { keptAnswers } from './kept-answers.ts';
import type { Forum, ForumRequest } from './request.ts';
import { manifestOf } from './request.ts';

interface KeptSimilar {
  list: readonly SimilarView[];
  /** One a discussion. */
  size: number;
}

const mostKept = 5_000;
const freshFor = 600_000;

const keptOf = new WeakMap<Forum, KeptAnswers<KeptSimilar>>();

/** What is shown to everyone beside a discussion; the same for all its readers. */
export async function similarTo(
  request: ForumRequest,
  { id, title, anchor }: Pick<ThreadView, 'id' | 'title' | 'anchor'>,
): Promise<readonly SimilarView[]> {
  const { forum, now } = request;
  let kept = keptOf.get(forum);
  if (!kept) keptOf.set(forum, (kept = keptAnswers(mostKept)));
  const found = await kept.get(
    String(id),
    `${forum.changes.states()} ${Math.floor(now / freshFor)} ${title}`,
    async () => {
      const { language } = manifestOf(request);
      const asked = { language, most: 3, without: id, label: anchor.nowLabel };
      const threads = await similarThreads(forum.store.read, title, asked);
      return { list: threads.map(({ thread, ...rest }) => ({ id: thread, ...rest })), size: 1 };
    },
  );
  return found?.list ?? [];
}
