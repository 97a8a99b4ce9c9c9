// answers: the app with all its tables, and who it takes a request to come from.

import type { Hono } from 'hono';

import { postAddress, threadAddress } from '../pages/index.ts';
import { createApp } from './app.ts';
import { bookPages } from './book-pages.ts';
import { accountHtml, pageAdditions } from './page-additions.ts';
import type { Forum } from './request.ts';
import { siteAnswer } from './site.ts';
import { operations, reads } from './tables.ts';

/** Everything that the forum answers to. */
export function answersOf(forum: Forum): Hono {
  const pages = bookPages({
    additions: (page, site) => pageAdditions(forum, page, site),
    account: (request) => accountHtml(request),
  });
  return createApp({
    forum,
    tables: { reads, operations },
    from: (request, bindings) => addressOf(request, bindings, forum.settings.behindProxy),
    site: (request, path) => siteAnswer({ pages, redirect: (old) => movedFrom(forum, old) }, request, path),
  });
}

/** Behind a proxy the last entry is what the proxy itself saw; everything before it anyone can write. */
function addressOf(request: Request, bindings: unknown, behindProxy: boolean): string {
  const forwarded = behindProxy
    ? request.headers.get('x-forwarded-for')?.split(',').at(-1)?.trim()
    : undefined;
  if (forwarded !== undefined && forwarded !== '') return forwarded;
  // Absent where a page is asked for from inside.
  const { incoming } = (bindings ?? {}) as { incoming?: { socket?: { remoteAddress?: string } } };
  return incoming?.socket?.remoteAddress ?? '';
}

/** Where an address of an earlier forum leads: "/t/some-words/35/2". */
async function movedFrom({ store }: Forum, path: string): Promise<string | undefined> {
  const [, topic, post] = /^\/t\/(?:[^/]*[^/\d][^/]*\/)?(\d+)(?:\/(\d+))?\/?$/.exec(path) ?? [];
  if (topic === undefined) return undefined;
  const asked = [`/t/${topic}`, ...(post === undefined ? [] : [`/t/${topic}/${post}`])];
  const rows = await store.read
    .selectFrom('redirects')
    .innerJoin('threads', 'threads.id', 'redirects.thread_id')
    .select(['redirects.path', 'redirects.number', 'threads.id', 'threads.slug', 'threads.state'])
    .where('redirects.path', 'in', asked)
    .execute();
  const found = rows.find((row) => row.path === asked.at(-1)) ?? rows[0];
  if (!found) return undefined;
  // Its address tells the title.
  const named = { id: found.id, slug: found.state === 'shown' ? found.slug : '' };
  return found.number === null ? threadAddress(named) : postAddress(named, found.number);
}
