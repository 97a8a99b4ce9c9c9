// context: what the handlers of one page share: the page, where they stand in it, and what they collect for it.

import type { FootnoteDefinition, Kind, Node, NodeOf, ReferenceTarget } from '../../document/index.ts';
import { nodesOf } from '../../document/index.ts';
import type { Book, Page } from '../../link/index.ts';
import type { OutputFile } from '../file.ts';
import type { PageBlocks } from './block-element.ts';
import type { Html } from './html.ts';
import { pageFile } from './site.ts';
import type { Site } from './site.ts';
import { fragment, relativePath } from './url.ts';

/** Collected while a page is written; the only thing that changes. */
export interface Collected {
  /** Pictures and downloads that the page uses, by path in the site. */
  files: Map<string, OutputFile>;
  /** All footnotes of the page, by label. */
  footnotes: ReadonlyMap<string, FootnoteDefinition>;
  /** Ids of the places that refer to a footnote, by its label, in reading order. */
  footnoteReferences: Map<string, string[]>;
  /** Keys of the works cited, in the order in which they are. */
  cited: Set<string>;
  /** How often each id was wanted. */
  ids: Map<string, number>;
  /** Level of the last heading written. */
  level: number;
  pictures: number;
}

/** Where a node stands; a handler passes a changed copy to its children. */
export interface Context {
  book: Book;
  site: Site;
  page: Page;
  /** Path of the page's file. */
  file: string;
  /** Writes siblings; comes in from render.ts, so that no handler imports the table that it stands in. */
  render: (nodes: readonly Node[], context: Context) => Html;
  collected: Collected;
  /** Directly in the column of the text: what stands here may use the margin. */
  column: boolean;
  /** Inside a list whose items are set without paragraphs. */
  tight: boolean;
  /** Inside a link: no second link may be put here. */
  linked: boolean;
  /** Where the page is written for discussions: what they can be about. */
  blocks?: PageBlocks | undefined;
  /** Variants of the branch that this stands in. */
  branch?: { variants: readonly string[]; row: Html };
  /** In a figure: folded code that stands after it, and whether it may use the margin. */
  folds?: { list: Html[]; column: boolean };
}

export type Handler<K extends Kind> = (node: NodeOf<K>, context: Context) => Html;

export function pageContext(site: Site, page: Page, render: Context['render']): Context {
  const definitions = nodesOf(page.document.tree, 'footnoteDefinition');
  return {
    book: site.book,
    site,
    page,
    file: pageFile(page),
    render,
    collected: {
      files: new Map(),
      footnotes: new Map(definitions.map((one) => [one.label, one])),
      footnoteReferences: new Map(),
      cited: new Set(),
      ids: new Map(),
      level: 1,
      pictures: 0,
    },
    column: true,
    tight: false,
    linked: false,
  };
}

/** The context of what stands inside something: no longer in the column of the text. */
export const inside = (context: Context): Context =>
  context.column ? { ...context, column: false } : context;

/** Ids of the page's own parts begin with an underscore, so that no heading of an author meets them. */
export const textId = '_text';

/** An id that nothing else on the page has: the wish itself the first time, then `wish-2` … */
export function freshId(wish: string, { collected }: Context): string {
  const count = (collected.ids.get(wish) ?? 0) + 1;
  collected.ids.set(wish, count);
  return count === 1 ? wish : `${wish}-${count}`;
}

/** Address of a file of the site as seen from this page. */
export const hrefOfFile = (path: string, { file }: Context): string => relativePath(file, path);

/** Address of another place of the book as seen from this page. */
export function hrefOf(target: Pick<ReferenceTarget, 'page' | 'id'>, context: Context): string {
  const hash = target.id === undefined ? '' : fragment(target.id);
  if (target.page === context.page.path) return hash === '' ? fragment(textId) : hash;
  const page = context.book.page(target.page);
  return page === undefined ? hash : `${relativePath(context.file, pageFile(page))}${hash}`;
}

/** The id of something labelled, as written: in a second branch that shares its label another one than the label's. */
export const idOf = (node: { id?: string }, context: Context): string | undefined =>
  node.id === undefined ? undefined : freshId(node.id, context);

/** Puts a file of the book into the site once, under a name that changes with its contents; its address from here. */
export function addFile(path: string, sha256: string, context: Context): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  const [stem, extension] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, ''];
  const clean = stem.replace(/[^\p{L}\p{N}_-]+/gu, '-');
  const file = `_files/${clean}.${sha256.slice(0, 12)}${extension}`;
  context.collected.files.set(file, { path: file, contents: { sha256 } });
  return hrefOfFile(file, context);
}
