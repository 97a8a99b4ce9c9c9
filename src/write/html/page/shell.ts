// shell: what a server needs to make further pages in the frame of a built site, as plain data; and such a page.

import type { HeadFiles } from './head.ts';
import { siteHead } from './head.ts';
import type { BodyParts } from './frame.ts';
import { bodyOf, documentOf } from './frame.ts';
import { barOf, themeButton } from './bar.ts';
import { navigation } from './links.ts';
import type { Html } from '../html.ts';
import { join } from '../html.ts';
import type { Site } from '../site.ts';
import { interfaceWords } from '../words.ts';

/** Paths are from the site's root. */
export interface SiteShell {
  title: string;
  language: string;
  /** Where the site is published. */
  url?: string;
  style: string;
  script: string;
  favicon?: string;
  preloads: readonly { path: string; face: string }[];
  /** Where the bar leads from the site. */
  links: readonly { title: string; url: string }[];
}

export function shellOf({ book, style, script, favicon, preloads }: Site): SiteShell {
  const { title, language, url, headerLinks = [] } = book.settings;
  return {
    title,
    language,
    ...(url !== undefined && { url }),
    style,
    script,
    ...(favicon !== undefined && { favicon }),
    preloads,
    links: headerLinks.map((link) => ({ title: link.title, url: link.url })),
  };
}

export interface ShellPage extends Omit<BodyParts, 'bar' | 'skip'> {
  title: string;
  description?: string;
  /** The whole address. */
  canonical?: string;
  /** Further links and scripts of the head. */
  links: Html;
  /** Words of the button that shows the contents where there is no room for them. */
  menu: string;
  /** In the bar, before the colours and after them. */
  bar: { before: Html; after: Html };
}

/** A whole page that stands at any address of the site's server. */
export function shellPage(parts: ShellPage, shell: SiteShell): string {
  const words = interfaceWords(shell.language);
  const start = { contents: parts.menu, title: shell.title, home: '/' };
  const { before, after } = parts.bar;
  const links = navigation('bar', shell.links, words.links);
  const body = bodyOf({
    ...parts,
    skip: words.skip,
    bar: barOf(start, links, before, themeButton(words.dark), after),
    contents: {
      label: parts.contents.label,
      html: join([navigation('contents', shell.links, words.links), parts.contents.html]),
    },
  });
  const files: HeadFiles = { ...shell, favicon: shell.favicon, preloads: [...shell.preloads] };
  const { title, description, canonical } = parts;
  const head = siteHead({ title, description, canonical, links: parts.links, body }, files, rooted);
  return documentOf(shell.language, head, body);
}

const rooted = (path: string): string => `/${path.split('/').map(encodeURIComponent).join('/')}`;
