// head: what a page says about itself to browsers and search engines.

import type { Page } from '../../../link/index.ts';
import type { Context } from '../context.ts';
import { hrefOf, hrefOfFile } from '../context.ts';
import type { Html } from '../html.ts';
import { element, nothing, text, trusted } from '../html.ts';
import { earlyScript, fontScript, inlineScript } from '../script.ts';

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
    canonical(parts.canonical, book.settings.url),
    site.favicon === undefined
      ? noIcon
      : element('link', { rel: 'icon', href: hrefOfFile(site.favicon, context) }),
    ...early(parts.body, context),
    element('link', { rel: 'stylesheet', href: hrefOfFile(site.style, context) }),
    inlineScript(fontScript),
    element('script', { src: hrefOfFile(site.script, context), defer: true }),
    neighbour('prev', parts.neighbours.previous, context),
    neighbour('next', parts.neighbours.next, context),
  );
}

function canonical(path: string | undefined, url: string | undefined): Html {
  if (path === undefined || url === undefined) return nothing;
  const address = path.replace(/(^|\/)index\.html$/, '$1');
  return element('link', {
    rel: 'canonical',
    href: `${url.replace(/\/$/, '')}/${address.split('/').map(encodeURIComponent).join('/')}`,
  });
}

function neighbour(rel: string, path: string | undefined, context: Context): Html {
  return path === undefined ? nothing : element('link', { rel, href: hrefOf({ page: path }, context) });
}

/** What in the text of a page shows that a face is needed. */
const signs: Record<string, RegExp> = {
  serif: /<p\b/,
  sans: /./,
  'serif-italic': /<(?:em|dfn)\b/,
  code: /<(?:code|pre)\b/,
  'KaTeX_Main-Regular': /class="katex"/,
  'KaTeX_Math-Italic': /\bmathnormal\b/,
  'KaTeX_Main-Bold': /\bmathbf\b/,
};

/** What comes before the style sheet: the reader's colours, and the faces that the page needs at once. */
function early(body: Html, context: Context): Html[] {
  const fonts = context.site.preloads
    .filter(({ face }) => signs[face]?.test(body) ?? false)
    .map(({ path }) => hrefOfFile(path, context));
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
