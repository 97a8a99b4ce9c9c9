// anchor-view: what a page shows of a place: as it was asked about, where it is now, and what changed in between.

import type { Block } from '../../compare/index.ts';
import { readable, wordDiff } from '../cook/index.ts';
import type { DiffWords, Readable, ShowAtom } from '../cook/index.ts';
import type { AnchorView } from '../pages/views/parts.ts';
import type { Row } from '../store/schema.ts';
import type { AnchoredBook } from './book.ts';
import { lookupIn } from './book.ts';
import { signsIn } from './signs-in.ts';
import type { BlockPlace } from './step.ts';

export interface AnchorWords {
  diff: DiffWords;
  /** "Paragraph 3", "3.2 The loss, paragraph 1". */
  place(label: string, block: string): string;
}

/** The waiting case of a place in doubt, for who may decide it. */
export type PlaceCase = Pick<Row<'reviews'>, 'id' | 'candidates'>;

/** Shows places to one visitor, in the book as it is now. */
export type ShowPlace = (anchor: Row<'anchors'>) => Promise<AnchorView>;

export function anchorView(
  anchor: Row<'anchors'>,
  book: Pick<AnchoredBook, 'manifest'>,
  words: AnchorWords,
  decided?: PlaceCase,
): AnchorView {
  const changed = whatChanged(anchor, book, words.diff);
  return {
    id: anchor.id,
    state: anchor.state,
    askedPlace: anchor.asked_place,
    askedLabel: anchor.label,
    ...(anchor.asked_html !== null && { askedHtml: anchor.asked_html }),
    ...(anchor.quote !== null && { quote: anchor.quote }),
    ...(anchor.edition !== null && { edition: anchor.edition }),
    ...(anchor.language !== null && { language: anchor.language }),
    nowLabel: anchor.now_label,
    ...(anchor.now_block !== null && { nowBlock: anchor.now_block }),
    ...(changed !== undefined && { changed }),
    ...(decided && {
      review: decided.id,
      candidates: candidatesOf(decided, book, words),
    }),
  };
}

/** Word difference from the block as it was asked about to the block as it is now; nothing where the words are the same. */
export function whatChanged(
  anchor: Row<'anchors'>,
  { manifest }: Pick<AnchoredBook, 'manifest'>,
  words: DiffWords,
): string | undefined {
  if (anchor.state !== 'edited' || anchor.asked_text === null || anchor.now_block === null) return undefined;
  const block = lookupIn(manifest).block(anchor.now_label, anchor.now_block);
  if (block === undefined || block.text === anchor.asked_text) return undefined;
  const { asked_text: asked, asked_html: html } = anchor;
  // The text of code is code, that of a formula its TeX.
  if (block.kind === 'code') return wordDiff(asked, block.text, words);
  const whole = (said: string): string => (block.kind === 'math' ? `$$${said}$$` : said);
  const reads = readable(manifest.macros);
  return wordDiff(whole(asked), whole(block.text), words, {
    before: asSet(reads, html === null ? undefined : signsIn(html, asked)),
    after: asSet(reads, block.signs),
  });
}

/** Formulas as the book sets them, and references by their words. A number that moved is no change of the words. */
function asSet(reads: Readable, signs: readonly string[] | undefined): ShowAtom {
  let at = 0;
  return ({ text, whole }) => {
    if (whole && text.startsWith('$')) return { said: text, set: reads.formulaHtml(text) };
    return text === '§' && signs !== undefined ? { said: signs[at++] ?? text } : undefined;
  };
}

function candidatesOf(
  { candidates }: PlaceCase,
  { manifest }: Pick<AnchoredBook, 'manifest'>,
  words: AnchorWords,
): NonNullable<AnchorView['candidates']> {
  const lookup = lookupIn(manifest);
  const reads = readable(manifest.macros);
  return (JSON.parse(candidates ?? '[]') as BlockPlace[]).flatMap(({ label, block: id }) => {
    const block: Block | undefined = lookup.block(label, id);
    return block
      ? [{ block: `${label} ${id}`, name: words.place(label, id), text: shortened(wordsOf(block, reads)) }]
      : [];
  });
}

/** What a block says, for people. */
function wordsOf({ kind, text, signs }: Block, reads: Readable): string {
  if (kind === 'code') return text;
  return kind === 'math' ? reads.formula(`$$${text}$$`) : reads.words(text, signs);
}

const longestShown = 300;
const shortened = (all: string): string =>
  all.length > longestShown ? `${all.slice(0, longestShown)}…` : all;
