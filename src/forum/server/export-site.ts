// export-site: the site with its discussions as plain files, so that they stay readable without a server.

import { existsSync } from 'node:fs';
import { join } from 'node:path';

import { writeWhole } from '../../write-whole.ts';
import { sectionTalkAddress, talkAddress, threadAddress } from '../pages/index.ts';
import { openStore } from '../store/index.ts';
import { joinedInto, joinedReason } from '../threads/index.ts';
import type { StorePlace } from '../store/index.ts';
import { answersOf } from './answers.ts';
import { createForum } from './create-forum.ts';
import type { Log } from './log.ts';
import { takeSite } from './published-site.ts';
import type { Forum } from './request.ts';
import type { ForumSettings } from './settings.ts';
import { copySite } from './site-copy.ts';
import { leadingPage, staticPage } from './static-page.ts';
import type { StaticSite } from './static-page.ts';

export interface SiteExport {
  /** The folder of the built site. */
  html: string;
  place: StorePlace;
  /** Folder that is made, or made anew. */
  to: string;
  settings: ForumSettings;
  log: Log;
  now: () => number;
}

export interface SiteExported {
  pages: number;
  discussions: number;
}

/**
 * Writes every page as an anonymous reader gets it while discussions can only be read. The address `/-/talk/3-why` becomes the file
 * `-/talk/3-why.html`, which servers of files find by that address.
 */
export async function exportSite(input: SiteExport): Promise<SiteExported> {
  const { settings, log, to, now } = input;
  const site = takeSite(input.html, settings.data);
  const store = await openStore(input.place, now);
  const silent = { send: () => Promise.resolve({ ok: true as const }), close: () => undefined };
  const forum = await createForum({
    settings: {
      ...settings,
      readOnly: settings.readOnly ?? 0,
    },
    log,
    store,
    now,
    site: () => site,
    mailer: silent,
  });
  try {
    copySite(site.folder, to);
    return await keepAll(forum, to);
  } finally {
    await forum.cook.close();
    await store.close();
  }
}

async function keepAll(forum: Forum, to: string): Promise<SiteExported> {
  const answers = answersOf(forum);
  const fetched = async (address: string): Promise<Response> => {
    const answer = await answers.request(`${forum.settings.origin}${address}`);
    if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
    return answer;
  };
  const { pages } = forum.site().manifest;
  const threads = await shownThreads(forum);
  // Without a server there is no query: the list is one page, and what it leaves out is found through the sections.
  const labels = [...new Set(threads.map(({ label }) => label))];
  const talk = [
    talkAddress(),
    ...labels.map((label) => sectionTalkAddress(label)),
    ...threads.map(threadAddress),
  ];
  // Bubbles of one discussion name it by its number alone.
  const short = threads.map(({ id }) => threadAddress({ id, slug: '' }));
  const there = new Set([...talk, ...short]);
  const isFile = (address: string): boolean => /^\/-\/(?:files|uploads)\//.test(address);
  const site: StaticSite = {
    has: (address) => there.has(address) || isFile(address),
    ...(existsSync(join(to, 'search.html')) && { search: '/search.html' }),
  };
  const files = new Set<string>();
  const keep = async (address: string, file: string): Promise<void> => {
    const html = staticPage(await (await fetched(address)).text(), site);
    for (const [, named = ''] of html.matchAll(/(?:href|src)="([^"]+)"/g))
      if (isFile(named)) files.add(named);
    writeWhole(join(to, file), html);
  };
  for (const { address } of pages) await keep(`/${encodeURI(address)}.html`, `${address}.html`);
  for (const address of talk) await keep(address, `${fileOf(address)}.html`);
  for (const thread of threads) await keep(threadAddress(thread), `-/talk/${thread.id}.html`);
  for (const id of await joinedThreads(forum)) {
    const place = await joinedInto(forum.store.read, id);
    const next = place && threadAddress({ id: place.thread, slug: '' });
    if (next !== undefined && site.has(next)) writeWhole(join(to, `-/talk/${id}.html`), leadingPage(next));
  }
  for (const address of files) {
    const bytes = new Uint8Array(await (await fetched(address)).arrayBuffer());
    writeWhole(join(to, fileOf(address)), bytes);
  }
  return { pages: pages.length, discussions: threads.length };
}

/** Without the slash in front. A label may hold a slash, which stays written as it is in its address. */
const fileOf = (address: string): string =>
  address
    .slice(1)
    .split('/')
    .map((part) => decodeURIComponent(part).replaceAll('/', '%2F'))
    .join('/');

async function shownThreads({ store, site }: Forum): Promise<{ id: number; slug: string; label: string }[]> {
  const labels = new Set(site().manifest.sections.map(({ label }) => label));
  const rows = await store.read
    .selectFrom('threads')
    .select(['id', 'slug', 'label'])
    .where('state', '=', 'shown')
    .orderBy('id')
    .execute();
  return rows.filter(({ label }) => labels.has(label));
}

/** Discussions whose address leads to another one. */
async function joinedThreads({ store }: Forum): Promise<number[]> {
  const rows = await store.read
    .selectFrom('threads')
    .select('id')
    .where('close_reason', '=', joinedReason)
    .execute();
  return rows.map(({ id }) => id);
}
