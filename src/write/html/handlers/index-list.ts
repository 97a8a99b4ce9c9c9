// index-list: the index: terms by letter, with the places where they stand.

import type { IndexLine } from '../../../link/index.ts';
import type { Context, Handler } from '../context.ts';
import type { Html } from '../html.ts';
import { element, join, nothing, text, trusted } from '../html.ts';
import { placeLink } from './bibliography.ts';

export const showIndex: Handler<'showIndex'> = (_node, context) => {
  const letters = new Map<string, IndexLine[]>();
  for (const line of context.book.index) {
    const letter = letterOf(line);
    const list = letters.get(letter);
    if (list === undefined) letters.set(letter, [line]);
    else list.push(line);
  }
  const parts = [...letters].map(([letter, lines]) =>
    element(
      'div',
      { class: 'letter' },
      element('p', { class: 'head' }, text(letter)),
      lineList(lines, context),
    ),
  );
  return parts.length === 0 ? nothing : element('div', { class: 'index' }, ...parts);
};

function letterOf({ sort, term }: IndexLine): string {
  const [first = '#'] = (sort === '' ? term : sort).normalize('NFD');
  return /\p{L}/u.test(first) ? first.toLocaleUpperCase('und') : '#';
}

const lineList = (lines: readonly IndexLine[], context: Context): Html =>
  element('ul', {}, ...lines.map((line) => lineOf(line, context)));

function lineOf({ term, places, see, seeAlso, sub }: IndexLine, context: Context): Html {
  const { words } = context.book;
  const links = places.map(({ target, emphasis }) => {
    const link = placeLink(target, context);
    return emphasis ? element('b', {}, link) : link;
  });
  const also = [
    ...see.map((other) => trusted(`${element('em', {}, text(words.see))} ${text(other)}`)),
    ...seeAlso.map((other) => trusted(`${element('em', {}, text(words.seeAlso))} ${text(other)}`)),
  ];
  const all = [...links, ...also];
  return element(
    'li',
    {},
    text(term),
    all.length === 0 ? nothing : trusted(', '),
    join(all, trusted(', ')),
    sub.length === 0 ? nothing : lineList(sub, context),
  );
}
