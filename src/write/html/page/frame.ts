// frame: a whole HTML page: bar, contents, text, outline.

import type { Page } from '../../../link/index.ts';
import type { Context } from '../context.ts';
import { textId } from '../context.ts';
import type { Html } from '../html.ts';
import { classes, element, join, nothing, text, trusted } from '../html.ts';
import { fragment } from '../url.ts';
import { bar, variantsInContents } from './bar.ts';
import { contentsList } from './contents.ts';
import { contentsId } from './frame-ids.ts';
import { head } from './head.ts';
import type { HeadParts } from './head.ts';
import { headerLinks } from './links.ts';

export interface FrameParts extends Omit<HeadParts, 'body'> {
  /** Undefined for a page that is made by the site itself. */
  page: Page | undefined;
  article: Html;
  /** The outline beside the text. */
  beside: Html;
  /** For a page that is shown at any address: where the site stands. */
  base?: string;
}

export function frame(parts: FrameParts, context: Context): string {
  const { book, site } = context;
  const body = bodyOf({
    skip: site.words.skip,
    bar: bar(context),
    contents: {
      label: book.words.contents,
      html: join([
        variantsInContents(context),
        headerLinks('contents', context),
        contentsList(parts.page, context),
      ]),
    },
    main: parts.article,
    beside: parts.beside,
  });
  const base = parts.base === undefined ? nothing : element('base', { href: parts.base });
  const opening = head({ ...parts, body }, context);
  const withBase = base === nothing ? opening : trusted(opening.replace('<head>', `<head>${base}`));
  return documentOf(book.settings.language, withBase, body);
}

export interface BodyParts {
  skip: string;
  bar: Html;
  contents: { label: string; html: Html };
  main: Html;
  beside: Html;
  /** Class of the columns, beside `page`. */
  columns?: string;
  /** What stands after them. */
  after?: Html;
}

/** The body of any page of the site: bar, contents, text, and what stands beside it. */
export function bodyOf(parts: BodyParts): Html {
  const { label, html } = parts.contents;
  const contents = { class: 'contents', id: contentsId, popover: true, 'aria-label': label };
  return element(
    'body',
    {},
    element('a', { class: 'skip', href: fragment(textId) }, text(parts.skip)),
    parts.bar,
    element(
      'div',
      { class: classes('page', parts.columns) },
      element('nav', contents, html),
      element('main', { id: textId, tabindex: -1 }, parts.main),
      parts.beside,
    ),
    parts.after ?? nothing,
  );
}

export const documentOf = (language: string, head: Html, body: Html): string =>
  `<!doctype html>\n${element('html', { lang: language }, join([head, body]))}\n`;
