// commands: everything that changes discussions.

import { accept } from './accept.ts';
import { changeThread, closeSolved } from './change-thread.ts';
import { createPost, createThread } from './create.ts';
import { editPost } from './edit.ts';
import { setFollowing } from './follow.ts';
import { keepDraft, keepText, markRead, takeText } from './keep.ts';
import { mergeThreads } from './merge.ts';
import { deletePost, removePost, restorePost } from './post-state.ts';
import { splitThread } from './split.ts';
import { vote } from './vote.ts';

export const threadCommands = {
  'thread.create': createThread,
  'thread.change': changeThread,
  'thread.split': splitThread,
  'thread.merge': mergeThreads,
  'thread.close-solved': closeSolved,
  'thread.follow': setFollowing,
  'thread.mark-read': markRead,
  'post.create': createPost,
  'post.edit': editPost,
  'post.delete': deletePost,
  'post.remove': removePost,
  'post.restore': restorePost,
  'post.vote': vote,
  'post.accept': accept,
  'draft.keep': keepDraft,
  'text.keep': keepText,
  'text.take': takeText,
};
