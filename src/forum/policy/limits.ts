// limits: how often and how much, by trust, as one table: what a reader may send, what a network address may ask for.

import { isStaff, type Actor } from '../actor.ts';
import type { Trust } from '../store/schema.ts';
import type { Allowance } from './bucket.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** What one person does, counted in the database. */
export type RatedAction =
  | 'thread.create'
  | 'post.create'
  | 'post.edit'
  | 'post.vote'
  | 'post.flag'
  | 'upload.create'
  | 'my.data';

export interface RateRow {
  /** The least time between two; too soon is `too-fast`. */
  gap?: (trust: Trust) => number;
  /** The most of a day; more is `too-many`. `fresh`: on the first day of an account. */
  day: (trust: Trust, fresh: boolean) => number;
}

/** Who is trusted more may do more of what others only feel. */
const times = (trust: Trust): number => [1, 1, 1.5, 2, 3][trust] ?? 1;

export const rates: Record<RatedAction, RateRow> = {
  'thread.create': {
    gap: (trust) => (trust === 0 ? 120 : 15) * second,
    day: (_, fresh) => (fresh ? 3 : 20),
  },
  'post.create': {
    gap: (trust) => (trust === 0 ? 30 : 5) * second,
    day: (trust, fresh) => (fresh ? 10 : 100 * times(trust)),
  },
  'post.edit': { day: (trust) => 30 * times(trust) },
  'post.vote': { day: (trust) => 50 * times(trust) },
  'post.flag': { day: (trust) => 20 * times(trust) },
  'upload.create': { day: (trust) => (trust === 0 ? 5 : 50) },
  'my.data': { day: () => 3 },
};

/** An account is fresh for its first day. */
export const freshFor = day;

/** Requests without or before an account, by network address or by the address that a mail goes to. */
export type RatedRequest =
  | 'http'
  | 'http.minute'
  | 'api'
  | 'search'
  | 'search.minute'
  | 'search.everybody'
  | 'sign-in'
  | 'sign-in.hour'
  | 'sign-in.address'
  | 'sign-in.address.day'
  | 'account.network';

export const requestLimits: Record<RatedRequest, Allowance> = {
  http: { most: 50, per: 10 * second },
  'http.minute': { most: 200, per: minute },
  api: { most: 60, per: minute },
  search: { most: 2, per: second },
  'search.minute': { most: 15, per: minute },
  'search.everybody': { most: 8, per: second },
  'sign-in': { most: 6, per: minute },
  'sign-in.hour': { most: 30, per: hour },
  // Each of these sends a mail to an address that perhaps belongs to somebody else.
  'sign-in.address': { most: 3, per: 15 * minute },
  'sign-in.address.day': { most: 10, per: day },
  // More than these are not refused: they are looked at by a person.
  'account.network': { most: 3, per: day },
};

/** What one post may hold. */
export interface ContentLimits {
  /** Characters of the text as written. */
  shortest: number;
  longest: number;
  links: number;
  images: number;
  mentions: number;
  /** Answers and replies in one discussion of somebody else. */
  repliesPerThread: number;
  /** Links to one host over all posts of a person; more are looked at by a person. */
  sameHost: number;
  /** The same words again within this time are refused; milliseconds. */
  uniqueFor: number;
  /** Below it, links tell search engines not to follow them. */
  linksFollowedFrom: Trust;
}

const content: Omit<ContentLimits, 'links' | 'images' | 'mentions' | 'repliesPerThread' | 'sameHost'> = {
  shortest: 10,
  longest: 32_000,
  uniqueFor: 5 * minute,
  linksFollowedFrom: 3,
};

export function contentLimits(actor: Pick<Actor, 'role' | 'trust'>): ContentLimits {
  if (actor.trust === 0 && actor.role === 'reader') {
    return { ...content, links: 2, images: 1, mentions: 2, repliesPerThread: 3, sameHost: 3 };
  }
  const free = Infinity;
  return { ...content, links: free, images: 20, mentions: 10, repliesPerThread: free, sameHost: free };
}

/** Who keeps order, and the book's authors, are not counted. */
export const isExempt = (actor: Actor): boolean => isStaff(actor) || actor.role === 'author';
