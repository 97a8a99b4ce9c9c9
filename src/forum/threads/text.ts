// text: what somebody wrote, cooked before it reaches the database, as commands take it.

import type { Cooked, QuotedPost } from '../cook/index.ts';

export interface PostText {
  /** As written. */
  raw: string;
  /** Finished HTML. */
  cooked: string;
  cookVersion: number;
  plain: string;
  /** Folded handles. */
  mentions: readonly string[];
  quotes: readonly QuotedPost[];
  /** SHA-256 of its pictures. */
  uploads: readonly string[];
  /** Addresses outside of the site. */
  links: readonly string[];
  images: number;
}

export const postText = (raw: string, cooked: Cooked): PostText => ({
  raw,
  cooked: cooked.cooked,
  cookVersion: cooked.version,
  plain: cooked.plain,
  mentions: cooked.mentions,
  quotes: cooked.quotes,
  uploads: cooked.uploads,
  links: cooked.links,
  images: cooked.images,
});
