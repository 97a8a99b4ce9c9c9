// sight: what a page of a discussion depends on of the one who reads it: readers who share it are shown the same page.

import type { Actor } from '../actor.ts';
import { isSilenced, isSuspended, powersOf } from '../policy/index.ts';
import type { VisitorFacts } from '../threads/index.ts';
import { visitorFacts } from '../threads/index.ts';
import { keptByForum } from './kept-answers.ts';
import type { Forum, ForumRequest } from './request.ts';

export interface Sight {
  /** Equal for readers of the same page. */
  name: string;
  facts: VisitorFacts;
  /** Number of the discussion's last post. */
  lastNumber: number;
}

interface Writers {
  ids: readonly number[];
  lastNumber: number;
  /** One a discussion. */
  size: number;
}

const mostKept = 5_000;
const keptOf = keptByForum<Writers>(mostKept);

/** Undefined for who wrote in the discussion: their page is theirs alone. */
export async function sightOf(
  request: ForumRequest,
  visitor: Actor,
  thread: number,
): Promise<Sight | undefined> {
  const writers = await writersOf(request.forum, thread);
  if (!writers || writers.ids.includes(visitor.id)) return undefined;
  const facts = await visitorFacts(request.forum.store.read, thread, visitor);
  const { trust, staff, administrator, author } = powersOf(visitor, request.now);
  const name = JSON.stringify([
    trust,
    [staff, administrator, author, isSilenced(visitor, request.now), isSuspended(visitor, request.now)],
    [...facts.helped].sort((one, other) => one - other),
    facts.level,
    facts.reason,
  ]);
  return { name, facts, lastNumber: writers.lastNumber };
}

/** Who began a discussion or wrote in it, whether it may be read or not. */
async function writersOf(forum: Forum, thread: number): Promise<Writers | undefined> {
  return keptOf(forum).get(String(thread), forum.changes.thread(thread), async () => {
    const { read } = forum.store;
    const begun = await read
      .selectFrom('threads')
      .select(['author_id', 'last_number'])
      .where('id', '=', thread)
      .executeTakeFirst();
    if (!begun) return undefined;
    const posts = await read
      .selectFrom('posts')
      .select('author_id')
      .distinct()
      .where('thread_id', '=', thread)
      .execute();
    const ids = [begun.author_id, ...posts.map(({ author_id }) => author_id)];
    return { ids, lastNumber: begun.last_number, size: 1 };
  });
}
