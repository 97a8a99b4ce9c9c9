// references: links, references within the book, works cited.

import type { CrossReference, TargetKind } from '../../../document/index.ts';
import { plainText } from '../../../document/index.ts';
import type { Context, Handler } from '../context.ts';
import { addFile, hrefOf, hrefOfFile } from '../context.ts';
import type { Attributes, Html } from '../html.ts';
import { element, nothing, text } from '../html.ts';
import { pageFile } from '../site.ts';
import { fragment } from '../url.ts';

export const link: Handler<'link'> = (node, context) => {
  const words = context.render(node.children, { ...context, linked: true });
  if (context.linked) return words;
  const file = node.download === undefined ? undefined : context.book.resources.picture(node.download);
  if (file !== undefined) {
    const name = file.path.slice(file.path.lastIndexOf('/') + 1);
    return element(
      'a',
      { href: addFile(file.path, file.sha256, context), download: name, title: node.title },
      words,
    );
  }
  return element('a', { href: node.url, title: node.title }, words === nothing ? text(node.url) : words);
};

/** Whether a preview of a kind of thing says more than its name does. */
function hasPreview(kind: TargetKind): boolean {
  return kind !== 'page' && kind !== 'heading' && kind !== 'block';
}

export const crossReference: Handler<'crossReference'> = (node, context) => {
  const words = context.render(node.children, { ...context, linked: true });
  const shown = words === nothing ? text(node.label) : words;
  const sign = isNamedByBook(node) ? asSign(context) : {};
  if (node.target === undefined)
    return element('span', { class: 'unresolved', title: node.label, ...sign }, shown);
  if (context.linked) return signed(shown, sign);
  const { target } = node;
  const preview = target.id !== undefined && hasPreview(target.kind) ? target.kind : undefined;
  return element('a', { href: hrefOf(target, context), 'data-preview': preview, ...sign }, shown);
};

/** Whether the book says what a reference prints, which may change without its text; else the author does. */
export function isNamedByBook({ kind, children, target }: CrossReference): boolean {
  const number = target?.enumerator;
  const isOwn = kind === 'term' || kind === 'link';
  return !isOwn || (number !== undefined && plainText(children).includes(number));
}

/** Where a page is written for discussions, what stands as one sign in the text of a block says so. */
const asSign = ({ blocks }: Context): Attributes => (blocks === undefined ? {} : { 'data-sign': true });

const signed = (words: Html, sign: Attributes): Html =>
  'data-sign' in sign ? element('span', sign, words) : words;

/** Id of an entry of the list of works cited. */
export const workId = (key: string): string => `_work-${key}`;

export const cite: Handler<'cite'> = (node, context) => {
  const words = context.render(node.children, { ...context, linked: true });
  const shown = words === nothing ? text(node.label) : words;
  if (node.resolved === false || !context.site.works.has(node.label)) {
    return element('span', { class: 'unresolved', title: node.label, ...asSign(context) }, shown);
  }
  context.collected.cited.add(node.label);
  return context.linked
    ? signed(shown, asSign(context))
    : element(
        'a',
        { href: workHref(node.label, context), 'data-preview': 'work', ...asSign(context) },
        shown,
      );
};

/** Where a work is listed: on the book's page for that, else at the end of this page. */
function workHref(key: string, context: Context): string {
  const { bibliographyPage } = context.site;
  const page = bibliographyPage === undefined ? undefined : context.book.page(bibliographyPage);
  const hash = fragment(workId(key));
  return page === undefined || page.path === context.page.path
    ? hash
    : `${hrefOfFile(pageFile(page), context)}${hash}`;
}

export const citeGroup: Handler<'citeGroup'> = (node, context): Html =>
  signed(context.render(node.children, { ...context, blocks: undefined }), asSign(context));
