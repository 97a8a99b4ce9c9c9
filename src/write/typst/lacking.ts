// lacking: the complaint about letters that no face of the book has: one for each page.

import { diagnostic } from '../../document/index.ts';
import type { Diagnostic, Node } from '../../document/index.ts';
import { placeOf } from './context.ts';
import type { Context, Edition } from './context.ts';
import { codeName } from './letters.ts';

/** A function that notes a letter for the complaint of its page. */
export function complaint(node: Node, context: Context): (letter: string) => void {
  return (letter) => {
    const { lacking } = context.edition;
    const { path } = context.page;
    const known = lacking.get(path);
    if (known !== undefined) known.letters.add(letter);
    else lacking.set(path, { letters: new Set([letter]), place: placeOf(node, context) });
  };
}

/** Letters that are named; a page in another script has hundreds. */
const named = 5;

/** For each page, at its first letter that no face has, how many there are. */
export const lackingLetters = ({ lacking }: Edition): Diagnostic[] =>
  [...lacking.values()].map(({ letters, place }) => {
    const shown = [...letters].slice(0, named).map((letter) => `${letter} (${codeName(letter)})`);
    const more = letters.size > named ? ', …' : '';
    return diagnostic(
      'letter-not-in-fonts',
      place,
      `${shown.join(', ')}${more}`,
      String(letters.size),
      scriptOf([...letters]),
    );
  });

/** Scripts as people call them, each with a sign that only its letters are. */
const scripts: readonly [name: string, letter: RegExp][] = [
  ['Chinese', /^\p{Script=Han}$/u],
  ['Japanese', /^[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u],
  ['Korean', /^\p{Script=Hangul}/u],
  ['Arabic', /^\p{Script=Arabic}/u],
  ['Hebrew', /^\p{Script=Hebrew}/u],
  ['Devanagari', /^\p{Script=Devanagari}/u],
  ['Thai', /^\p{Script=Thai}/u],
];

/** The script that all of the letters but for signs belong to; '' where they are of several, or of none that is known. */
function scriptOf(letters: readonly string[]): string {
  const own = letters.filter((one) => !/^\p{Script=Common}/u.test(one));
  if (own.length === 0) return '';
  return scripts.find(([, letter]) => own.every((one) => letter.test(one)))?.[0] ?? '';
}
