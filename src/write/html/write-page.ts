// write-page: one page of the book as files: its HTML and the pictures and downloads that it uses.

import { plainText } from '../../document/index.ts';
import type { Book, Page } from '../../link/index.ts';
import type { OutputFile } from '../file.ts';
import type { SiteAssets } from './assets.ts';
import type { Context } from './context.ts';
import { pageContext } from './context.ts';
import type { Html } from './html.ts';
import { element } from './html.ts';
import { endOfPage } from './page/end.ts';
import { frame } from './page/frame.ts';
import { titleText } from './page/head.ts';
import { outline } from './page/outline.ts';
import { isFront, pageTitle, titleHeading } from './page/title.ts';
import { render } from './render.ts';
import { siteOf } from './site.ts';

/** The page and what it uses, paths from the site's root. The same book and assets give the same bytes. */
export function writePage(book: Book, page: Page, assets: SiteAssets): OutputFile[] {
  const context = pageContext(siteOf(book, assets), page, render);
  return [{ path: context.file, contents: pageHtml(page, context) }, ...context.collected.files.values()];
}

/** The page's HTML; what it uses is collected in the context. */
export function pageHtml(page: Page, context: Context): string {
  const { book } = context;
  const { beside, folded } = outline(page, context);
  const article = articleOf(page, folded, context);
  return frame(
    {
      page,
      article,
      beside,
      title: titleText([
        [page.enumerator, plainText(page.title)].filter(Boolean).join(' '),
        isFront(page, book) ? undefined : book.settings.title,
      ]),
      description: descriptionOf(page),
      canonical: context.file,
      neighbours: page,
    },
    context,
  );
}

function articleOf(page: Page, folded: Html, context: Context): Html {
  const heading = titleHeading(page);
  const nodes = page.document.tree.children.filter((node) => node !== heading);
  const title = pageTitle(page, context);
  const body = context.render(nodes, context);
  return element('article', {}, title, folded, body, endOfPage(page, context));
}

/** What the author says of the page, else the beginning of its first paragraph, cut between words. */
function descriptionOf({ document }: Page): string | undefined {
  const { description } = document.frontmatter;
  if (description !== undefined) return description;
  const first = document.tree.children.find((node) => node.type === 'paragraph');
  if (first === undefined) return undefined;
  const words = plainText(first).replace(/\s+/g, ' ').trim();
  return words.length <= 200 ? words : `${words.slice(0, 200).replace(/\s+\S*$/, '')} …`;
}
