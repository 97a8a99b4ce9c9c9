// english: every word that the forum says to its readers, in English. Another language is another table of the same type.

import { mailWords } from './mail.ts';
import {
  eventWords,
  placeWords,
  postWords,
  reasonWords,
  reportWords,
  stateWords,
  threadWords,
} from './posts.ts';
import { refusals } from './refusals.ts';
import { meWords, noticeWords, peopleWords } from './people.ts';
import { scriptWords } from './script.ts';
import {
  errorWords,
  frameWords,
  listWords,
  problemWords,
  searchWords,
  signInWords,
  writingWords,
} from './site.ts';
import { logWords, queueWords, signalWords } from './staff.ts';

export const english = {
  frame: frameWords,
  list: listWords,
  thread: threadWords,
  post: postWords,
  report: reportWords,
  reason: reasonWords,
  place: placeWords,
  state: stateWords,
  event: eventWords,
  writing: writingWords,
  problem: problemWords,
  signIn: signInWords,
  people: peopleWords,
  me: meWords,
  notice: noticeWords,
  queue: queueWords,
  signal: signalWords,
  log: logWords,
  error: errorWords,
  search: searchWords,
  refusal: refusals,
  mail: mailWords,
  script: scriptWords,
  /** In finished posts. */
  diff: { added: 'added ', removed: 'removed ', old: 'old', new: 'new' },
  cook: {
    code: 'Code',
    formula: 'Formula',
    table: 'Table',
    spoiler: 'Show the solution',
    picture: 'Picture',
    done: 'done',
    open: 'to do',
  },
};
