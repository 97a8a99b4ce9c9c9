// mail.test: mails say what happened, why they came and how to stop them; nothing of a reader gets into a head.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { MailedNotice, Recipient } from '../notices/index.ts';
import type { NoticeType, Row } from '../store/schema.ts';
import { composeMail, signInMail } from './mail.ts';
import { english } from './words/english.ts';
import { wordsOf } from './words/words.ts';

const recipient: Recipient = { id: 1, handle: 'reader-12', email: 'reader@example.org' };
const settings = {
  origin: 'https://book.example',
  title: 'The Octavo Sampler',
  readable: (text: string) => text,
  unsubscribe: () => 'https://book.example/-/unsubscribe?token=t',
};

const noticed = (type: NoticeType, plain = 'Both have the same minimiser.'): MailedNotice => ({
  notice: {
    id: 7,
    person_id: 1,
    type,
    thread_id: 35,
    post_id: 2,
    by_id: 3,
    at: 0,
    seen_at: null,
    mailed_at: null,
    details: '{}',
  } as Row<'notices'>,
  thread: { id: 35, title: 'My loss', slug: 'my-loss', label: 'linear-model' },
  by: 'okapi',
  post: { number: 2, plain },
});

test('one notice: what, the words, where, why, how to stop', () => {
  const mail = composeMail(recipient, [noticed('answer')], settings, wordsOf('en'));
  assert.equal(mail.subject, 'Re: My loss');
  assert.equal(mail.inReplyTo, 'thread-35');
  for (const part of [
    'okapi answered “My loss”.',
    'Both have the same minimiser.',
    'https://book.example/-/talk/35-my-loss#p2',
    'because you asked',
    'https://book.example/-/unsubscribe?token=t',
  ]) {
    assert.ok(mail.text.includes(part), part);
  }
});

test('several: a digest with one line each', () => {
  const mail = composeMail(
    recipient,
    [noticed('answer'), noticed('mention', 'x '.repeat(400))],
    settings,
    wordsOf('en'),
  );
  assert.equal(mail.subject, '2 new messages about The Octavo Sampler');
  assert.equal(mail.text.match(/^\* /gm)?.length, 2);
  assert.ok(mail.text.length < 1500);
  assert.equal(mail.inReplyTo, undefined);
});

test('every type of notice has a subject, a headline and a reason', () => {
  for (const type of Object.keys(english.mail.subjects) as NoticeType[]) {
    const mail = composeMail(recipient, [noticed(type)], settings, wordsOf('en'));
    assert.doesNotMatch(`${mail.subject}${mail.text}`, /undefined/, type);
    assert.ok(mail.text.includes(english.notice.reasons[type]), type);
  }
});

test('the mail for signing in has link, code and how long they work', () => {
  const mail = signInMail(
    { to: 'a@b.example', code: '123456', link: 'https://book.example/x', minutes: 15, title: 'Sampler' },
    wordsOf('en'),
  );
  assert.ok(
    mail.text.includes('123456') &&
      mail.text.includes('https://book.example/x') &&
      mail.text.includes('15 minutes'),
  );
});
