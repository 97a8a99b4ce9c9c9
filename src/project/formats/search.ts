// search: the search of the site: for each page the text of its sections, and of all pages an index cut into small files.

import { plainText } from '../../document/index.ts';
import type { Book, Page } from '../../link/index.ts';
import { indexPage, makeIndex } from '../../search/index.ts';
import type { BookIndex } from '../../search/index.ts';
import type { OutputFile } from '../../write/file.ts';
import { searchText } from '../../write/html/index.ts';
import { digestOf } from '../digest.ts';
import type { Unit } from '../unit.ts';
import type { FormatInput } from './format.ts';
import { wordsOf } from './manifest.ts';

/** Below the site's folder. */
const folder = '_search';

/** The page's text, as a file of the site for what is shown of a section found, and its words for the index. */
export function pageSearch(page: Page, { settings }: Book): { file: OutputFile; words: string } {
  const sections = searchText(page);
  const contents = JSON.stringify(sections.map(({ id = '', text }) => [id, text]));
  return {
    file: { path: `${folder}/text/${page.address}.json`, contents },
    words: indexPage(sections, settings.language),
  };
}

/** The index, made of the notes that pages left. Shards are named by their contents, so that they may be kept by browsers. */
export function searchUnit(notes: ReadonlyMap<string, string>, { book }: FormatInput): Unit {
  const { language } = book.settings;
  const pages = book.pages.flatMap((page) => {
    const words = wordsOf(notes.get(`html/${page.path}`) ?? '');
    return words === '' ? [] : [{ ...namesOf(page), words }];
  });
  const contents = digestOf(
    language,
    ...pages.flatMap(({ address, number = '', title, words }) => [address, number, title, words]),
  );
  return {
    name: 'html/_search',
    parts: { contents },
    make: () => {
      const { index, shards } = makeIndex(pages, language);
      const files = shards.map(({ first, text }) => ({
        first,
        text,
        file: `${digestOf(text).slice(0, 12)}.json`,
      }));
      const whole: BookIndex = { ...index, shards: files.map(({ first, file }) => [first, file]) };
      return {
        files: [
          ...files.map(({ file, text }) => ({ path: `html/${folder}/${file}`, contents: text })),
          { path: `html/${folder}/index.json`, contents: JSON.stringify(whole) },
        ],
      };
    },
  };
}

const namesOf = ({
  address,
  enumerator,
  title,
}: Page): { address: string; number?: string; title: string } => ({
  address,
  ...(enumerator !== undefined && { number: enumerator }),
  title: plainText(title),
});
