// letters: which face of the book has a letter, and what is set for a letter that none has.

import type { Typst } from './markup.ts';
import { call, escaped, join, quoted, wellFormed } from './markup.ts';

export type Face = 'serif' | 'sans' | 'mono' | 'math';

/** Stretches of code points, first and last, in order. */
export type LetterRanges = readonly (readonly [first: number, last: number])[];

/** Letters that each family of the book has in all its faces. */
export type Coverage = Readonly<Record<Face, LetterRanges>>;

/** Where a letter is looked for when the face of the text lacks it: signs are best in the math face, set by name. */
const others: Record<Face, readonly Face[]> = {
  serif: ['math', 'sans', 'mono'],
  sans: ['math', 'serif', 'mono'],
  mono: ['math', 'sans', 'serif'],
  math: ['serif', 'sans', 'mono'],
};

/** Signs without a shape of their own, which steer shaping or direction: they are left out, as no face of the book needs them. */
const steering = /(?![\u00ad\u200b\u2060])[\p{Default_Ignorable_Code_Point}\u202a-\u202e\u2066-\u2069]/gu;
/** What typesetting understands without a glyph: soft hyphen, and the places where a word may or may not be broken. */
const understood = /^[\u00ad\u200b\u2060]$/;

export interface Run {
  text: string;
  /** `own`: the face asked for; `none`: no face has it, and `text` is one letter. */
  face: Face | 'own' | 'none';
}

export function covers(ranges: LetterRanges, code: number): boolean {
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const [first, last] = ranges[middle] as readonly [number, number];
    if (code < first) high = middle - 1;
    else if (code > last) low = middle + 1;
    else return true;
  }
  return false;
}

/** Cuts a text by the faces that its letters need. Without a coverage all letters are thought to be there. */
export function runs(text: string, face: Face, coverage: Coverage | undefined): Run[] {
  const clean = wellFormed(text);
  if (coverage === undefined || /^[\n\t\r -~]*$/.test(clean))
    return clean === '' ? [] : [{ text: clean, face: 'own' }];
  const result: Run[] = [];
  for (const cluster of clusters(clean.replace(steering, ''))) {
    const where = faceOf(cluster, face, coverage);
    const last = result.at(-1);
    if (last !== undefined && last.face === where && where !== 'none') last.text += cluster;
    else result.push({ text: cluster, face: where });
  }
  return result;
}

/** Letters with the marks that stand on them. */
const clusters = (text: string): string[] => text.match(/[^\p{M}]\p{M}+|./gsu) ?? [];

function faceOf(cluster: string, face: Face, coverage: Coverage): Run['face'] {
  if (/^\s$/u.test(cluster) || understood.test(cluster)) return 'own';
  const codes = Array.from(cluster, (letter) => letter.codePointAt(0) as number);
  const has = (one: Face): boolean => codes.every((code) => covers(coverage[one], code));
  if (has(face)) return 'own';
  return others[face].find(has) ?? 'none';
}

/** "U+1F600", for people and for the box that stands for a letter. */
export const codeName = (letter: string): string =>
  Array.from(
    letter,
    (one) => `U+${(one.codePointAt(0) as number).toString(16).toUpperCase().padStart(4, '0')}`,
  ).join(' ');

/** Text as markup, each letter in a face that has it. `lacking` hears of letters that none has. */
export function textIn(
  face: Face,
  text: string,
  coverage: Coverage | undefined,
  lacking: (letter: string) => void,
): Typst {
  const normal = text.normalize('NFC');
  return join(
    runs(normal, face, coverage).map((run) => {
      if (run.face === 'own') return escaped(run.text);
      if (run.face !== 'none') return call('in-face', {}, undefined, quoted(run.face), quoted(run.text));
      lacking(run.text);
      return call('lacking', {}, undefined, quoted(codeName(run.text)));
    }),
  );
}
