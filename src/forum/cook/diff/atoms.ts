// atoms: a text as what a difference is told in: words, blanks, signs, and formulas and code that are changed only as a whole.

import { formulaPattern } from '../../../search/index.ts';

export interface Atom {
  text: string;
  /** A formula or code: never marked inside. */
  whole: boolean;
}

const raw = String.raw;
/** Code between fences, formulas, code in the line. */
const wholes = [
  raw`(?<=^|\n)(?<fence>` + '`{3,}' + raw`|~{3,})[^\n]*\n(?:[^\n]*\n){0,2000}?\k<fence>[ \t]*(?=\n|$)`,
  formulaPattern,
  raw`\\\[(?:[^\\]|\\[^\]]){1,4000}?\\\]`,
  raw`\\\((?:[^\\]|\\[^)]){1,4000}?\\\)`,
  '(?<!`)(?<ticks>`{1,3})(?!`)[^\\n]{1,2000}?(?<!`)\\k<ticks>(?!`)',
];
const parts = [
  `(?<whole>${wholes.join('|')})`,
  // Signs of scripts without blanks stand for themselves.
  raw`\p{Script=Han}|\p{Script=Hiragana}+|\p{Script=Katakana}+`,
  raw`[\p{L}\p{N}\p{M}_]+`,
  raw`\n+`,
  raw`[^\S\n]+`,
  raw`[\s\S]`,
];
const pieces = new RegExp(parts.join('|'), 'gu');

/** All of the text, in order: joined they are the text again. */
export function atomsOf(source: string): Atom[] {
  return Array.from(source.matchAll(pieces), (match) => ({
    text: match[0],
    whole: match.groups?.['whole'] !== undefined,
  }));
}
