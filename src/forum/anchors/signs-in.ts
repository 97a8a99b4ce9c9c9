// signs-in: what stood where the text of a block has a sign for a reference, out of the block's HTML as it was set.

import { withCharacters } from '../character-references.ts';

const tag = /<(\/?)([a-z][a-z0-9]*)((?:"[^"]*"|[^">])*)>/giu;

/** In order; by the words that were printed. Undefined where there are not as many as the text has signs. */
export function signsIn(html: string, text: string): string[] | undefined {
  const found: string[] = [];
  for (const { 0: whole, 1: closing, 2: name = '', 3: attributes = '', index } of html.matchAll(tag)) {
    if (closing !== '' || !/\sdata-sign(?=[\s=]|$)/.test(attributes)) continue;
    found.push(wordsOf(inside(html.slice(index + whole.length), name)));
  }
  return found.length > 0 && found.length === text.split('§').length - 1 ? found : undefined;
}

/** Up to the tag that ends the element. */
function inside(rest: string, name: string): string {
  let depth = 1;
  for (const { 1: closing, 2: other = '', index } of rest.matchAll(tag)) {
    if (other.toLowerCase() !== name.toLowerCase()) continue;
    depth += closing === '' ? 1 : -1;
    if (depth === 0) return rest.slice(0, index);
  }
  return rest;
}

/** Formulas in a title say themselves twice. */
const wordsOf = (html: string): string =>
  withCharacters(html.replaceAll(/<math[^]*?<\/math>/g, '').replaceAll(tag, ''))
    .replaceAll(/\s+/g, ' ')
    .trim();
