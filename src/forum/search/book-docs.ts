// book-docs: the sections of a published book as what search looks through.

import type { Block, Manifest } from '../../compare/index.ts';
import { tokenise } from '../../search/index.ts';
import { withSigns } from '../cook/index.ts';

export interface BookDoc {
  label: string;
  /** "3.1.2 The loss" */
  title: string;
  titleWords: string[];
  words: string[];
  /** The beginning of its text, for what is shown around the words found. */
  excerpt: string;
}

const longestExcerpt = 6000;

/** One document a section; the text of the sections below it is theirs. Gives way between pages, since books are long. */
export async function bookDocs(manifest: Manifest): Promise<BookDoc[]> {
  const blocks = new Map<string, Block[]>();
  for (const block of manifest.blocks) {
    if (block.kind === 'heading') continue;
    const known = blocks.get(block.section);
    if (known) known.push(block);
    else blocks.set(block.section, [block]);
  }
  const docs: BookDoc[] = [];
  for (const { label, number, title } of manifest.sections) {
    const own = blocks.get(label) ?? [];
    const text = own.map((block) => block.text).join('\n');
    const shown = number === undefined ? title : `${number} ${title}`;
    docs.push({
      label,
      title: shown,
      titleWords: tokenise(shown, manifest.language),
      words: tokenise(text, manifest.language),
      excerpt: shownText(own),
    });
    if (docs.length % 20 === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  return docs;
}

/** As far as excerpts go, for people: references by their words, and formulas by themselves told from code. */
function shownText(blocks: readonly Block[]): string {
  const parts: string[] = [];
  let length = 0;
  for (const { kind, text, signs } of blocks) {
    if (length >= longestExcerpt) break;
    const shown = kind === 'math' ? `$$${text}$$` : withSigns(text, signs);
    parts.push(shown);
    length += shown.length + 1;
  }
  return parts.join('\n').slice(0, longestExcerpt);
}
