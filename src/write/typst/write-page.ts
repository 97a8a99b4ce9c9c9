// write-page: one page of the book as a Typst file of its own.

import { nodesOf, plainText } from '../../document/index.ts';
import type { FlowNode, Root } from '../../document/index.ts';
import type { Page } from '../../link/index.ts';
import type { Context, Edition, PageState } from './context.ts';
import { blocks } from './flow.ts';
import { labelFor, labelName } from './labels.ts';
import { join, quoted, call, typst } from './markup.ts';
import type { Typst } from './markup.ts';
import type { TypstPage } from './options.ts';
import { render } from './render.ts';

/** Columns of code in the measure. */
const columns = 70;
/** What every file begins with. */
export const opening = typst`#import "/template/octavo.typ": *\n`;

export function newState(page: Page, footnotes: PageState['footnotes']): PageState {
  return {
    footnotes,
    noted: new Set(),
    labels: [],
    section: page.path,
    level: 1,
    listed: true,
    pending: [],
    opened: false,
  };
}

export function contextOf(edition: Edition, page: Page, state: PageState): Context {
  return {
    edition,
    page,
    state,
    face: 'serif',
    inTitle: false,
    boxed: false,
    inLine: false,
    afterHeading: false,
    foldedAbove: 0,
    columns,
    at: { file: page.path },
    render,
  };
}

export interface WrittenPage {
  page: TypstPage;
  text: string;
  state: PageState;
}

/**
 * Whether a page prints nothing but its title and lists of contents. As the first of a book it is the front of the site;
 * in print the contents are that page.
 */
export function isContents(tree: readonly FlowNode[]): boolean {
  const shown = tree
    .flatMap((node) => (node.type === 'block' ? node.children : [node]))
    .filter((node) => node.type !== 'comment' && node.type !== 'html');
  const [title, ...lists] = shown;
  return title?.type === 'heading' && lists.length > 0 && lists.every((node) => node.type === 'toc');
}

/** A page as the marks that lead to it, for a place where its words stand already. */
export function writeMarks(edition: Edition, page: Page, file: string): WrittenPage {
  const state = newState(page, new Map());
  const context = contextOf(edition, page, state);
  const ids = nodesOf(page.document.tree, 'heading').flatMap(({ id }) => id ?? []);
  const label = labelFor([page.path, ...ids.map((id) => labelName({ page: page.path, id }))], context);
  const marks = label === undefined ? typst`` : call('mark', {}, undefined, label);
  return {
    page: { file, source: page.path, title: plainText(page.title), labels: state.labels, places: [] },
    text: `${opening}\n${marks}\n`,
    state,
  };
}

/** The page's file, with where in it each block stands. */
export function writePage(
  edition: Edition,
  page: Page,
  file: string,
  before: { level: number; listed: boolean },
): WrittenPage {
  const tree: FlowNode[] = edition.trees.get(page.path) ?? [];
  const root: Root = { type: 'root', children: tree };
  const footnotes = new Map(nodesOf(root, 'footnoteDefinition').map((note) => [note.label, note.children]));
  const state = newState(page, footnotes);
  state.level = before.level;
  state.listed = before.listed;
  const context = contextOf(edition, page, state);
  let text: string = opening;
  let line = 2;
  const places: TypstPage['places'] = [];
  const add = (part: Typst): void => {
    text += `\n${part}\n`;
    line += 1 + newlines(part) + 1;
  };
  for (const { node, text: part } of blocks(tree, context)) {
    if (node.position !== undefined)
      places.push({
        line: line + 1,
        position: node.position,
        ...(node.file !== undefined && { file: node.file }),
      });
    add(part);
  }
  if (!state.opened) {
    // A page without a title is still a place that can be referred to.
    const label = labelFor([page.path], context);
    if (label !== undefined) add(call('mark', {}, undefined, label));
  }
  if (state.pending.length > 0) add(join(state.pending.splice(0)));
  return {
    page: { file, source: page.path, title: plainText(page.title), labels: state.labels, places },
    text,
    state,
  };
}

const newlines = (text: string): number => text.split('\n').length - 1;

/** Marks for labels that are referred to and stand nowhere, at the beginning of their page. */
export const marksFile = (labels: readonly string[]): Typst =>
  join(
    labels.map((label) => call('mark', {}, undefined, quoted(label))),
    '\n',
  );
