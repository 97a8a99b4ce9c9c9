// visible: what of the forum somebody may know of at all; the rest is answered as if it were not there.

import type { PostState } from '../store/schema.ts';
import type { Powers } from './powers.ts';
import type { PersonTarget, PostTarget, ThreadTarget } from './targets.ts';

const isOwn = (powers: Powers, authorId: number): boolean => powers.id === authorId;

/** Hidden by reports: everybody may look all the same. Deleted: its answers stay, where it has any. */
const threadIsOpen: Record<PostState, (thread: ThreadTarget) => boolean> = {
  shown: () => true,
  hidden: () => true,
  deleted: (thread) => thread.answers > 0,
  held: () => false,
  removed: () => false,
};

export const threadVisible = (powers: Powers, thread: ThreadTarget): boolean =>
  powers.staff || isOwn(powers, thread.authorId) || threadIsOpen[thread.state](thread);

/** Whether its words may be read; where it stands, and that it was deleted, may be told with its thread. */
export const postVisible = (powers: Powers, post: PostTarget): boolean =>
  threadVisible(powers, post.thread) &&
  (powers.staff || isOwn(powers, post.authorId) || post.state === 'shown' || post.state === 'hidden');

/** Who has left is not shown, nor one who was only imported and has not come yet. */
export const personVisible = (powers: Powers, person: PersonTarget): boolean =>
  person.state === 'active' || powers.staff;
