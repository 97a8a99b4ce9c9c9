// text-case: CSL's changes of case, which leave marked stretches (the author's capitals, TeX) as they are.

import { mark } from './markup.ts';

const stopWords = new Set(
  (
    'a an and as at but by down for from in into nor of on onto or over so the till to up via with yet vs. vs v. v about above ' +
    'across after against along among around before behind below beneath beside between beyond despite during except inside ' +
    'near off outside since than through throughout toward under underneath until upon within without et al de von'
  ).split(' '),
);

/** Applies `text-case`; words that it does not know are left alone. */
export function textCase(text: string, wanted: string | undefined): string {
  switch (wanted) {
    case 'lowercase':
      return changed(text, (piece) => piece.toLowerCase());
    case 'uppercase':
      return changed(text, (piece) => piece.toUpperCase());
    case 'capitalize-first':
      return capitalised(text);
    case 'capitalize-all':
      return changed(text, (piece) =>
        piece.replace(
          /(^|[\s-])(\p{Ll})/gu,
          (_, before: string, letter: string) => before + letter.toUpperCase(),
        ),
      );
    case 'sentence':
      return capitalised(changed(text, (piece) => (/\p{Ll}/u.test(text) ? piece : piece.toLowerCase())));
    case 'title':
      return title(text);
    case undefined:
    default:
      return text;
  }
}

/** Changes the stretches outside kept capitals, formulas and addresses. */
function changed(text: string, change: (piece: string) => string): string {
  const kept = /\uE005[^\uE00F]*\uE00F|\uE006[^\uE00F]*\uE00F|\uE007[^\uE00C]*\uE00C/g;
  let result = '';
  let at = 0;
  for (const match of text.matchAll(kept)) {
    result += change(text.slice(at, match.index)) + match[0];
    at = match.index + match[0].length;
  }
  return result + change(text.slice(at));
}

function capitalised(text: string): string {
  const first = text.search(/[\p{L}\p{N}]/u);
  if (first === -1 || text.lastIndexOf(mark.kept, first) > text.lastIndexOf(mark.end, first)) return text;
  const word = /^[\p{L}\p{M}\p{N}]+/u.exec(text.slice(first))?.[0] ?? '';
  // "iPhone" and "mRNA" are written so.
  if (/\p{Ll}.*\p{Lu}/u.test(word)) return text;
  return text.slice(0, first) + (text[first] as string).toUpperCase() + text.slice(first + 1);
}

/** English headline capitals: all words but short ones; the first, the last and those after a colon always. */
function title(text: string): string {
  const words = text.split(/(\s+)/);
  const last = words.findLastIndex((word) => /\p{L}/u.test(word));
  let start = true;
  return words
    .map((word, i) => {
      const bare = word.replace(/[\uE000-\uE00F]/g, '').replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}.]+$/gu, '');
      const always = start || i === last;
      if (/\S/.test(word)) start = /[:?!—]["”’)]?[\uE000-\uE00F]*$/.test(word);
      if (!/\p{L}/u.test(bare) || (stopWords.has(bare.toLowerCase()) && !always)) return word;
      // "l’Homme" and "iPhone" are written so.
      if (/^\p{Ll}[^-–/]*\p{Lu}/u.test(bare)) return word;
      return word
        .split(/(?<=[-–/])/)
        .map((part, n) => (n > 0 && stopWords.has(part.replace(/[-–/]$/, '')) ? part : capitalised(part)))
        .join('');
    })
    .join('');
}
