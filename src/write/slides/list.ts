// list: the page that lists all decks of a book, by variant.

import type { Book, Page } from '../../link/index.ts';
import type { OutputFile } from '../file.ts';
import type { Context, Html } from '../html/index.ts';
import { element, join, nothing, pageContext, relativePath, render, text } from '../html/index.ts';
import type { SlideAssets } from './assets.ts';
import { deckSiteOf } from './deck-site.ts';
import type { DeckSite } from './deck-site.ts';
import { deckFile, listFile, slideNotebookFile } from './files.ts';
import { frame } from './frame.ts';
import { slideWords } from './words.ts';

/** `decks` are the pages that have slides, by variant. */
export function listOfDecks(
  book: Book,
  decks: ReadonlyMap<string, readonly Page[]>,
  assets: SlideAssets,
): OutputFile {
  const [first = ''] = [...decks.keys(), ...book.settings.variants.map(({ name }) => name)];
  const deckSite = deckSiteOf(book, first, assets);
  const words = slideWords(book.settings.language);
  const parts = [...decks].map(([variant, pages]) => listOfVariant(book, variant, pages, deckSite));
  const head = element(
    'header',
    { class: 'title' },
    element('p', { class: 'section' }, text(book.settings.title)),
    element('h1', {}, text(words.slides)),
  );
  const main = join([head, ...parts]);
  const title = [words.slides, book.settings.title];
  return {
    path: listFile,
    contents: frame({ file: listFile, title, main, count: undefined, deckSite, words }),
  };
}

/** For the words of a page's title: the page itself is not made for them. */
function titleContext(page: Page, site: DeckSite['site']): Context {
  const { frontmatter } = page.document;
  const document: Page['document'] = {
    path: page.path,
    frontmatter,
    tree: { type: 'root', children: [] },
    included: [],
  };
  const context = pageContext(site, { ...page, document }, render);
  return { ...context, file: listFile, column: false, linked: true };
}

function listOfVariant(book: Book, variant: string, pages: readonly Page[], { site }: DeckSite): Html {
  const { settings } = book;
  const words = slideWords(settings.language);
  const shown = settings.variants.find(({ name }) => name === variant)?.title ?? variant;
  const items = pages.map((page) => {
    const context = titleContext(page, site);
    const href = relativePath(listFile, deckFile(book, page, variant));
    const notebook = relativePath(listFile, slideNotebookFile(book, page, variant));
    const number = page.enumerator === undefined ? '' : `${page.enumerator} `;
    return element(
      'li',
      {},
      element('a', { href }, text(number), context.render(page.title, context)),
      element(
        'span',
        { class: 'facts' },
        element('a', { href: notebook, download: true }, text(words.notebook)),
      ),
    );
  });
  return join([
    settings.singleVariant ? nothing : element('h2', {}, text(shown)),
    element('ul', { class: 'decks' }, ...items),
  ]);
}
