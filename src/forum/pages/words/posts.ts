// posts: words of discussions, their posts, places and states.

import type { AnchorState, FlagReason, ThreadKind } from '../../store/schema.ts';
import { count } from './counting.ts';

export const threadWords = {
  kinds: { question: 'question', mistake: 'mistake', remark: 'remark' } satisfies Record<ThreadKind, string>,
  solved: 'Solved',
  unanswered: 'Unanswered',
  closed: 'Closed',
  answers: (many: number) => count(many, 'answer', 'answers'),
  suggestions: (many: number) => count(many, 'suggestion', 'suggestions'),
  fixedIn: (edition: string) => `Fixed in ${edition}`,
  discussions: (many: number) => count(many, 'discussion', 'discussions'),
  discussionsOf: (many: number, place: string) => `${count(many, 'discussion', 'discussions')} of ${place}`,
  order: 'accepted first, then most helpful',
  noAnswers: 'Nobody has answered yet.',
  place: 'The place in the book',
  thisDiscussion: 'This discussion',
  asked: 'Asked',
  last: 'Last',
  lastBy: (date: string, handle: string) => `${date}, by ${handle}`,
  variant: 'Variant',
  placeFact: 'Place',
  placeHint: (here: string) =>
    `Now: ${here}. To move it, give the label of a section, a formula, a figure: whatever has one in the book.`,
  about: 'About this page',
  similar: 'Similar',
  similarFacts: (state: string, place: string) => `${state}, on ${place}`,
  solvedWith: (answers: string) => `solved, ${answers}`,
  unansweredFact: 'unanswered',
  follow: 'Follow',
  following: 'Following',
  followReasons: {
    asked: 'You get a message for every answer, because you asked.',
    answered: 'You get a message for every answer, because you answered.',
    mentioned: 'You get a message for every answer, because you were mentioned.',
    chosen: 'You get a message for every answer, because you chose to.',
    none: 'You get no messages about it.',
  },
  newAnswers: (many: number) =>
    `${count(many, 'new answer', 'new answers')}: show ${many === 1 ? 'it' : 'them'}`,
  closedOn: (date: string) => `Closed on ${date},`,
  closedBecause: (reason: string) => (reason === '' ? '' : `because ${reason}.`),
  closeReasons: {
    solved: 'it is solved',
    'not-a-mistake': 'it is not a mistake',
    duplicate: 'the same is discussed elsewhere',
    'off-topic': 'it is not about the book',
    quiet: 'nobody has written for a long time',
  } as Record<string, string>,
  askNew: 'Ask a new question',
  askNewRest: 'that links to it.',
  title: 'Title',
  pinned: 'pinned',
  manage: {
    close: 'Close',
    open: 'Open again',
    pin: 'Pin',
    unpin: 'Unpin',
    rename: 'Change title and tags',
    move: 'Move',
    split: 'Move posts…',
    merge: 'Join with another…',
  },
  split: {
    title: 'Move posts',
    says: 'Replies go with the answer that they stand under. In the old place a line says where the posts are.',
    which: 'Which posts?',
    where: 'Where to?',
    newOne: 'A new discussion about the same place of the book',
    newTitle: 'Its title',
    other: 'A discussion that is there already: its number or address',
    otherHint: 'Filled in, it is this one; then the title above does not matter.',
    doIt: 'Move the posts',
  },
  merge: {
    title: 'Join with another discussion',
    says: 'All posts of this discussion go to the other one, and its address leads there. The question becomes a reply to the other question. It cannot be taken back.',
    other: 'Number or address of the other discussion',
    look: 'Show it',
    near: 'Perhaps one of these',
    into: 'It is joined with:',
    doIt: 'Join them',
    another: 'Another one',
  },
} as const;

export const postWords = {
  regions: {
    question: (handle: string) => `Question by ${handle}`,
    mistake: (handle: string) => `Mistake reported by ${handle}`,
    remark: (handle: string) => `Remark by ${handle}`,
    answer: (handle: string) => `Answer by ${handle}`,
    accepted: (handle: string) => `Accepted answer by ${handle}`,
    reply: (handle: string) => `Reply by ${handle}`,
  },
  acts: { question: 'asked', mistake: 'reported', remark: 'remarked' } satisfies Record<ThreadKind, string>,
  roles: { reader: '', author: 'author of the book', moderator: 'moderator', administrator: 'administrator' },
  gone: 'former reader',
  accepted: 'Accepted answer',
  chosenBy: (handle: string) => `chosen by ${handle}`,
  link: (number: number) => `Link to post ${number}`,
  helpful: 'Helpful',
  reply: 'Reply',
  quote: 'Quote',
  suggest: 'Turn into a suggestion',
  accept: 'Accept',
  acceptAsWell: 'Accept as well',
  takeBack: 'Take back',
  more: 'More',
  copyLink: 'Copy link',
  copied: 'Link copied.',
  edit: 'Edit',
  report: 'Report…',
  delete: 'Delete…',
  restore: 'Bring it back',
  remove: 'Remove…',
  deleteQuestion: 'Delete this post? It can be brought back.',
  deleteIt: 'Delete',
  keepIt: 'Keep it',
  edited: (times: number, date: string) =>
    times === 1 ? `Edited once, ${date}` : `Edited ${times} times, last ${date}`,
  editedBy: (handle: string, date: string) => `by ${handle}, ${date}`,
  edits: 'Edits',
  editsOf: (number: number) => `Edits of post ${number}`,
  titleWas: (before: string, after: string) => `Title: “${before}” became “${after}”.`,
  diff: { added: 'added ', removed: 'removed ', old: 'old', new: 'new' },
  told: {
    helpful: (many: number) => `Marked as helpful, ${many}`,
    notHelpful: (many: number) => `Taken back, ${many}`,
    accepted: 'Accepted',
    posted: 'Posted',
    saved: 'Saved.',
    reported: 'Thank you. A moderator will look.',
  },
} as const;

export const reportWords = {
  title: 'What is wrong?',
  reasons: {
    advertising: 'Advertising',
    'off-topic': 'Not about the book',
    unkind: 'Unkind',
    copied: 'Copied',
    other: 'Something else',
  } satisfies Record<FlagReason, string>,
  words: 'In your words, if you like',
  send: 'Send the report',
} as const;

/** Reasons in the middle of a sentence: "Not published: advertising." */
export const reasonWords = {
  advertising: 'advertising',
  'off-topic': 'not about the book',
  unkind: 'unkind',
  copied: 'copied',
  other: 'see below',
} satisfies Record<FlagReason, string>;

export const placeWords = {
  askedAbout: 'Asked about',
  edition: (edition: string) => `edition ${edition}`,
  nowIn: 'Now in',
  stoodIn: (place: string) => `; asked when it stood in ${place}`,
  says: {
    exact: '',
    moved: '',
    edited: 'The text has changed since this was asked.',
    section: 'The words are gone; the discussion hangs on the section.',
    doubtful: 'We are not sure where these words are now.',
    retired: 'This passage is no longer in the book. The discussion is kept.',
  } satisfies Record<AnchorState, string>,
  changedBy: (suggestion: number, edition: string) =>
    `Changed by suggestion ${suggestion}, edition ${edition}.`,
  showChange: 'Show what changed',
  neither: 'Neither',
  takeBack: 'Undo this change of place',
  otherEdition: (edition: string) => `Asked in edition ${edition}.`,
  otherLanguage: (language: string) => `Asked in the ${language} edition.`,
  showHere: 'Show in this one',
  whole: 'the section as a whole',
  kinds: {
    heading: 'heading',
    paragraph: 'paragraph',
    item: 'list item',
    math: 'formula',
    code: 'code',
    figure: 'figure',
    table: 'table',
    exercise: 'exercise',
    statement: 'statement',
    quote: 'quotation',
  },
  numbered: {
    heading: 'Section',
    paragraph: 'Paragraph',
    item: 'Item',
    math: 'Equation',
    code: 'Listing',
    figure: 'Figure',
    table: 'Table',
    exercise: 'Exercise',
    statement: 'Statement',
    quote: 'Quotation',
  },
  /** A bubble beside the text, a panel's head: what they count. */
  bubbles: {
    heading: 'heading',
    paragraph: 'paragraph',
    item: 'list item',
    math: 'formula',
    code: 'piece of code',
    figure: 'figure',
    table: 'table',
    exercise: 'exercise',
    statement: 'statement',
    quote: 'quotation',
  },
} as const;

export const stateWords = {
  loading: 'Loading the discussion…',
  notLoaded: {
    head: 'The discussion did not load.',
    rest: 'The book is fine; only the discussion is missing.',
  },
  tryAgain: 'Try again',
  asPage: 'Open it as a page',
  offline: {
    head: 'You are offline.',
    rest: 'Your text is saved on this device. Post it when you are back.',
  },
  notPosted: {
    head: 'Not posted yet.',
    rest: 'The server did not answer. Your text is kept, and posting again cannot post it twice.',
  },
  signedOut: { head: 'You were signed out.', rest: 'Your text is kept.' },
  held: {
    head: 'Thank you. A person will look at this first,',
    rest: 'because it is your first post here. It usually takes less than a day, and we write to you. You can still edit it.',
    other:
      'before it is shown. It usually takes less than a day, and we write to you. You can still edit it.',
  },
  declined: (reason: string) => `Not published: ${reason}.`,
  editAndSend: 'Edit and send again',
  hidden: {
    head: 'Hidden for now.',
    answer: 'Several readers reported this answer; a moderator will look.',
    question: 'Several readers reported this question; a moderator will look.',
    reply: 'Several readers reported this reply; a moderator will look.',
  },
  showAnyway: 'Show it anyway',
  deleted: (date: string) => `Deleted by its author, ${date}.`,
  removed: (date: string, reason: string) =>
    reason === '' ? `Removed by a moderator, ${date}.` : `Removed by a moderator, ${date}: ${reason}.`,
  publicLog: 'Public log',
  readOnly: (until: string) =>
    until === ''
      ? 'Discussions can be read but not added to at the moment.'
      : `Discussions can be read but not added to until ${until}.`,
} as const;

export const eventWords = {
  closed: () => 'closed this discussion',
  opened: () => 'opened this discussion again',
  moved: (details: Readonly<Record<string, string | number>>) => `moved it to ${details['to'] ?? ''}`,
  renamed: (details: Readonly<Record<string, string | number>>) =>
    `changed the title from “${details['from'] ?? ''}”`,
  pinned: () => 'pinned this discussion',
  'moved-out': (details: Readonly<Record<string, string | number>>) =>
    `moved ${count(Number(details['posts'] ?? 1), 'post', 'posts')} to`,
  'moved-in': (details: Readonly<Record<string, string | number>>) =>
    `moved ${count(Number(details['posts'] ?? 1), 'post', 'posts')} here from another discussion`,
  joined: (details: Readonly<Record<string, string | number>>) =>
    details['title'] === undefined
      ? 'joined another discussion with this one'
      : `joined “${details['title']}” with this discussion`,
  otherDiscussion: 'another discussion',
  post: (number: number) => `post ${number}`,
  suggested: () => 'made a suggestion from this discussion',
  'in-book': (details: Readonly<Record<string, string | number>>) =>
    `It is in the book since edition ${details['edition'] ?? ''}`,
} as const;
