// refusals: why the forum says no, in words: what happened, what is safe, what to do.

import type { RefusalCode } from '../../outcome.ts';
import { count, lasting } from './counting.ts';

/** Numbers and names of a refusal; dates come as already written. */
export type Details = Readonly<Record<string, string | number>>;

const number = (details: Details, name: string): number => Number(details[name] ?? 0);
const said = (details: Details, name: string): string => String(details[name] ?? '');

export const refusals = {
  'sign-in': () => 'Sign in to do this. What you have written is kept.',
  'choose-handle': () => 'First tell us what we shall call you.',
  'not-allowed': () => 'This is not open to you, or not yet.',
  'not-found': () => 'There is nothing at this address, or it is not for everyone to see.',
  'too-fast': (details) => `One moment: you can post again in ${lasting(number(details, 'seconds'))}.`,
  'too-many': (details) =>
    `That is enough for today: you can go on in ${lasting(number(details, 'seconds'))}.`,
  'too-short': (details) =>
    `A few more words, please: ${letters(number(details, 'least'))} at least, so that others can find it.`,
  'too-long': (details) => `${count(number(details, 'over'), 'character', 'characters')} too long.`,
  'too-many-links': (details) =>
    number(details, 'most') === 0
      ? 'No links in your first posts.'
      : `${most(number(details, 'most'), 'link', 'links')} at most in your first posts.`,
  'too-many-images': (details) => `${most(number(details, 'most'), 'image', 'images')} at most in one post.`,
  'too-many-mentions': (details) =>
    `${most(number(details, 'most'), 'person', 'people')} at most can be mentioned in one post.`,
  'said-already': () => 'These very words are here already. Nothing was posted twice.',
  'watched-word': (details) =>
    said(details, 'word') === ''
      ? 'One of these words cannot be posted here.'
      : `The word “${said(details, 'word')}” cannot be posted here.`,
  closed: () => 'This discussion is closed. Ask a new question that links to it.',
  silenced: (details) => `You can read, but not post until ${said(details, 'until')}.`,
  suspended: (details) => `Your account is closed until ${said(details, 'until')}.`,
  'changed-meanwhile': (details) =>
    said(details, 'by') === ''
      ? 'Somebody has just changed this. Look at it again.'
      : `${said(details, 'by')} has just changed this. Look at it again.`,
  'no-such-place': () => 'This place is no longer in the book. Choose another one; your text is kept.',
  'handle-taken': () => 'Somebody here has this name already.',
  'handle-not-possible': () =>
    'A name has 3 to 20 letters, digits, hyphens or underscores, and begins with a letter or a digit.',
  'link-expired': () =>
    'This link or code has been used, or is older than 15 minutes. We send you a new one.',
  'not-an-image': () => 'This file is no picture that we can read: PNG, JPEG, WebP or GIF.',
  'image-too-large': (details) =>
    `This picture is too large: ${Math.round(number(details, 'most') / 1_000_000)} MB at most.`,
  'read-only': (details) =>
    said(details, 'until') === ''
      ? 'Discussions can be read but not added to at the moment. Your text is kept.'
      : `Discussions can be read but not added to until ${said(details, 'until')}. Your text is kept.`,
  'not-understood': (details) =>
    said(details, 'field') === ''
      ? 'Something in this form is missing. Look at it again; your text is kept.'
      : `Look at “${said(details, 'field')}” again; your text is kept.`,
} satisfies Record<RefusalCode, (details: Details) => string>;

const small = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const letters = (least: number): string =>
  least === 1 ? 'one letter' : `${small[least] ?? String(least)} letters`;
const most = (limit: number, one: string, many: string): string => {
  const word = small[limit] ?? String(limit);
  return `${word.charAt(0).toUpperCase()}${word.slice(1)} ${limit === 1 ? one : many}`;
};
