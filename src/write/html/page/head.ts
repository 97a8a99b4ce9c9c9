// head: what a page says about itself to browsers and search engines.

import type { Page } from '../../../link/index.ts';
import type { Context } from '../context.ts';
import { hrefOf, hrefOfFile } from '../context.ts';
import type { Html } from '../html.ts';
import { element, join, nothing, text, trusted } from '../html.ts';
import { earlyScript, fontScript, inlineScript } from '../script.ts';
import type { Site } from '../site.ts';

/** Without an icon browsers would ask for `/favicon.ico`, which is not there. */
const noIcon = trusted('<link rel="icon" href="data:,">');

export interface HeadParts {
  title: string;
  description: string | undefined;
  /** Path in the site; undefined = the page has no address of its own. */
  canonical: string | undefined;
  neighbours: Pick<Page, 'previous' | 'next'>;
  /** The page's finished text: it tells which faces are needed at once. */
  body: Html;
}

export function head(parts: HeadParts, context: Context): Html {
  const { book, site } = context;
  const { title, description, body } = parts;
  const { previous, next } = parts.neighbours;
  const links = join([neighbour('prev', previous, context), neighbour('next', next, context)]);
  const canonical = canonicalAddress(parts.canonical, book.settings.url);
  return siteHead({ title, description, canonical, links, body }, site, (path) => hrefOfFile(path, context));
}

/** What heads need to know of the site: its shared files, by their paths from its root. */
export type HeadFiles = Pick<Site, 'favicon' | 'style' | 'script' | 'preloads'>;

export interface SiteHeadParts {
  title: string;
  description: string | undefined;
  /** The whole address. */
  canonical: string | undefined;
  /** What else the page refers to. */
  links: Html;
  body: Html;
}

/** The head of any page of the site, also of one that a server makes. */
export function siteHead(parts: SiteHeadParts, site: HeadFiles, href: (path: string) => string): Html {
  const meta = (name: string, content: string | undefined): Html =>
    content === undefined || content === '' ? nothing : element('meta', { name, content });
  return element(
    'head',
    {},
    element('meta', { charset: 'utf-8' }),
    meta('viewport', 'width=device-width, initial-scale=1'),
    meta('color-scheme', 'light dark'),
    element('title', {}, text(parts.title)),
    meta('description', parts.description),
    parts.canonical === undefined ? nothing : element('link', { rel: 'canonical', href: parts.canonical }),
    site.favicon === undefined ? noIcon : element('link', { rel: 'icon', href: href(site.favicon) }),
    ...early(parts.body, site, href),
    element('link', { rel: 'stylesheet', href: href(site.style) }),
    inlineScript(fontScript),
    element('script', { src: href(site.script), defer: true }),
    parts.links,
  );
}

/** The whole address of a page of the site, by the path of its file. */
export function canonicalAddress(path: string | undefined, url: string | undefined): string | undefined {
  if (path === undefined || url === undefined) return undefined;
  const address = path.replace(/(^|\/)index\.html$/, '$1');
  return `${url.replace(/\/$/, '')}/${address.split('/').map(encodeURIComponent).join('/')}`;
}

function neighbour(rel: string, path: string | undefined, context: Context): Html {
  return path === undefined ? nothing : element('link', { rel, href: hrefOf({ page: path }, context) });
}

/** What in the text of a page shows that a face is needed: one of these. */
const signs: Record<string, readonly string[]> = {
  serif: ['<p>', '<p '],
  sans: [''],
  'serif-italic': ['<em>', '<em ', '<dfn'],
  code: ['<code', '<pre'],
  'KaTeX_Main-Regular': ['class="katex"'],
  'KaTeX_Math-Italic': ['mathnormal'],
  'KaTeX_Main-Bold': ['mathbf'],
};

/** What comes before the style sheet: the reader's colours, and the faces that the page needs at once. */
function early(body: Html, { preloads }: HeadFiles, href: (path: string) => string): Html[] {
  const fonts = preloads
    .filter(({ face }) => signs[face]?.some((sign) => body.includes(sign)) ?? false)
    .map(({ path }) => href(path));
  const script = inlineScript(earlyScript, {
    'data-fonts': fonts.length === 0 ? undefined : fonts.join(' '),
  });
  if (fonts.length === 0) return [script];
  return [script, element('noscript', {}, ...fonts.map(preload))];
}

const preload = (href: string): Html =>
  element('link', { rel: 'preload', as: 'font', type: 'font/woff2', href, crossorigin: true });

/** The parts of the title as a browser's tab shows them. */
export const titleText = (parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== '').join(' · ');
