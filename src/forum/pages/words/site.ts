// site: words of lists, forms, signing in, search and the pages around them.

import { count } from './counting.ts';

export const frameWords = {
  discussions: 'Discussions',
  menu: 'Contents',
  byChapter: 'Discussions by chapter',
  bookContents: 'Book contents',
  search: 'Search',
  searchLabel: 'Search the book and its discussions',
  signIn: 'Sign in',
  account: (handle: string, notices: number) =>
    notices === 0
      ? `${handle}: no new notifications`
      : `${handle}: ${count(notices, 'new notification', 'new notifications')}`,
  newPost: 'New: ',
  you: 'You',
  backToBook: 'Back to the book',
  feed: 'Atom feed',
  ask: 'ask',
  loadingLabel: 'Loading',
} as const;

export const listWords = {
  ask: 'Ask a question',
  askSection: 'Ask about this section',
  askHere: 'Ask something else here',
  of: (place: string) => `Discussions of ${place}`,
  show: 'Show',
  tabs: { all: 'All', unanswered: 'Unanswered', solved: 'Solved', mine: 'Mine' },
  narrow: 'Narrow the list',
  variant: 'Variant',
  kind: 'Kind',
  sort: 'Sort',
  any: 'any',
  sorts: { activity: 'last activity', newest: 'newest', helpful: 'most helpful' },
  range: (from: string, to: string, of: string) => `${from}–${to} of ${of}`,
  more: 'More',
  older: 'Older',
  newer: 'Newer',
  tags: 'Tags',
  tagsLabel: 'Tags and following',
  allTags: (many: number) => `all ${many} tags`,
  follow: 'Follow',
  byMail: 'By e-mail',
  stopMail: 'Stop following',
  feed: 'Atom feed',
  order: 'In the order of the text',
  whole: 'The section as a whole',
  wholeShort: 'The section',
  archived: (many: number) => count(many, 'archived discussion', 'archived discussions'),
  archivedSays: 'They were about text that is no longer in the book.',
  last: (handle: string, date: string) => `${handle}, ${date}`,
  filteredBy: (tag: string) => `Only with the tag ${tag}`,
  empty: {
    section: {
      head: 'Nobody has asked anything here yet.',
      rest: 'If a sentence, a formula or a piece of code stopped you, others will stop there too. Yours would be the first question.',
    },
    book: { head: 'No discussions yet.', rest: 'Ask about any place of the book, on its page.' },
    filter: { head: 'Nothing matches.', rest: 'There are discussions, but none like that.' },
  },
  showAll: 'Show all',
  backToText: 'Back to the text',
  panel: (many: number, what: string) => `${count(many, 'discussion', 'discussions')} of this ${what}`,
  panelNone: (what: string) => `No discussions of this ${what} yet`,
  yourDraft: (what: string) => `Your draft on this ${what}`,
  close: 'Close',
  moreAnswers: (many: number) => count(many, 'more answer', 'more answers'),
} as const;

export const writingWords = {
  ask: 'Ask a question',
  newQuestion: 'New question',
  about: 'About',
  quoted: 'The words',
  anotherPlace: 'Choose another place',
  wholeSection: 'The whole section instead',
  choosePlace: 'Which place is it about?',
  chooseSection: 'Choose a section',
  chooseThis: 'Ask about this place',
  kindQuestion: 'What is it?',
  kinds: { question: 'A question', mistake: 'A mistake in the text', remark: 'A remark' },
  suggestFirst: 'Suggest the right words',
  suggestFirstRest: 'A suggestion gets into the book faster than a report.',
  title: {
    question: 'Your question in one line',
    mistake: 'The mistake in one line',
    remark: 'Your remark in one line',
  },
  similar: 'Similar discussions',
  perhaps: 'Perhaps answered already',
  similarCount: (many: number) => `${count(many, 'similar discussion', 'similar discussions')} below`,
  body: {
    question: 'What you tried and what you expected',
    mistake: 'What is wrong, and what would be right',
    remark: 'Your remark',
  },
  variantQuestion: 'Which variant does it concern?',
  allVariants: 'All of them',
  tags: 'Tags, if you like',
  tagsHint: 'At most five. Anyone with some experience here can correct them.',
  preview: 'Preview',
  hint: ['Markdown,', '$math$', 'and', '`code`', '. ', '@', 'mentions a person,', '#', 'cites the book.'],
  post: {
    question: 'Post the question',
    mistake: 'Post the mistake',
    remark: 'Post the remark',
    answer: 'Post the answer',
    reply: 'Post the reply',
  },
  addImage: 'Add an image',
  discard: 'Discard',
  discardQuestion: 'Discard this draft?',
  keepIt: 'Keep it',
  draftSaved: (time: string) => `Draft saved on this device, ${time}`,
  yourAnswer: 'Your answer',
  yourReply: 'Your reply',
  answering: (handle: string) => `Replying to ${handle}`,
  editPost: (number: number) => `Edit post ${number}`,
  text: 'Text',
  save: 'Save',
  cancel: 'Cancel',
  good: {
    head: 'A question that gets an answer',
    points: [
      'says what you expected and what happened,',
      'has code short enough to run,',
      'names the variant.',
    ],
  },
  fix: {
    head: 'Or fix it yourself',
    before: 'If you know the right words,',
    link: 'suggest an edit',
    after: 'instead. It takes a minute and needs no account.',
  },
  line: (line: number, words: string) => `Line ${line}: ${words}`,
  signInToAnswer: 'Sign in to answer. Your text is kept.',
} as const;

/** What is said of a text that cannot be read whole; posting it is allowed. */
export const problemWords: Readonly<
  Record<string, (details: Readonly<Record<string, string | number>>) => string>
> = {
  'formula-not-understood': ({ message }) =>
    `this formula cannot be read${message === undefined ? '' : `: ${message}`}.`,
  'formula-too-long': () => 'this formula is too long to be set.',
  'too-many-formulas': ({ most }) => `more than ${most ?? ''} formulas; the others show as source.`,
  'no-such-label': ({ label, nearest }) =>
    `the book has no ${label ?? ''}${nearest === undefined ? '' : `; did you mean ${nearest}?`}.`.replace(
      '?.',
      '?',
    ),
  'no-such-person': ({ handle }) => `nobody here is called ${handle ?? ''}.`,
  'no-such-picture': () => 'this picture is not here.',
  'picture-elsewhere': () => 'pictures from elsewhere are not shown; add the image here.',
  'link-not-possible': () => 'this link leads nowhere.',
  'unclosed-code': () => 'this code has no end.',
  'unclosed-spoiler': () => 'this solution has no end.',
  'unclosed-formula': () => 'this formula has no closing dollar.',
  'nested-too-deeply': () => 'too many levels one in another.',
  'too-long': () => 'this text is too long to be set; it shows as source.',
  'not-cooked': () => 'this text took too long to set; it shows as source.',
};

export const signInWords = {
  title: 'Sign in',
  toPost: 'Sign in to post',
  kept: 'Your question is kept. You come back to it.',
  email: 'E-mail',
  send: 'Send me a link',
  noPassword:
    'No password. The link and a code arrive in a minute and work for 15 minutes. Your address is never shown.',
  passkey: 'Use a passkey',
  continueWith: (name: string) => `Continue with ${name}`,
  reads: (name: string) => `From ${name} we read your name and e-mail, nothing else.`,
  notNow: 'Not now',
  sent: (email: string) => `We have sent a link and a code to ${email}. They work for 15 minutes.`,
  code: 'Code',
  signIn: 'Sign in',
  otherBrowser: 'This is not the browser in which you asked for the link. Type the code of the mail too.',
  again: 'Send it again',
  handle: 'What shall we call you?',
  handleHint: 'Names are shown, addresses never.',
  handleLabel: 'Name',
  takeHandle: 'Use this name',
  setup: 'The first administrator',
  setupSays:
    'This link was printed when the server started. It makes you the administrator of these discussions, once.',
  setupDo: 'Become the administrator',
  setupDone: 'You are the administrator. Sign in with your e-mail address.',
  signOut: 'Sign out',
} as const;

export const errorWords = {
  notFound: {
    title: 'Nothing here',
    says: 'There is nothing at this address, or it is not for everyone to see.',
  },
  forbidden: { title: 'Not open to you' },
  failed: {
    title: 'Something went wrong here',
    says: 'The fault is ours, and it is written down. What you had written is kept on this device. Try again in a moment.',
  },
  gone: { title: 'Too late' },
  busy: { title: 'One moment' },
  other: { title: 'Not done' },
  toDiscussions: 'All discussions',
  toBook: 'To the book',
  back: 'Back',
  script: 'Your text is kept in the form: go back, and it is still there.',
} as const;

export const searchWords = {
  title: 'Search',
  of: (words: string) => `Search: ${words}`,
  field: 'Words to look for',
  go: 'Search',
  narrow:
    '“Words in quotes” stand together. in:label looks in one section, is:solved, is:unsolved and is:unanswered in such discussions, by:name in what somebody wrote.',
  everything: 'Everything',
  book: 'In the book',
  discussions: 'In discussions',
  none: 'Nothing found.',
  noneSays: 'Try fewer or other words; endings do not matter.',
  results: (many: number) => count(many, 'result', 'results'),
  askIt: 'Ask a question',
  some: 'Nothing has all of these words; these have some of them.',
  page: (page: string, of: string) => `Page ${page} of ${of}`,
  before: 'Before',
  next: 'Next',
} as const;
