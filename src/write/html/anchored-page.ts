// anchored-page: a page of which is known where the things lie that discussions are about, and where a server puts its own.

import type { Node } from '../../document/index.ts';
import type { Book, Page } from '../../link/index.ts';
import type { OutputFile } from '../file.ts';
import type { SiteAssets } from './assets.ts';
import { endMark, markEnd, startMark } from './block-element.ts';
import { pageContext } from './context.ts';
import { render } from './render.ts';
import { siteOf } from './site.ts';
import { pageHtml } from './write-page.ts';

/** Offsets into the page's file, in UTF-16 units. */
export interface BlockPlace {
  /** Of the block's element. */
  start: number;
  end: number;
  /** The end of the element, inside it. */
  bubble: number;
}

/** Offsets into the page's file, in UTF-16 units. */
export interface PagePlaces {
  /** The end of the head. */
  head: number;
  /** The end of the bar. */
  bar: number;
  /** The end of the line of facts under the title; where there is none, right after the title's header. */
  facts: number;
  /** After the list of contents. */
  contents: number;
  bodyEnd: number;
}

export interface AnchoredPage {
  /** As `writePage` gives them, and the elements of blocks carry `data-block`. */
  files: OutputFile[];
  places: PagePlaces;
  /** Of those blocks that the page shows. */
  blocks: ReadonlyMap<Node, BlockPlace>;
}

/** Writes a page with the places of blocks; `ids` are those of nodes of its tree. */
export function writeAnchoredPage(
  book: Book,
  page: Page,
  assets: SiteAssets,
  ids: ReadonlyMap<Node, string>,
): AnchoredPage {
  const nodes = [...ids.keys()];
  const blocks = new Map(nodes.map((node, index) => [node, { id: ids.get(node) ?? '', index }]));
  const context = { ...pageContext(siteOf(book, assets), page, render), blocks };
  const { html, places } = withoutMarks(pageHtml(page, context));
  return {
    files: [{ path: context.file, contents: html }, ...context.collected.files.values()],
    places: placesOf(html),
    blocks: new Map(
      nodes.flatMap((node, index) => {
        const place = places[index];
        return place === undefined ? [] : [[node, place] as const];
      }),
    ),
  };
}

/** The finished page, and where the marks of each block stood. */
function withoutMarks(marked: string): { html: string; places: BlockPlace[] } {
  const marks = new RegExp(`([${startMark}${endMark}])(\\d+)${markEnd}`, 'g');
  const starts: number[] = [];
  const bubbles: number[] = [];
  const pieces: string[] = [];
  let from = 0;
  let length = 0;
  for (const match of marked.matchAll(marks)) {
    pieces.push(marked.slice(from, match.index));
    length += match.index - from;
    from = match.index + match[0].length;
    const list = match[1] === startMark ? starts : bubbles;
    list[Number(match[2])] ??= length;
  }
  pieces.push(marked.slice(from));
  const html = pieces.join('');
  const places: BlockPlace[] = [];
  starts.forEach((start, index) => {
    const bubble = bubbles[index];
    if (bubble === undefined) return;
    const close = `</${/^<(\w+)/.exec(html.slice(start, start + 16))?.[1] ?? ''}>`;
    places[index] = { start, bubble, end: html.indexOf(close, bubble) + close.length };
  });
  return { html, places };
}

/** These stand in what the site makes itself, before or after all that authors write. */
function placesOf(html: string): PagePlaces {
  const head = html.indexOf('</head>');
  const bar = html.indexOf('</header>', html.indexOf('<header class="bar">', head));
  const contents = html.indexOf('</nav><main', bar);
  const title = html.indexOf('<header class="title">', contents);
  const titleEnd = html.indexOf('</header>', title);
  const line = html.indexOf('<p class="facts">', title);
  const facts = line !== -1 && line < titleEnd ? html.indexOf('</p>', line) : titleEnd + '</header>'.length;
  return { head, bar, facts, contents, bodyEnd: html.lastIndexOf('</body>') };
}
