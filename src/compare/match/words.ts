// words: the text of a block as numbered words, and the triples of words in it.

import type { Block, BlockKind } from '../manifest.ts';

/** Blocks of different kinds in one family may become each other: a paragraph an item, a figure a table. */
type Family = 'prose' | 'math' | 'code' | 'picture' | 'heading';

export const familyOf: Readonly<Record<BlockKind, Family>> = {
  heading: 'heading',
  paragraph: 'prose',
  item: 'prose',
  exercise: 'prose',
  statement: 'prose',
  quote: 'prose',
  math: 'math',
  code: 'code',
  figure: 'picture',
  table: 'picture',
};

const ideographs = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]`;
const word = String.raw`\\[A-Za-z]+|[\p{L}\p{M}\p{N}_]+`;
/** Signs count where they carry meaning; in prose only those that are no punctuation. */
const inProse = new RegExp(String.raw`${ideographs}|${word}|\p{S}`, 'gu');
const everywhere = new RegExp(String.raw`${ideographs}|${word}|\S`, 'gu');

export type WordList = Uint32Array;

export interface Vocabulary {
  /** Numbered words of a block's text, case folded; worked out once. */
  of(block: Block): WordList;
  /** Numbered words of a string of the same kind of text. */
  read(text: string, kind: BlockKind): WordList;
  /** Triples of neighbouring words, each as one number, without repetitions. */
  triples(block: Block): ReadonlySet<number>;
  word(number: number): string;
}

export function createVocabulary(): Vocabulary {
  const numbers = new Map<string, number>();
  const words: string[] = [];
  const lists = new WeakMap<Block, WordList>();
  const sets = new WeakMap<Block, ReadonlySet<number>>();
  const read = (text: string, kind: BlockKind): WordList => {
    const family = familyOf[kind];
    const found =
      text.toLowerCase().match(family === 'math' || family === 'code' ? everywhere : inProse) ?? [];
    return Uint32Array.from(found, (one) => {
      const known = numbers.get(one);
      if (known !== undefined) return known;
      numbers.set(one, words.length);
      return words.push(one) - 1;
    });
  };
  const of = (block: Block): WordList => kept(lists, block, () => read(block.text, block.kind));
  return {
    of,
    read,
    triples: (block) => kept(sets, block, () => triplesOf(of(block))),
    word: (number) => words[number] ?? '',
  };
}

function kept<Value>(known: WeakMap<Block, Value>, block: Block, make: () => Value): Value {
  const value = known.get(block) ?? make();
  known.set(block, value);
  return value;
}

export function triplesOf(words: WordList): ReadonlySet<number> {
  const set = new Set<number>();
  for (let i = 2; i < words.length; i++) {
    const [a, b, c] = [words[i - 2] as number, words[i - 1] as number, words[i] as number];
    // Mixed into 32 bits: two different triples fall together once in thousands of millions.
    set.add((Math.imul(Math.imul(a + 1, 0x9e_37_79_b1) ^ (b + 1), 0x85_eb_ca_6b) ^ (c + 1)) >>> 0);
  }
  return set;
}
