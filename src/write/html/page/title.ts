// title: the head of the text: chapter, title, question, and one line of facts.

import type { Heading, Node } from '../../../document/index.ts';
import { plainText, walk } from '../../../document/index.ts';
import { inEdition } from '../../../link/index.ts';
import type { Book, Page } from '../../../link/index.ts';
import type { Context } from '../context.ts';
import { freshId, hrefOf, hrefOfFile } from '../context.ts';
import type { Html } from '../html.ts';
import { element, join, nothing, text, trusted } from '../html.ts';
import { variantClasses } from '../variant-names.ts';
import { editAddress } from './edit-address.ts';

/** The heading of the tree that is the page's title: the first of level 1, where its words are the title's. */
export function titleHeading({ document, title }: Page): Heading | undefined {
  const first = document.tree.children.find((node) => node.type === 'heading' && node.depth === 1);
  return first?.type === 'heading' && plainText(first.children) === plainText(title) ? first : undefined;
}

/** The page that stands for the whole book: it says whose book it is. */
export const isFront = (page: Page, { settings }: Book): boolean =>
  page.address === 'index' && plainText(page.title) === settings.title;

export function pageTitle(page: Page, context: Context): Html {
  const { frontmatter } = page.document;
  const id = titleHeading(page)?.id;
  const words = context.render(page.title, { ...context, column: false });
  const number =
    page.enumerator === undefined
      ? nothing
      : join([element('span', { class: 'no' }, text(page.enumerator)), text(' ')]);
  const line = (name: string, value: string | undefined): Html =>
    value === undefined || value === '' ? nothing : element('p', { class: name }, text(value));
  const heading = element(
    'h1',
    { id: id === undefined ? undefined : freshId(id, context) },
    number,
    element('span', {}, words),
  );
  const { settings } = context.book;
  const front = isFront(page, context.book);
  const subtitle = frontmatter.subtitle ?? (front ? settings.subtitle : undefined);
  const authors = frontmatter.authors ?? (front ? settings.authors : undefined);
  return element(
    'header',
    { class: 'title' },
    crumb(page, context),
    heading,
    line('subtitle', subtitle),
    line('authors', authors?.map(({ name }) => name).join(', ')),
    facts(page, context),
    line('question', frontmatter.question),
  );
}

/** The page above, else the part. */
function crumb(page: Page, context: Context): Html {
  const parent = page.parent === undefined ? undefined : context.book.page(page.parent);
  if (parent !== undefined) {
    const words = context.render(parent.title, { ...context, column: false, linked: true });
    const number = parent.enumerator === undefined ? nothing : text(`${parent.enumerator} `);
    return element(
      'p',
      { class: 'crumb' },
      element('a', { href: hrefOf({ page: parent.path }, context) }, number, words),
    );
  }
  const { part } = page;
  if (part === undefined) return nothing;
  const label =
    part.enumerator === '' ? part.title : `${context.book.words.part} ${part.enumerator} · ${part.title}`;
  return element('p', { class: 'crumb' }, text(label));
}

function facts(page: Page, context: Context): Html {
  const { site, book } = context;
  const { downloads } = site.assets;
  const edit = editAddress(book.settings.github, page.path);
  const all = [
    isList(page, book) ? nothing : fact(text(site.words.minutes(String(minutes(page.document.tree))))),
    only(page, context),
    ...files(downloads?.notebooks[page.path], site.words.notebook, page.variants, context),
    ...files(downloads?.slides[page.path], site.words.slides, page.variants, context),
    ...files(downloads?.pdf, site.words.pdf, page.variants, context),
    ...inColab(page, context),
    edit === undefined ? nothing : fact(element('a', { href: edit }, text(site.words.edit))),
  ].filter((one) => one !== nothing);
  return all.length === 0 ? nothing : element('p', { class: 'facts' }, join(all, trusted(' ')));
}

/** A page that is looked through, not read: the book's front, the works cited, the index. */
const isList = (page: Page, book: Book): boolean =>
  isFront(page, book) || page.prints.bibliography || page.prints.index;

/** The dot between two facts belongs to the second, so that one that is not seen takes its own away. */
const fact = (words: Html, names?: string): Html => element('span', { class: names }, words);

/** A link to each variant's file, of which the chosen one's is seen. */
function files(
  byVariant: Readonly<Record<string, string>> | undefined,
  words: string,
  has: readonly string[],
  context: Context,
): Html[] {
  const { settings } = context.book;
  const paths = settings.variants.flatMap(({ name }) => {
    const path = byVariant?.[name];
    return path === undefined ? [] : [{ name, path }];
  });
  const several = context.site.hasVariants && paths.length > 1 && has.length !== 1;
  const shown = several ? paths : paths.slice(0, 1);
  return shown.map(({ name, path }) =>
    fact(
      element('a', { href: hrefOfFile(path, context), download: true }, text(words)),
      several ? variantClasses([name]) : undefined,
    ),
  );
}

/** Where not every variant of the book has the page: those that have it. */
function only(page: Page, { book, site }: Context): Html {
  const { variants } = book.settings;
  const has = variants.filter(({ name }) => inEdition(page, name));
  if (has.length === variants.length) return nothing;
  return fact(text(site.words.only(has.map(({ title }) => title).join(', '))));
}

/** The published notebook of each variant, to be run in Colab; only where the page has one. */
function inColab(page: Page, { book, site }: Context): Html[] {
  const { colab = {}, variants } = book.settings;
  const has = variants.filter(({ name }) => page.variants.includes(name) && colab[name] !== undefined);
  return has.map(({ name }) => {
    const file = page.path.replace(/\.md$/, '.ipynb').split('/').map(encodeURIComponent).join('/');
    const href = `https://colab.research.google.com/github/${colab[name] ?? ''}/blob/master/${file}`;
    const link = element('a', { href }, text(site.words.colab));
    return fact(link, has.length > 1 ? variantClasses([name]) : undefined);
  });
}

/** Reading time: 220 words or 500 signs of Chinese and its kin a minute, formulas and lines of code counted as words. */
export function minutes(tree: Node): number {
  let words = 0;
  walk(tree, (node) => {
    if (node.type === 'text') words += wordsIn(node.value);
    else if (node.type === 'inlineMath') words += 2;
    else if (node.type === 'math') words += 12;
    else if (node.type === 'code') words += 5 * node.value.split('\n').length;
    else if (node.type === 'codeCell') words += 5 * node.source.split('\n').length;
  });
  return Math.max(1, Math.round(words / 220));
}

/** Plain letters and the usual quotes and dashes: nearly all text, and counted in a quarter of the time. */
const plain = /^[\n -~\u2010-\u201f]*$/;

function wordsIn(text: string): number {
  if (plain.test(text)) return text.match(/[A-Za-z0-9'’-]+/g)?.length ?? 0;
  return (
    (text.match(/[\p{L}\p{N}'’-]+/gu)?.length ?? 0) + (text.match(/\p{Script=Han}/gu)?.length ?? 0) / 2.3
  );
}
