// book-index: the words of all sections of a book as files that a browser can ask for: a list of the sections, and the words in
// alphabetical order, cut into shards, so that a query needs one or two of them.

import { tokenise } from './tokenise.ts';
import { tokensOf } from './tokens.ts';
import type { Token } from './tokens.ts';

/** A section of a page, as the site's build says it. */
export interface SearchSection {
  /** Fragment in the page; absent for the page itself. */
  id?: string;
  number?: string;
  title: string;
  text: string;
}

/** What `index.json` of the search folder holds. */
export interface BookIndex {
  format: 1;
  language: string;
  /** Address without extension, number or '', title. */
  pages: [address: string, number: string, title: string][];
  /** Index of its page, fragment or '', number or '', title ('' for the page itself), words. */
  sections: [page: number, id: string, number: string, title: string, words: number][];
  /** First word of each shard, and its file. */
  shards: [first: string, file: string][];
}

/** A shard: word → section and weight by turns, sections in order. */
export type SearchShard = Record<string, number[]>;

export interface IndexedPage {
  address: string;
  number?: string;
  title: string;
  /** What `indexPage` made of it. */
  words: string;
}

/** A word of a title counts as so many of the text. */
export const titleWeight = 8;
/** Signs of a shard, about. */
const shardSize = 40_000;
/** A word counts at most so often in one section. */
const mostWeight = 60;

export interface MadeIndex {
  index: Omit<BookIndex, 'shards'>;
  shards: { first: string; text: string }[];
}

/** Of a section: fragment, number, title, count of words, and the words with their weights by turns, parted by blanks. */
type SectionWords = [id: string, number: string, title: string, words: number, weights: string];

/** The words of a page's sections in one line, to be kept while the page is the same. */
export function indexPage(sections: readonly SearchSection[], language: string): string {
  return JSON.stringify(
    sections.map(({ id = '', number = '', title, text }): SectionWords => {
      const words = tokensOf(text, language);
      let weights = '';
      for (const [word, weight] of weightsOf(words, tokenise(`${number} ${title}`, language))) {
        weights += `${weights === '' ? '' : ' '}${word} ${weight}`;
      }
      return [id, number, title, words.length, weights];
    }),
  );
}

function weightsOf(words: readonly Token[], title: readonly string[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const { word } of words) found.set(word, (found.get(word) ?? 0) + 1);
  for (const word of new Set(title)) found.set(word, (found.get(word) ?? 0) + titleWeight);
  return found;
}

/** The index of all pages. The same pages give the same shards. */
export function makeIndex(pages: readonly IndexedPage[], language: string): MadeIndex {
  const index: MadeIndex['index'] = { format: 1, language, pages: [], sections: [] };
  const postings = new Map<string, number[]>();
  pages.forEach(({ address, number = '', title, words: kept }, page) => {
    index.pages.push([address, number, title]);
    for (const [id, own, name, words, weights] of JSON.parse(kept) as SectionWords[]) {
      // What a page says of itself stands in the list of pages.
      const [shownNumber, shownTitle] = id === '' ? ['', ''] : [own, name];
      addPostings(postings, index.sections.length, weights === '' ? [] : weights.split(' '));
      index.sections.push([page, id, shownNumber, shownTitle, words]);
    }
  });
  return { index, shards: cut(postings) };
}

function addPostings(postings: Map<string, number[]>, section: number, weights: readonly string[]): void {
  for (let i = 0; i < weights.length; i += 2) {
    const word = weights[i] as string;
    const weight = Math.min(Number(weights[i + 1]), mostWeight);
    const list = postings.get(word);
    if (list) list.push(section, weight);
    else postings.set(word, [section, weight]);
  }
}

function cut(postings: ReadonlyMap<string, number[]>): MadeIndex['shards'] {
  const shards: MadeIndex['shards'] = [];
  let first: string | undefined;
  let parts: string[] = [];
  let size = 0;
  const flush = (): void => {
    if (first !== undefined) shards.push({ first, text: `{${parts.join(',')}}` });
    [first, parts, size] = [undefined, [], 0];
  };
  // By code units, as strings are compared everywhere.
  for (const word of [...postings.keys()].sort()) {
    const part = `${JSON.stringify(word)}:[${(postings.get(word) as number[]).join(',')}]`;
    if (size > 0 && size + part.length > shardSize) flush();
    first ??= word;
    parts.push(part);
    size += part.length;
  }
  flush();
  return shards;
}

/** The files of the shards that may have a word, or words that begin with it. */
export function shardsFor(shards: BookIndex['shards'], word: string, open: boolean): string[] {
  const last = open ? `${word}\uffff` : word;
  return shards
    .filter(([first], at) => first <= last && (shards[at + 1]?.[0] ?? '\uffff\uffff') > word)
    .map(([, file]) => file);
}
