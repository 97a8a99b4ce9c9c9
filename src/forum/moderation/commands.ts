// commands: everything that moderators and reports change.

import { decide, undoDecision } from './decide.ts';
import { flagPost } from './flag.ts';
import { restrictPerson } from './restrict.ts';
import { unwatchWord, watchWord } from './watched-words.ts';

export const moderationCommands = {
  'post.flag': flagPost,
  'review.decide': decide,
  'review.undo': undoDecision,
  'person.restrict': restrictPerson,
  'word.watch': watchWord,
  'word.unwatch': unwatchWord,
};
