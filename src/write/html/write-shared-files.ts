// write-shared-files: what all pages share: style, script, fonts; and the pages that the site itself makes.

import type { Book } from '../../link/index.ts';
import { madePage } from '../../link/index.ts';
import type { OutputFile } from '../file.ts';
import type { SiteAssets } from './assets.ts';
import type { Context } from './context.ts';
import { hrefOfFile, pageContext } from './context.ts';
import type { Html } from './html.ts';
import { element, join, nothing, text } from './html.ts';
import { wholeContents } from './page/contents.ts';
import { frame } from './page/frame.ts';
import { titleText } from './page/head.ts';
import { render } from './render.ts';
import { contentsFile, searchFile, siteOf } from './site.ts';

/** Style, scripts, fonts, the pages of contents and of search, 404.html, and index.html where the book has no page of that address. */
export function writeSharedFiles(book: Book, assets: SiteAssets): OutputFile[] {
  const site = siteOf(book, assets);
  const files = [
    ...site.shared,
    contentsPage(book, assets, contentsFile(book)),
    site.searchScript,
    searchPage(book, assets),
    notFoundPage(book, assets),
  ];
  return book.pages.some(({ address }) => address === 'index')
    ? files
    : [...files, contentsPage(book, assets, 'index.html')];
}

/** A context for a page that no author wrote. */
function ownContext(book: Book, assets: SiteAssets, file: string): Context {
  const page = madePage('', file.replace(/\.html$/, ''));
  return pageContext(siteOf(book, assets), page, render);
}

function contentsPage(book: Book, assets: SiteAssets, path: string): OutputFile {
  const context = ownContext(book, assets, path);
  const { settings, words } = book;
  const isFront = path === 'index.html';
  const line = (name: string, value: string | undefined): Html =>
    value === undefined || value === '' ? nothing : element('p', { class: name }, text(value));
  const title = isFront ? settings.title : words.contents;
  const head = element(
    'header',
    { class: 'title' },
    element('h1', {}, text(title)),
    isFront
      ? join([
          line('subtitle', settings.subtitle),
          line('authors', settings.authors.map(({ name }) => name).join(', ')),
          line('question', settings.description),
        ])
      : nothing,
  );
  const list = element('div', { class: 'toc' }, wholeContents(context));
  const contents = frame(
    {
      page: undefined,
      article: element('article', {}, head, list),
      beside: nothing,
      neighbours: {},
      title: titleText([title, isFront ? undefined : settings.title]),
      description: settings.description,
      canonical: path,
    },
    context,
  );
  return { path, contents };
}

/** A field, and the list that its script fills; without the script the way to the contents. */
function searchPage(book: Book, assets: SiteAssets): OutputFile {
  const path = searchFile(book);
  const context = ownContext(book, assets, path);
  const { site } = context;
  const { words } = site;
  const head = element('header', { class: 'title' }, element('h1', {}, text(words.search)));
  const said = {
    'data-found': words.searchFound,
    'data-one': words.searchOne,
    'data-none': words.searchNone,
    'data-some': words.searchSome,
    'data-missing': words.searchMissing,
  };
  const field = {
    type: 'search',
    name: 'q',
    id: '_q',
    'aria-label': words.searchLabel,
    autocomplete: 'off',
    autofocus: true,
  };
  const form = element(
    'form',
    { class: 'seek', role: 'search', action: path, ...said },
    element('input', field),
    element('button', {}, text(words.search)),
  );
  const results = join([
    element('p', { class: 'hint', role: 'status', id: '_found' }),
    element('ol', { class: 'hits', id: '_hits' }),
    element('button', { type: 'button', id: '_more', hidden: true }, text(words.searchMore)),
  ]);
  const contents = element(
    'p',
    { id: '_contents' },
    element('a', { href: hrefOfFile(contentsFile(book), context) }, text(words.wholeContents)),
  );
  const script = element('script', { src: hrefOfFile(site.searchScript.path, context), defer: true });
  return {
    path,
    contents: frame(
      {
        page: undefined,
        article: element('article', { class: 'search-page' }, head, form, results, contents, script),
        beside: nothing,
        neighbours: {},
        title: titleText([words.search, book.settings.title]),
        description: undefined,
        canonical: undefined,
      },
      context,
    ),
  };
}

/** Shown by a server at any address, so its own addresses begin at the root of the site. */
function notFoundPage(book: Book, assets: SiteAssets): OutputFile {
  const path = '404.html';
  const context = ownContext(book, assets, path);
  const { words } = context.site;
  const start = element(
    'p',
    {},
    element('a', { href: hrefOfFile('index.html', context) }, text(words.toStart)),
  );
  const head = element('header', { class: 'title' }, element('h1', {}, text('404')));
  const contents = frame(
    {
      page: undefined,
      article: element('article', {}, head, element('p', {}, text(words.notFound)), start),
      beside: nothing,
      neighbours: {},
      title: titleText([words.notFound, book.settings.title]),
      description: undefined,
      canonical: undefined,
      base: siteFolder(book.settings.url),
    },
    context,
  );
  return { path, contents };
}

/** The path under which the site stands on its server. */
const siteFolder = (url: string | undefined): string => {
  const path = /^https?:\/\/[^/]+(\/[^?#]*)?/.exec(url ?? '')?.[1] ?? '/';
  return path.endsWith('/') ? path : `${path}/`;
};
