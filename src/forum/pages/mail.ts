// mail: notices and sign-in links as mails: plain text, one alone or several together.

import type { Mail, MailedNotice, Recipient } from '../notices/index.ts';
import { postAddress, preferencesAddress, threadAddress } from './addresses.ts';
import type { Words } from './words/words.ts';

export interface MailSettings {
  /** "https://book.example" */
  origin: string;
  /** Of the book. */
  title: string;
  /** A text with formulas as TeX, for people. */
  readable: (text: string) => string;
  /** Whole address that stops mail like this; by notice. */
  unsubscribe(recipient: Recipient, notices: readonly MailedNotice[]): string;
}

/** Of a post's words, in a mail of one notice, and in a line of several. */
const longest = 4000;
const longestLine = 300;

export function composeMail(
  recipient: Recipient,
  notices: readonly MailedNotice[],
  settings: MailSettings,
  words: Words,
): Mail {
  const [first] = notices;
  const { mail } = words;
  const unsubscribe = settings.unsubscribe(recipient, notices);
  const isOne = first !== undefined && notices.length === 1;
  const body = isOne
    ? single(first, settings, words)
    : notices.map((one) => several(one, settings, words)).join('\n\n');
  const foot = `${mail.stop} ${unsubscribe}\n${mail.preferences} ${settings.origin}${preferencesAddress()}`;
  return {
    to: recipient.email,
    subject: isOne
      ? mail.subjects[first.notice.type](settings.readable(first.thread.title))
      : mail.digest(notices.length, settings.title),
    text: `${body}\n\n-- \n${foot}\n`,
    ...(isOne && { id: idOf(first), inReplyTo: `thread-${first.thread.id}`, list: first.thread.label }),
    unsubscribe,
  };
}

const idOf = ({ notice }: MailedNotice): string => `notice-${notice.id}`;

function single(one: MailedNotice, settings: MailSettings, words: Words): string {
  const { mail, notice } = words;
  const parts = [
    `${headlineOf(one, settings, words)}.`,
    cut(settings.readable(one.post?.plain ?? ''), longest),
    `${mail.read} ${settings.origin}${addressOf(one)}`,
  ];
  return [...parts, `${mail.why} ${notice.reasons[one.notice.type]}.`]
    .filter((part) => part !== '')
    .join('\n\n');
}

function several(one: MailedNotice, settings: MailSettings, words: Words): string {
  const said = cut(settings.readable(one.post?.plain ?? '').replaceAll(/\s+/g, ' '), longestLine);
  return [`* ${headlineOf(one, settings, words)}`, said, `${settings.origin}${addressOf(one)}`]
    .filter((part) => part !== '')
    .join('\n  ');
}

const headlineOf = (
  { notice, thread, by }: MailedNotice,
  settings: MailSettings,
  { notice: words, post }: Words,
): string => words.titles[notice.type](by ?? post.gone, settings.readable(thread.title));

const addressOf = ({ thread, post }: MailedNotice): string =>
  post === undefined ? threadAddress(thread) : postAddress(thread, post.number);

/** Cut between words. */
const cut = (words: string, most: number): string =>
  words.length <= most ? words : `${words.slice(0, most).replace(/\s+\S*$/, '')} …`;

export function signInMail(
  message: { to: string; code: string; link: string; minutes: number; title: string },
  { mail }: Words,
): Mail {
  return {
    to: message.to,
    subject: mail.signIn.subject(message.title),
    text: `${mail.signIn.body(message.link, message.code, message.minutes)}\n`,
  };
}
