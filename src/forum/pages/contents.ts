// contents: what stands left of the text: the book's contents with counts, what waits, or the reader's own pages.

import type { ManifestPage } from '../../compare/index.ts';
import type { Html } from '../../write/html/index.ts';
import { classes, element, nothing, text } from '../../write/html/index.ts';
import type { ReviewKind } from '../store/schema.ts';
import {
  doAddress,
  draftsAddress,
  keysAddress,
  logAddress,
  noticesAddress,
  personAddress,
  preferencesAddress,
  sectionTalkAddress,
  talkAddress,
  waitingAddress,
} from './addresses.ts';
import type { Frame, PageParts } from './frame.ts';
import { places } from './frame.ts';
import { placeAddress } from './place.ts';

type Contents = PageParts['contents'];

interface Entry {
  href: string;
  number?: string;
  words: string;
  count?: number;
  current?: 'page' | 'true';
  open?: boolean;
  apart?: boolean;
  children?: readonly Entry[];
}

function list(entries: readonly Entry[]): Html {
  return element(
    'ol',
    {},
    ...entries.map(({ href, number, words, count, current, open, apart, children = [] }) =>
      element(
        'li',
        { class: classes(open === true && 'open', apart === true && 'apart') },
        element(
          'a',
          { href, 'aria-current': current },
          number === undefined ? nothing : element('b', {}, text(number)),
          element('span', {}, text(words)),
          count === undefined || count === 0 ? nothing : element('i', {}, text(String(count))),
        ),
        children.length === 0 ? nothing : list(children),
      ),
    ),
  );
}

export interface TalkContents {
  /** By label of the section that discussions hang on. */
  counts: Readonly<Record<string, number>>;
  /** Label of the section whose list is shown; absent on the book's. */
  label?: string;
}

/** Chapters with the numbers of their discussions; each leads to its list. */
export function talkContents({ counts, label }: TalkContents, frame: Frame): Contents {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const entries = bookEntries(frame, pageOf(label, frame), {
    href: ({ label: to }) => sectionTalkAddress(to),
    count: (page) =>
      places(frame)
        .below(page.label)
        .reduce((sum, one) => sum + (counts[one] ?? 0), 0),
    current: 'page',
  });
  const whole: Entry = {
    href: talkAddress(),
    words: frame.words.frame.discussions,
    count: all,
    apart: true,
    ...(label === undefined && { current: 'page' }),
  };
  return { label: frame.words.frame.byChapter, html: list([...entries, whole]) };
}

/** The book's own contents, with the way to the discussions. */
export function bookContents(label: string | undefined, frame: Frame): Contents {
  const entries = bookEntries(frame, pageOf(label, frame), {
    href: (page) => placeAddress(places(frame), page.label) ?? '/',
    count: () => undefined,
    current: 'true',
  });
  const talk: Entry = { href: talkAddress(), words: frame.words.frame.discussions, apart: true };
  return { label: frame.words.frame.bookContents, html: list([...entries, talk]) };
}

/** The page that a section stands on. */
const pageOf = (label: string | undefined, frame: Frame): ManifestPage | undefined =>
  label === undefined ? undefined : places(frame).page(places(frame).section(label)?.page ?? label);

interface EntryParts {
  href(page: ManifestPage): string;
  count(page: ManifestPage): number | undefined;
  /** How the current one is marked. */
  current: 'page' | 'true';
}

/** Top pages, and those below the pages on the way to the current one. */
function bookEntries(frame: Frame, current: ManifestPage | undefined, parts: EntryParts): Entry[] {
  const way = new Set<string>();
  for (
    let at = current;
    at !== undefined && !way.has(at.label);
    at = at.parent === undefined ? undefined : places(frame).page(at.parent)
  ) {
    way.add(at.label);
  }
  const entries = (above?: string): Entry[] =>
    places(frame)
      .children(above)
      .map((page): Entry => {
        const count = parts.count(page);
        const isCurrent = page.label === current?.label;
        return {
          href: parts.href(page),
          ...(page.number !== undefined && { number: page.number }),
          words: page.title,
          ...(count !== undefined && { count }),
          ...(isCurrent && { current: parts.current }),
          open: way.has(page.label) && !isCurrent,
          children: way.has(page.label) ? entries(page.label) : [],
        };
      });
  return entries();
}

const kinds: readonly ReviewKind[] = ['held', 'report', 'place', 'person', 'suggestion'];

/** What waits, by kind. `at`: the kind that is shown, `log` on the public log. */
export function waitingContents(
  counts: Partial<Readonly<Record<ReviewKind, number>>>,
  at: ReviewKind | 'everything' | 'log',
  frame: Frame,
): Contents {
  const { queue, frame: words } = frame.words;
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const entries: Entry[] = [
    {
      href: waitingAddress(),
      words: queue.everything,
      count: all,
      ...(at === 'everything' && { current: 'page' }),
    },
    ...kinds
      // Where nothing can be suggested, none wait.
      .filter((kind) => (counts[kind] ?? -1) >= (kind === 'suggestion' && frame.suggests !== true ? 1 : 0))
      .map((kind): Entry => ({
        href: waitingAddress(kind),
        words: queue.kinds[kind],
        count: counts[kind] ?? 0,
        ...(at === kind && { current: 'page' }),
      })),
    { href: logAddress(), words: queue.log, ...(at === 'log' && { current: 'page' }) },
    { href: talkAddress(), words: words.discussions, apart: true },
    { href: '/', words: words.backToBook },
  ];
  return { label: queue.label, html: list(entries) };
}

export type MyPage = 'notifications' | 'drafts' | 'preferences' | 'keys';

/** The reader's own pages. */
export function myContents(
  at: MyPage,
  counts: { notices?: number; drafts?: number },
  frame: Frame,
): Contents {
  const { me, frame: words, signIn, queue } = frame.words;
  const { viewer } = frame;
  const current = (page: MyPage): Partial<Entry> => (page === at ? { current: 'page' } : {});
  const entries: Entry[] = [
    {
      href: noticesAddress(),
      words: me.notifications,
      count: counts.notices ?? viewer?.notices ?? 0,
      ...current('notifications'),
    },
    { href: draftsAddress(), words: me.drafts, count: counts.drafts ?? 0, ...current('drafts') },
    { href: talkAddress({ show: 'mine' }), words: me.myDiscussions },
    ...(viewer === undefined ? [] : [{ href: personAddress(viewer.handle), words: me.profile }]),
    ...(viewer?.waiting === undefined
      ? []
      : [{ href: waitingAddress(), words: queue.title, count: viewer.waiting }]),
    { href: preferencesAddress(), words: me.preferences, ...current('preferences') },
    { href: keysAddress(), words: me.keys, ...current('keys') },
  ];
  const rest: Entry[] = [
    { href: talkAddress(), words: words.discussions, apart: true },
    { href: '/', words: words.backToBook },
  ];
  const signOut = element(
    'form',
    { method: 'post', action: doAddress('sign-out') },
    element('button', { class: 'as-link' }, text(signIn.signOut)),
  );
  return { label: words.you, html: element('div', {}, list(entries), signOut, list(rest)) };
}
