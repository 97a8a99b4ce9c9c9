// notices/: everything that leaves the forum: notices for people, mail, feeds, calls of other programs, all from one outbox.
// Main function: `startRunner`. It must never tell anybody what they may not read.

export { atom } from './atom.ts';
export type { FeedEntry } from './atom.ts';
export type { Compose, MailedNotice, Recipient } from './collect-mails.ts';
export { guardedPost } from './guarded-fetch.ts';
export { logMailer, smtpMailer } from './mail.ts';
export type { Mail, Mailer } from './mail.ts';
export { countFresh, noticesView } from './notices-view.ts';
export { defaultPreferences, readPreferences } from './preferences.ts';
export { startRunner } from './runner.ts';
export type { Runner } from './runner.ts';
export { newWebhookSecret } from './webhooks.ts';
export { readUnsubscribeToken, unsubscribeToken } from './unsubscribe.ts';
