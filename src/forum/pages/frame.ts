// frame: the site's own frame around a page of the forum: bar with the account, contents, and what stands beside the text.

import type { Manifest } from '../../compare/index.ts';
import type { Html } from '../../write/html/index.ts';
import { classes, element, join, nothing, shellPage, text, trusted } from '../../write/html/index.ts';
import type { Role } from '../store/schema.ts';
import { accountSlot, searchSlot } from './book/bar.ts';
import type { Today } from './dates.ts';
import type { Places } from './place.ts';
import { placesOf } from './place.ts';
import type { Words } from './words/words.ts';

/** Who looks at a page. */
export interface Viewer {
  handle: string;
  role: Role;
  /** New notices. */
  notices: number;
  /** How much waits for a decision; absent for who decides nothing. */
  waiting?: number;
  /** Single letters do nothing. */
  keysOff?: boolean;
  /** Nothing stands beside the text of the book. */
  bubblesOff?: boolean;
}

/** What every page of the forum is made with. */
export interface Frame {
  manifest: Manifest;
  words: Words;
  /** Milliseconds since 1970. */
  now: number;
  /** Of the page itself, with its query: where signing in comes back to. */
  address: string;
  viewer?: Viewer;
  /** Addresses of the forum's style sheet and script. */
  files: { style: string; script?: string };
  /** What has just been done, said once and in its place. */
  told?: string;
  /** Edits can be suggested: the server has a page for it. */
  suggests?: boolean;
  /** Discussions can only be read; until when, as milliseconds, or 0 for not known. */
  readOnlyUntil?: number;
}

export const today = ({ now, manifest }: Frame): Today => ({ now, language: manifest.language });
export const places = ({ manifest }: Frame): Places => placesOf(manifest);

export interface PageParts {
  title: string;
  main: Html;
  beside?: Html;
  contents: { label: string; html: Html };
  /** `pair`: text, and a broad column beside it. */
  columns?: 'pair';
  /** Address of the page's feed. */
  feed?: string;
  /** Own address, for search engines; absent = not for them. */
  canonical?: string;
  description?: string;
}

/** A whole page. */
export function page(parts: PageParts, frame: Frame): Html {
  const { words, files } = frame;
  const { shell } = frame.manifest;
  const canonical =
    parts.canonical === undefined || shell.url === undefined
      ? undefined
      : `${shell.url.replace(/\/$/, '')}${parts.canonical}`;
  const links = join([
    element('link', { rel: 'stylesheet', href: files.style }),
    files.script === undefined ? nothing : element('script', { src: files.script, defer: true }),
    parts.feed === undefined
      ? nothing
      : element('link', {
          rel: 'alternate',
          type: 'application/atom+xml',
          href: parts.feed,
          title: parts.title,
        }),
    canonical === undefined ? element('meta', { name: 'robots', content: 'noindex' }) : nothing,
  ]);
  const status = element('p', { class: 'unseen', role: 'status' }, text(frame.told ?? ''));
  return trusted(
    shellPage(
      {
        title: `${parts.title} · ${shell.title}`,
        ...(parts.description !== undefined && { description: parts.description }),
        ...(canonical !== undefined && { canonical }),
        links,
        menu: words.frame.menu,
        bar: { before: searchSlot(words), after: accountSlot(frame.viewer, words, frame.address) },
        contents: parts.contents,
        main: join([parts.main, status]),
        beside: parts.beside ?? nothing,
        columns: classes('forum', parts.columns) ?? 'forum',
      },
      shell,
    ),
  );
}
