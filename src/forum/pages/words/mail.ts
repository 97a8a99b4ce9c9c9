// mail: subjects and sentences of the mails that the forum sends.

import type { NoticeType } from '../../store/schema.ts';
import { count } from './counting.ts';

export const mailWords = {
  subjects: {
    answer: (title: string) => `Re: ${title}`,
    reply: (title: string) => `Re: ${title}`,
    quote: (title: string) => `Re: ${title}`,
    mention: (title: string) => `You were mentioned: ${title}`,
    accepted: (title: string) => `Accepted: ${title}`,
    watched: (title: string) => `Re: ${title}`,
    'text-changed': (title: string) => `The text has changed: ${title}`,
    moderation: (title: string) => `About your post: ${title}`,
  } satisfies Record<NoticeType, (title: string) => string>,
  digest: (many: number, book: string) => `${count(many, 'new message', 'new messages')} about ${book}`,
  signIn: {
    subject: (book: string) => `Sign in to ${book}`,
    body: (link: string, code: string, minutes: number) =>
      `Open this link to sign in:\n\n${link}\n\nOr type this code: ${code}\n\nBoth work once, for ${minutes} minutes. If you did not ask for it, do nothing.`,
  },
  read: 'Read it on its page:',
  why: 'You get this',
  stop: 'Stop mails like this one:',
  preferences: 'What reaches you, and how:',
  stopTitle: 'Stop these mails',
  stopSays: 'You will still see everything in your notifications.',
  stopDo: 'Stop these mails',
  stopped: 'No more mails like this one. You still see everything in your notifications.',
  preferencesLink: 'What reaches you, and how',
} as const;
