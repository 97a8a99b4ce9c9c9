// people: words of people's pages: profiles, notices, preferences, keys.

import type { Frequency } from '../../notices/preferences.ts';
import type { NoticeType, Role, Trust } from '../../store/schema.ts';
import { count } from './counting.ts';

const trust = ['new here', 'reader', 'member', 'regular', 'leader'] as const;

export const peopleWords = {
  roles: {
    reader: '',
    author: 'author of the book',
    moderator: 'moderator',
    administrator: 'administrator',
  } satisfies Record<Role, string>,
  trust: (level: Trust) => trust[level],
  since: (month: string) => `here since ${month}`,
  seen: {
    today: 'last seen today',
    week: 'last seen this week',
    longer: (month: string) => `last seen in ${month}`,
  },
  answers: 'Answers',
  questions: 'Questions',
  accepted: 'Accepted',
  foundHelpful: (many: number) => `${many} found it helpful`,
  none: 'Nothing yet.',
  mayTitle: (level: Trust) =>
    [
      'What a newcomer may do',
      'What a reader may do',
      'What a member may do',
      'What a regular may do',
      'What a leader may do',
    ][level] ?? '',
  may: (level: Trust) =>
    [
      'Ask and answer; a person looks at the first posts before they are shown.',
      'Ask and answer, add links and images, report what is wrong.',
      'Ask and answer, and mention more people in one post.',
      'Correct titles and tags of all discussions. Anyone becomes one by answering.',
      'Correct titles and tags, close discussions, move one to the right place.',
    ][level] ?? '',
  goneSays: 'This account was deleted. The posts stay.',
  plainRole: 'reader',
  days: (days: number) =>
    days === 0
      ? 'Not any more'
      : days === 365
        ? 'A year'
        : days === 30
          ? 'A month'
          : days === 7
            ? 'A week'
            : 'A day',
  holds: { yes: 'Hold what comes next', no: 'Show it at once' },
  staff: 'For moderators',
  facts: {
    posts: 'Posts',
    removed: 'Removed',
    flags: 'Reports',
    silenced: 'Silent until',
    suspended: 'Closed until',
  },
  can: {
    silence: 'Stop posting for a while…',
    suspend: 'Close the account…',
    hold: 'Hold what comes next',
    trust: 'Change the level…',
    role: 'Change the role…',
  },
} as const;

export const meWords = {
  notifications: 'Notifications',
  drafts: 'Drafts',
  myDiscussions: 'My discussions',
  profile: 'Profile',
  preferences: 'Preferences',
  keys: 'Keys for programs',
  markRead: 'Mark all as read',
  fresh: 'New',
  earlier: 'Earlier',
  nothingNew: 'Nothing new.',
  nothingEver: 'When somebody answers you, it stands here.',
  reaches: 'What reaches you, and how',
  stop: 'stop',
  draftsNone: 'No drafts.',
  draftsNoneSays: 'What you begin to write is kept here until you post it.',
  goOn: 'Go on writing',
  discard: 'Discard',
  draftOf: { ask: 'New question', thread: 'Answer', post: 'Reply' },
  mailTitle: 'What reaches you by e-mail',
  mailTo: (email: string) => `To ${email}. Messages that you read here within ten minutes are not sent.`,
  noMail: 'We have no address of yours.',
  frequencies: {
    'at-once': 'At once',
    daily: 'Once a day',
    weekly: 'Once a week',
    here: 'Only here',
    never: 'Never',
  } satisfies Record<Frequency, string>,
  types: {
    answer: { name: 'Answers to your questions' },
    reply: { name: 'Replies to you' },
    quote: { name: 'Somebody quotes you' },
    mention: { name: 'Mentions of your name' },
    accepted: { name: 'Your answer is accepted' },
    watched: { name: 'Sections and discussions you follow' },
    'text-changed': { name: 'Changes of text you discussed', hint: 'when a new edition changes it' },
    moderation: { name: 'Decisions about your posts', hint: 'published, removed, and why' },
  } as Record<NoticeType, { name: string; hint?: string }>,
  followMentions: 'Follow discussions in which I am mentioned',
  followMentionsHint: 'messages about what comes after, too',
  stopAll: 'Stop all e-mail',
  stopAllHint: 'you still see everything here',
  follows: (sections: number, threads: number) =>
    `${count(sections, 'section', 'sections')} and ${count(threads, 'discussion', 'discussions')}`,
  behaves: 'How it behaves',
  singleKeys: 'Keys that act without Ctrl',
  singleKeysHint: 'j, k, a, d and others; ? lists them',
  bubbles: 'Show the number of discussions beside the text',
  solutions: 'Hide solutions until I open them',
  save: 'Save',
  saved: 'Saved.',
  account: 'Your account',
  passkeys: 'Passkeys',
  addPasskey: 'Add a passkey',
  sessions: 'Where you are signed in',
  current: 'this device',
  lastUsed: (date: string) => `last used ${date}`,
  end: 'Sign out there',
  remove: 'Remove',
  data: 'Download my data',
  deleteAccount: 'Delete my account…',
  deleteSays: 'Your posts stay under “former reader”, or are deleted: choose.',
  deleteKeep: 'Keep my posts, without my name',
  deleteAll: 'Delete my posts too',
  deleteDo: 'Delete my account',
  keysNone: 'No keys.',
  keysSays: 'A program with a key does what you may do, as far as the key allows.',
  keyName: 'What is it for?',
  keyScopes: 'What may it do?',
  scopes: { read: 'read', post: 'post', moderate: 'moderate', administer: 'administer' },
  makeKey: 'Make a key',
  keyMade: (name: string) => `The key for ${name}:`,
  keyOnce: 'Copy it now; it is not shown again.',
  revoke: 'Take it back',
  expires: (date: string) => `works until ${date}`,
  neverUsed: 'not used yet',
} as const;

/** Why a notice came. */
export const noticeWords = {
  titles: {
    answer: (by: string, title: string) => `${by} answered “${title}”`,
    reply: (by: string, title: string) => `${by} replied to you in “${title}”`,
    quote: (by: string, title: string) => `${by} quoted you in “${title}”`,
    mention: (by: string, title: string) => `${by} mentioned you in “${title}”`,
    accepted: (by: string, title: string) => `${by} accepted your answer to “${title}”`,
    watched: (by: string, title: string) => `${by} wrote in “${title}”`,
    'text-changed': () => 'The text you asked about has changed',
    moderation: (_: string, title: string) => `Decided about your post in “${title}”`,
  } satisfies Record<NoticeType, (by: string, title: string) => string>,
  newThread: (title: string, place: string) => `New discussion of ${place}: “${title}”`,
  reasons: {
    answer: 'because you asked',
    reply: 'because it answers your post',
    quote: 'because it quotes you',
    mention: 'because of your name',
    accepted: 'because it is your answer',
    watched: 'because you follow this',
    'text-changed': 'from your discussion',
    moderation: 'because you wrote it',
  } satisfies Record<NoticeType, string>,
  watchedReasons: {
    thread: 'because you follow this discussion',
    section: 'because you follow this section',
    book: 'because you follow the book',
  },
  decisions: {
    publish: (title: string) => `Your post in “${title}” is published`,
    shown: (title: string) => `Your post in “${title}” is published`,
    published: (title: string) => `Your post in “${title}” is published`,
    restored: (title: string) => `Your post in “${title}” is back`,
    keep: (title: string) => `Your post in “${title}” stays`,
    remove: (title: string) => `Your post in “${title}” was removed`,
    removed: (title: string) => `Your post in “${title}” was removed`,
    hidden: (title: string) => `Your post in “${title}” is hidden for now`,
    moved: (title: string) => `Your post is now in “${title}”`,
    held: (title: string) => `A person will look at your post in “${title}”`,
  } as Record<string, (title: string) => string>,
} as const;
