// kept-pages: finished pages kept in memory while they are right, for all who would get the same.

import type { Html } from '../../write/html/index.ts';
import type { Viewer } from '../pages/index.ts';
import { accountSlot } from '../pages/index.ts';
import { newKey } from './keys.ts';
import { keptByForum } from './kept-answers.ts';
import type { Reply } from './reply.ts';
import type { ForumRequest } from './request.ts';

/** What stands in a kept page in place of what is each reader's own. */
export interface Blanks {
  /** Of the page's forms: each reader gets another, so that two texts never pass for one. */
  formKey: string;
  /** Whose account the bar shows; absent where nobody is signed in. */
  viewer?: Viewer;
}

/** A page in UTF-8, cut where the blanks stood: outside of the collector's memory, and half as large as text. */
interface KeptPage {
  parts: readonly Uint8Array[];
  /** What stands between the parts. */
  blanks: readonly (keyof Blanks)[];
  /** In bytes. */
  size: number;
}

/** A page as it is kept. */
export interface PageName {
  /** The page, and everything about its readers that it depends on. */
  name: string;
  /** Changes when what the page is about does. */
  version: string;
  /** The reader, where one is signed in; asked once there is a page. */
  viewer?: () => Promise<Viewer | undefined>;
}

const mostKept = 8_000_000;
/** What else a page tells (what is similar, how many there are, what day it is) may be as old as this; milliseconds. */
const freshFor = 60_000;

const keptOf = keptByForum<KeptPage>(mostKept);

/** The page under a name; what is no page is not kept. */
export async function keptPage(
  request: ForumRequest,
  { name, version, viewer }: PageName,
  make: (blanks: Blanks) => Promise<Reply>,
): Promise<Reply> {
  const { forum, now } = request;
  let other: Reply | undefined;
  const current = `${forum.site().id} ${version} ${forum.changes.states()} ${Math.floor(now / freshFor)}`;
  const page = await keptOf(forum).get(name, current, async () => {
    const blanks: Blanks = { formKey: newKey(), ...(viewer && { viewer: nobody() }) };
    const reply = await make(blanks);
    if (reply.kind === 'page' && reply.status === undefined) {
      return cut(Buffer.from(reply.html), blanks, request);
    }
    other = reply;
    return undefined;
  });
  if (!page) return other as Reply;
  return { kind: 'page', html: filled(page, request, await viewer?.()) };
}

/** Somebody whose handle stands nowhere else. */
const nobody = (): Viewer => ({ handle: newKey(), role: 'reader', notices: 0 });

const accountIn = ({ forum, url }: ForumRequest, viewer: Viewer | undefined): Html =>
  accountSlot(viewer, forum.words, url.pathname);

function cut(page: Buffer, { formKey, viewer }: Blanks, request: ForumRequest): KeptPage {
  const found = [
    ...marked(page, 'formKey', formKey),
    ...(viewer === undefined ? [] : marked(page, 'viewer', accountIn(request, viewer))),
  ].sort((one, other) => one.from - other.from);
  const starts = [0, ...found.map(({ to }) => to)];
  return {
    parts: starts.map((start, index) => page.subarray(start, found[index]?.from)),
    blanks: found.map(({ blank }) => blank),
    size: page.length,
  };
}

interface Marked {
  blank: keyof Blanks;
  from: number;
  to: number;
}

function marked(page: Buffer, blank: keyof Blanks, mark: string): Marked[] {
  const bytes = Buffer.from(mark);
  const found: Marked[] = [];
  for (let from = page.indexOf(bytes); from >= 0; from = page.indexOf(bytes, from + bytes.length)) {
    found.push({ blank, from, to: from + bytes.length });
  }
  return found;
}

function filled({ parts, blanks }: KeptPage, request: ForumRequest, viewer: Viewer | undefined): Uint8Array {
  const formKey = Buffer.from(newKey());
  const account = blanks.includes('viewer') ? Buffer.from(accountIn(request, viewer)) : formKey;
  return Buffer.concat(
    parts.flatMap((part, index) => {
      const blank = blanks[index];
      if (blank === undefined) return [part];
      return [part, blank === 'formKey' ? formKey : account];
    }),
  );
}

/** Asked for under its plain address by somebody who came with cookies only. */
export const isPlain = ({ key, url }: ForumRequest): boolean => key === undefined && url.search === '';

/** Nobody that the server knows, asking for the plain address. */
export const isAnyone = (request: ForumRequest): boolean =>
  isPlain(request) && request.visitor === undefined && request.account === undefined;
