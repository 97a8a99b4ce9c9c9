// names: BibTeX's lists of people: "First von Last", "von Last, First", "von Last, Jr, First", joined by "and".

import type { Name } from '../item.ts';
import { wordsOf } from '../csl/markup.ts';
import { texText } from './tex-text.ts';

/** People of a field; `others` stands for "and others". */
export function readNames(tex: string): Name[] {
  return split(tex.replace(/\s+/g, ' ').trim(), /^ and /i)
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map(readName);
}

function readName(tex: string): Name {
  if (/^(?:others|et\.? al\.?)$/i.test(tex)) return { literal: 'others' };
  // A group around the whole is an institution.
  if (/^\{[^{}]*\}$/.test(tex)) return { literal: wordsOf(texText(tex)) };
  const parts = split(tex, /^ ?, ?/).map((part) => words(part));
  const [first = [], second, third] = parts;
  if (second === undefined) return fromOrder(first);
  const family = withParticle(first);
  // "Last, First," has an empty third part: a slip that is common.
  const [suffix, given] = third === undefined || third.length === 0 ? [undefined, second] : [second, third];
  return {
    ...family,
    ...(suffix && suffix.length > 0 && { suffix: joined(suffix) }),
    ...(given.length > 0 && { given: joined(given) }),
  };
}

/** Pieces of a name between blanks and ties. */
const words = (tex: string): string[] => split(tex, /^[ ~]/).filter((word) => word !== '');

const joined = (tex: readonly string[]): string => wordsOf(texText(tex.join(' ')));

/** "Ludwig van Beethoven": the family name is the last word, or begins after the last word in lower case. */
function fromOrder(all: readonly string[]): Name {
  const last = all.length - 1;
  const von = all.findIndex((word, i) => i < last && isLower(word));
  if (von === -1)
    return { ...(last > 0 && { given: joined(all.slice(0, last)) }), family: joined(all.slice(last)) };
  const name = withParticle(all.slice(von));
  return von === 0 ? name : { given: joined(all.slice(0, von)), ...name };
}

function withParticle(all: readonly string[]): Name {
  const end = all.findLastIndex((word, i) => i < all.length - 1 && isLower(word)) + 1;
  const starts = end > 0 && isLower(all[0] as string) ? end : 0;
  return {
    ...(starts > 0 && { 'non-dropping-particle': joined(all.slice(0, starts)) }),
    family: joined(all.slice(starts)),
  };
}

/** Whether the first letter outside braces is in lower case. */
function isLower(word: string): boolean {
  const bare = word.startsWith('{') && !word.startsWith('{\\') ? '' : wordsOf(texText(word));
  return /^\p{Ll}/u.test(bare.replace(/^[^\p{L}]+/u, ''));
}

/** Splits at a pattern where no brace is open. */
function split(text: string, separator: RegExp): string[] {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const char = text[at];
    if (char === '\\') at += 1;
    else if (char === '{') depth += 1;
    else if (char === '}') depth -= 1;
    else if (depth === 0 && (char === ' ' || char === ',' || char === '~')) {
      const found = separator.exec(text.slice(at, at + 8));
      if (found === null) continue;
      parts.push(text.slice(start, at));
      start = at + found[0].length;
      // The blank that ends one "and" may begin the next.
      at = start - 1;
    }
  }
  return [...parts, text.slice(start)];
}
