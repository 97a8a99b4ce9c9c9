// feed: what was written last, as Atom: of the book, of a section with what is below it, of one discussion.

import { currentLabel } from '../../compare/index.ts';
import { cookedHtml, readable } from '../cook/index.ts';
import type { FeedEntry } from '../notices/index.ts';
import { atom } from '../notices/index.ts';
import {
  feedAddress,
  placesOf,
  postAddress,
  sectionName,
  sectionTalkAddress,
  talkAddress,
  threadAddress,
} from '../pages/index.ts';
import { element, text } from '../../write/html/index.ts';
import type { Reply } from './reply.ts';
import type { ForumRequest } from './request.ts';
import { manifestOf } from './request.ts';

const most = 40;

export type FeedScope = { label?: string; thread?: undefined } | { thread: number; label?: undefined };

export async function feedOf(request: ForumRequest, scope: FeedScope): Promise<Reply> {
  const about = await aboutOf(request, scope);
  if (!about) return { kind: 'refused', refusal: { code: 'not-found' } };
  const { origin } = request.forum.settings;
  const { title, language } = manifestOf(request);
  const feed = atom({
    title: about.name === undefined ? title : `${about.name} · ${title}`,
    url: origin + about.address,
    self: origin + feedAddress(about.address),
    language,
    entries: await entriesOf(request, about),
  });
  return { kind: 'text', text: feed, type: 'application/atom+xml; charset=utf-8' };
}

interface About {
  name?: string;
  address: string;
  labels?: readonly string[];
  thread?: number;
}

async function aboutOf(request: ForumRequest, { label, thread }: FeedScope): Promise<About | undefined> {
  if (thread !== undefined) {
    const row = await request.forum.store.read
      .selectFrom('threads')
      .select(['id', 'slug', 'title'])
      .where('id', '=', thread)
      .where('state', '=', 'shown')
      .executeTakeFirst();
    return row && { name: row.title, address: threadAddress(row), thread };
  }
  if (label === undefined) return { address: talkAddress() };
  const manifest = manifestOf(request);
  const places = placesOf(manifest);
  const section = places.section(currentLabel(label, manifest.aliases));
  return (
    section && {
      name: sectionName(section),
      address: sectionTalkAddress(section.label),
      labels: places.below(section.label),
    }
  );
}

async function entriesOf(request: ForumRequest, { labels, thread }: About): Promise<FeedEntry[]> {
  let query = request.forum.store.read
    .selectFrom('posts')
    .innerJoin('threads', 'threads.id', 'posts.thread_id')
    .innerJoin('people', 'people.id', 'posts.author_id')
    .select(['posts.id', 'posts.number', 'posts.cooked', 'posts.plain', 'posts.created', 'posts.edited_at'])
    .select([
      'threads.id as thread',
      'threads.slug',
      'threads.title',
      'people.handle',
      'people.state as person',
    ])
    .where('posts.state', '=', 'shown')
    .where('posts.kind', '!=', 'event')
    .where('threads.state', '=', 'shown')
    .orderBy('posts.id', 'desc')
    .limit(most);
  if (thread !== undefined) query = query.where('threads.id', '=', thread);
  if (labels) query = query.where('threads.label', 'in', [...labels]);
  const { forum } = request;
  const { words } = readable(manifestOf(request).macros);
  return (await query.execute()).map((row) => ({
    id: row.id,
    title: words(row.title),
    published: row.created,
    updated: row.edited_at ?? row.created,
    url:
      forum.settings.origin +
      postAddress(
        {
          id: row.thread,
          slug: row.slug,
        },
        row.number,
      ),
    author: row.person === 'gone' ? forum.words.post.gone : row.handle,
    html: withoutSolutions(row, words),
  }));
}

/** A feed has no fold that a reader opens: a post with a solution is told in its words, which leave the solution out. */
const withoutSolutions = (
  { cooked, plain }: { cooked: string; plain: string },
  words: (plain: string) => string,
): string =>
  cooked.includes('class="spoiler"') ? element('p', {}, text(words(plain))) : cookedHtml({ cooked });
