// manifest: what discussions hang on: a line of notes for each page of the site, and of all of them the file `anchors.json`.

import type { PagePart } from '../../compare/index.ts';
import { manifestText } from '../../compare/index.ts';
import { shellOf } from '../../write/html/index.ts';
import type { Site } from '../../write/html/index.ts';
import { digestOf } from '../digest.ts';
import type { Unit } from '../unit.ts';
import type { FormatInput } from './format.ts';

const file = 'anchors.json';

/** What a page leaves: its words for search, and where it is discussed its part of the manifest. JSON has no tabs and is one line. */
export const noteOf = (part: PagePart | undefined, words: string): string =>
  [words, ...(part === undefined ? [] : [part.places, part.sections, part.blocks])].join('\t');

/** The words of a page for search, as its note has them. */
export const wordsOf = (note: string): string => note.split('\t', 1)[0] ?? '';

function partOf(note: string): PagePart | undefined {
  const [, places, sections, blocks] = note.split('\t');
  return places === undefined || sections === undefined || blocks === undefined
    ? undefined
    : { places, sections, blocks };
}

/** The file, made of the notes that pages left, by the names of their units. */
export function manifestUnit(notes: ReadonlyMap<string, string>, site: Site, { book }: FormatInput): Unit {
  const { renamed, retired } = book.settings.labelHistory ?? { renamed: {}, retired: [] };
  const contents = manifestText({
    book,
    shell: shellOf(site),
    aliases: renamed,
    retired,
    part: (page) => partOf(notes.get(`html/${page.path}`) ?? ''),
    digest: digestOf,
  });
  return {
    name: `html/${file}`,
    parts: { contents: digestOf(contents) },
    make: () => ({ files: [{ path: `html/${file}`, contents }] }),
  };
}
