// frame: a whole HTML page: bar, contents, text, outline.

import type { Page } from '../../../link/index.ts';
import type { Context } from '../context.ts';
import { textId } from '../context.ts';
import type { Html } from '../html.ts';
import { element, join, nothing, text, trusted } from '../html.ts';
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
  const label = book.words.contents;
  const contents = element(
    'nav',
    { class: 'contents', id: contentsId, popover: true, 'aria-label': label },
    variantsInContents(context),
    headerLinks('contents', context),
    contentsList(parts.page, context),
  );
  const body = element(
    'body',
    {},
    element('a', { class: 'skip', href: fragment(textId) }, text(site.words.skip)),
    bar(context),
    element(
      'div',
      { class: 'page' },
      contents,
      element('main', { id: textId, tabindex: -1 }, parts.article),
      parts.beside,
    ),
  );
  const base = parts.base === undefined ? nothing : element('base', { href: parts.base });
  const opening = head({ ...parts, body }, context);
  const withBase = base === nothing ? opening : trusted(opening.replace('<head>', `<head>${base}`));
  return `<!doctype html>\n${element('html', { lang: book.settings.language }, join([withBase, body]))}\n`;
}
