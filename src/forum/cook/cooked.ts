// cooked: what cooking a post gives, and how its HTML comes back out of the database.

import type { Html } from '../../write/html/index.ts';
import { trusted } from '../../write/html/index.ts';

/** Counted up whenever the same text may give other HTML: posts of an older one are cooked again. */
export const cookVersion = 1;

export interface CookContext {
  /** The discussion that the post stands in; absent while it is being asked. */
  thread?: number;
  /** Handles that exist, folded; absent = every mention is a link. */
  people?: readonly string[];
  /** Pictures that exist, by SHA-256; absent = every one does. */
  uploads?: Readonly<Record<string, { width: number; height: number }>>;
}

export interface QuotedPost {
  /** Absent: the post's own discussion. */
  thread?: number;
  number: number;
}

export type CookProblemCode =
  | 'formula-not-understood' // message (KaTeX's), tex
  | 'formula-too-long' // most
  | 'too-many-formulas' // most
  | 'no-such-label' // label, nearest
  | 'no-such-person' // handle
  | 'no-such-picture'
  | 'picture-elsewhere' // only uploaded pictures are shown
  | 'link-not-possible' // url
  | 'unclosed-code'
  | 'unclosed-spoiler'
  | 'unclosed-formula'
  | 'nested-too-deeply'
  | 'too-long' // shown as its source
  | 'not-cooked'; // took too long or went wrong: shown as its source

export interface CookProblem {
  /** Line of the text, from 1. */
  line: number;
  code: CookProblemCode;
  details?: Readonly<Record<string, string | number>>;
}

/** Plain data: it goes from thread to thread. */
export interface Cooked {
  cooked: Html;
  version: number;
  /** Its words without spoilers; formulas as TeX between dollars. */
  plain: string;
  excerpt: string;
  /** Handles, folded, each once. */
  mentions: string[];
  quotes: QuotedPost[];
  /** Addresses outside of the site, each once. */
  links: string[];
  /** SHA-256 of the pictures shown, each once. */
  uploads: string[];
  /** How many pictures it shows. */
  images: number;
  /** Nothing of these keeps a post from being posted. */
  problems: CookProblem[];
}

/** The HTML of a post as it was cooked: the one way from the database into a page. */
export const cookedHtml = (post: { cooked: string }): Html => trusted(post.cooked);

/** Whether a post's HTML was made by another version of this part. */
export const isStale = (post: { cook_version: number }): boolean => post.cook_version !== cookVersion;
