// index-terms: the entry language of the index: "term; sub", "single: …", "pair: a; b", "triple: …", "see: a; b", "seealso: a; b".

import type { IndexTerm } from '../../document/index.ts';

const typed = /^\s*(single|pair|triple|see|seealso)\s*:\s*(.*)$/is;

/** The lines of the index that one entry makes; a leading `!` marks the main place (as in Sphinx). */
export function readIndexEntry(text: string): IndexTerm[] {
  const match = typed.exec(text);
  return readTyped(
    match ? (match[1] as string).toLowerCase() : 'single',
    match ? (match[2] as string) : text,
  );
}

/** As readIndexEntry, for an entry whose type is known. */
export function readTyped(type: string, text: string): IndexTerm[] {
  const emphasis = text.trimStart().startsWith('!');
  const parts = text
    .replace(/^\s*!/, '')
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  const [first, second, third] = parts;
  if (first === undefined) return [];
  const term = (name: string, sub?: string): IndexTerm => ({
    term: name,
    ...(sub !== undefined && { sub }),
    ...(emphasis && { emphasis }),
  });
  switch (type) {
    case 'pair':
      return second === undefined ? [term(first)] : [term(first, second), term(second, first)];
    case 'triple':
      if (second === undefined || third === undefined) return readTyped('pair', text);
      return [
        term(first, `${second} ${third}`),
        term(second, `${third}, ${first}`),
        term(third, `${first} ${second}`),
      ];
    case 'see':
      return [{ term: first, ...(second !== undefined && { see: second }) }];
    case 'seealso':
      return [{ term: first, ...(second !== undefined && { seeAlso: second }) }];
    default:
      return [term(first, second)];
  }
}
