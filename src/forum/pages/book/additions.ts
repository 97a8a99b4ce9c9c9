// additions: what the server puts into the finished pages of the book: links of the head, facts, contents, bubbles.

import type { Block, Section } from '../../../compare/index.ts';
import type { Html } from '../../../write/html/index.ts';
import { element, join, nothing, text } from '../../../write/html/index.ts';
import {
  askAddress,
  blockTalkAddress,
  feedAddress,
  sectionTalkAddress,
  talkAddress,
  threadAddress,
} from '../addresses.ts';
import type { Named } from '../addresses.ts';
import { link } from '../parts/pieces.ts';
import { bubbleId } from '../place.ts';
import type { Words } from '../words/words.ts';

/** At the end of a page's head. */
export const headAdditions = (files: { style: string; script?: string }, label: string, words: Words): Html =>
  join([
    element('link', { rel: 'stylesheet', href: files.style }),
    files.script === undefined ? nothing : element('script', { src: files.script, defer: true }),
    element('link', {
      rel: 'alternate',
      type: 'application/atom+xml',
      href: feedAddress(sectionTalkAddress(label)),
      title: words.frame.discussions,
    }),
  ]);

/** In the line of facts under the page's title: "14 discussions · ask". */
export function factsAdditions(label: string, count: number, mayAsk: boolean, words: Words): Html {
  const fact = (one: Html): Html => element('span', {}, one);
  const list = link(sectionTalkAddress(label), words.thread.discussions(count));
  const facts = [
    count === 0 ? nothing : fact(list),
    mayAsk ? fact(link(askAddress({ on: label }), words.frame.ask)) : nothing,
  ];
  return join(
    facts.filter((one) => one !== nothing),
    text(' '),
  );
}

/** After the list of the contents. */
export function contentsAddition(count: number, words: Words): Html {
  const number = count === 0 ? nothing : element('i', {}, text(String(count)));
  const entry = element(
    'a',
    { href: talkAddress() },
    element('span', {}, text(words.frame.discussions)),
    number,
  );
  return element('ol', {}, element('li', { class: 'apart' }, entry));
}

/** The shown discussions of one block. */
export interface BubbleView {
  section: Section;
  block: Block;
  count: number;
  /** Where there is one discussion only: it is where the bubble leads without a script. */
  only?: Named;
  /** Words of the block that discussions are about, by their place in its text. */
  quotes?: readonly { start: number; length: number; thread: number }[];
}

/** How many discussions a block has; leads to the one, or to the list of several. */
export function bubble({ section, block, count, only, quotes = [] }: BubbleView, words: Words): Html {
  const what = words.place.bubbles[block.kind];
  return element(
    'a',
    {
      class: 'talk',
      id: bubbleId(section, block.id),
      href: only === undefined ? blockTalkAddress(section.label, block.id) : threadAddress(only),
      'aria-label': words.list.panel(count, what),
      'data-on': section.label,
      'data-block': block.id,
      'data-quotes':
        quotes.length === 0
          ? undefined
          : quotes.map(({ start, length, thread }) => `${start}-${length}-${thread}`).join(' '),
    },
    text(count > 99 ? '99+' : String(count)),
  );
}
