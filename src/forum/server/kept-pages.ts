// kept-pages: finished pages for those who are not signed in, kept in memory while they are right.

import type { Html } from '../../write/html/index.ts';
import { newKey } from './keys.ts';
import { keptAnswers } from './kept-answers.ts';
import type { KeptAnswers } from './kept-answers.ts';
import type { Reply } from './reply.ts';
import type { Forum, ForumRequest } from './request.ts';
import { forumPolicy } from './security.ts';

interface KeptPage {
  html: string;
  policy: string;
  /** Of the page's forms when it was made: each reader gets another in its place, so that two texts never pass for one. */
  formKey: string;
  /** In UTF-16 units. */
  size: number;
}

const mostKept = 24_000_000;
/** What else a page tells (what is similar, how many there are, what day it is) may be as old as this; milliseconds. */
const freshFor = 60_000;

const keptOf = new WeakMap<Forum, KeptAnswers<KeptPage>>();

/**
 * The page under a name, for a request that any other visitor could have sent; what is no page is not kept.
 * @param version changes when what the page is about does
 */
export async function keptPage(
  request: ForumRequest,
  name: string,
  version: string,
  make: (formKey: string) => Promise<Reply>,
): Promise<Reply> {
  const { forum, now } = request;
  let kept = keptOf.get(forum);
  if (!kept) keptOf.set(forum, (kept = keptAnswers(mostKept)));
  let other: Reply | undefined;
  const current = `${forum.site().id} ${version} ${forum.changes.states()} ${Math.floor(now / freshFor)}`;
  const page = await kept.get(name, current, async () => {
    const formKey = newKey();
    const reply = await make(formKey);
    if (reply.kind === 'page' && reply.status === undefined) {
      return { html: reply.html, policy: forumPolicy(reply.html), formKey, size: reply.html.length };
    }
    other = reply;
    return undefined;
  });
  if (!page) return other as Reply;
  return { kind: 'page', html: page.html.replaceAll(page.formKey, newKey()) as Html, policy: page.policy };
}

/** Nobody that the server knows, asking for the plain address. */
export const isAnyone = ({ visitor, account, key, url }: ForumRequest): boolean =>
  visitor === undefined && account === undefined && key === undefined && url.search === '';
