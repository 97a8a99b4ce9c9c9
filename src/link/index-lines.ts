// index-lines: the book's index from the marks in its text: merged, sorted, with "see" and "see also".

import type { IndexTerm, ReferenceTarget } from '../document/index.ts';
import type { IndexLine } from './book.ts';
import type { Linking } from './linking.ts';

/** The lines of the index in the order of the book's language. */
export function indexLines(
  { numbered, settings }: Linking,
  numberOf: (page: string) => string | undefined,
): IndexLine[] {
  const root: Lines = new Map();
  for (const { fact, occurrence } of numbered) {
    if (fact.entries === undefined) continue;
    const enumerator = numberOf(occurrence.target.page);
    const target: ReferenceTarget = { ...occurrence.target, ...(enumerator !== undefined && { enumerator }) };
    for (const entry of fact.entries) enter(entry, target, root);
  }
  return sorted(root, collatorOf(settings.language));
}

interface Line extends Omit<IndexLine, 'sub'> {
  sub: Lines;
}
type Lines = Map<string, Line>;

function enter({ term, sub, emphasis, see, seeAlso }: IndexTerm, target: ReferenceTarget, root: Lines): void {
  const upper = lineOf(term, root);
  const line = sub === undefined ? upper : lineOf(sub, upper.sub);
  if (see !== undefined) addOnce(line.see, see);
  if (seeAlso !== undefined) addOnce(line.seeAlso, seeAlso);
  if (see !== undefined || seeAlso !== undefined) return;
  if (line.places.some(({ target: other }) => other.page === target.page && other.id === target.id)) return;
  line.places.push({ target, emphasis: emphasis === true });
}

function lineOf(term: string, lines: Lines): Line {
  const known = lines.get(term);
  if (known !== undefined) return known;
  const line: Line = { term, sort: sortKey(term), places: [], see: [], seeAlso: [], sub: new Map() };
  lines.set(term, line);
  return line;
}

function addOnce(list: string[], value: string): void {
  if (!list.includes(value)) list.push(value);
}

/** A term without the signs before its first letter or digit. */
function sortKey(term: string): string {
  const bare = term.normalize('NFKC').replace(/^[^\p{L}\p{N}]+/u, '');
  return bare === '' ? term : bare;
}

function collatorOf(language: string): Intl.Collator {
  const options: Intl.CollatorOptions = { numeric: true, sensitivity: 'variant' };
  try {
    return new Intl.Collator(language, options);
  } catch {
    // Not a language tag: the order of English.
    return new Intl.Collator('en', options);
  }
}

function sorted(lines: Lines, collator: Intl.Collator): IndexLine[] {
  return [...lines.values()]
    .toSorted(
      (a, b) =>
        collator.compare(a.sort, b.sort) || collator.compare(a.term, b.term) || (a.term < b.term ? -1 : 1),
    )
    .map((line) => ({ ...line, sub: sorted(line.sub, collator) }));
}
