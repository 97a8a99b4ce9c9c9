// book-pages: pages of the book as the server shows them: with bubbles, counts and the visitor's account.

import { createHash } from 'node:crypto';

import type { ManifestPage } from '../../compare/index.ts';
import type { KeptAnswers } from './kept-answers.ts';
import { keptAnswers } from './kept-answers.ts';
import { packed } from './packed.ts';
import type { PublishedSite } from './published-site.ts';
import type { ForumRequest } from './request.ts';
import { bookPolicy } from './security.ts';
import type { Insertion } from './splice.ts';
import { splice } from './splice.ts';

/** What the forum puts into one page; `account` stands apart, since it differs from visitor to visitor. */
export interface PageAdditions {
  /** Changes when `insertions` do. */
  version: string;
  insertions(): Insertion[];
}

export interface BookPagesParts {
  additions(page: ManifestPage, site: PublishedSite): Promise<PageAdditions>;
  /** HTML of the account in the bar. */
  account(request: ForumRequest): Promise<string>;
}

export interface BookPages {
  answer(file: string, page: ManifestPage, site: PublishedSite, request: ForumRequest): Promise<Response>;
}

/** A page in UTF-8: outside of the collector's memory, and half as large as text. */
interface KeptPage {
  before: Uint8Array;
  after: Uint8Array;
  /** In bytes. */
  size: number;
  digest: string;
  policy: string;
}

const mostKept = 24_000_000;

export function bookPages(parts: BookPagesParts): BookPages {
  const kept: KeptAnswers<KeptPage> = keptAnswers(mostKept);
  return {
    answer: async (file, page, site, request) => {
      const additions = await parts.additions(page, site);
      const made = await kept.get(file, `${site.id} ${additions.version}`, () =>
        Promise.resolve(madePage(file, page, site, additions)),
      );
      if (!made) return new Response(null, { status: 404 });
      const account = await parts.account(request);
      const etag = `"${made.digest}-${createHash('sha256').update(account).digest('hex').slice(0, 8)}"`;
      const headers = new Headers({
        'Content-Type': 'text/html; charset=utf-8',
        ETag: etag,
        'Cache-Control': request.visitor ? 'private, no-cache' : 'no-cache',
        Vary: 'Cookie',
        'Content-Security-Policy': made.policy,
      });
      if (request.headers.get('if-none-match') === etag) return new Response(null, { status: 304, headers });
      const html = Buffer.concat([made.before, Buffer.from(account), made.after]);
      return packed(html, headers, request.headers);
    },
  };
}

function madePage(
  file: string,
  page: ManifestPage,
  site: PublishedSite,
  additions: PageAdditions,
): KeptPage | undefined {
  const bytes = site.file(file);
  if (!bytes) return undefined;
  const text = new TextDecoder().decode(bytes);
  const spliced = splice(text, additions.insertions(), page.places.bar);
  const [before, after] = [Buffer.from(spliced.before), Buffer.from(spliced.after)];
  const digest = createHash('sha256').update(before).update(after).digest('hex').slice(0, 16);
  return { before, after, size: before.length + after.length, digest, policy: bookPolicy(text) };
}
