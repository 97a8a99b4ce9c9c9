// check-labels: whether what is said of labels that were renamed or given up fits the labels of the book.

import { currentLabel } from '../compare/index.ts';
import type { Diagnostic } from '../document/index.ts';
import { diagnostic, nearest } from '../document/index.ts';
import type { Book, OutlineEntry } from '../link/index.ts';
import type { RenamedPlaces, ToldHistory } from './configuration/label-history.ts';

/** Nothing to say of a book without such a file. */
export function checkLabels(told: ToldHistory | undefined, book: Book): Diagnostic[] {
  if (told === undefined) return [];
  const known = labelsOf(book);
  const { renamed } = told.history;
  const circles = circlesOf(renamed);
  const problems = [...told.renamed].flatMap(([old, places]): Diagnostic[] => {
    // Names that are followed lead past a label that is there.
    if (known.has(old)) return [diagnostic('label-still-there', places.old, old)];
    const circle = circles.get(old);
    if (circle !== undefined)
      return circle[0] === old ? [diagnostic('label-circle', places.old, circle.join(', '))] : [];
    return goesNowhere(old, places, { told, known, inCircle: (label) => circles.has(label) });
  });
  const back = [...told.retired].flatMap(([label, place]) =>
    known.has(label) ? [diagnostic('label-still-there', place, label)] : [],
  );
  return [...problems, ...back];
}

interface Known {
  told: ToldHistory;
  known: ReadonlySet<string>;
  inCircle: (label: string) => boolean;
}

/** A new name that is no label. One that has another line, or a page that has one, is that line's affair. */
function goesNowhere(old: string, places: RenamedPlaces, { told, known, inCircle }: Known): Diagnostic[] {
  const { renamed } = told.history;
  const next = renamed[old] ?? '';
  const isToldElsewhere = told.renamed.has(next) || inCircle(next);
  if (isToldElsewhere || known.has(currentLabel(next, renamed))) return [];
  const near = nearest(next, [...known]) ?? '';
  return [diagnostic('unknown-new-label', places.new, old, next, near)];
}

/** Every label that discussions and links can name: those of authors, of pages, and those made for headings. */
function labelsOf(book: Book): ReadonlySet<string> {
  const labels = new Set(book.labels.keys());
  for (const { label, outline } of book.pages) {
    labels.add(label);
    const add = ({ id, children }: OutlineEntry): void => {
      labels.add(`${label}#${id}`);
      children.forEach(add);
    };
    outline.forEach(add);
  }
  return labels;
}

/** The labels that are renamed into each other, by each of them; a circle begins with the one that comes first in the file. */
function circlesOf(renamed: Readonly<Record<string, string>>): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  const seen = new Set<string>();
  for (const first of Object.keys(renamed)) {
    const way: string[] = [];
    let label: string | undefined = first;
    while (label !== undefined && !seen.has(label)) {
      seen.add(label);
      way.push(label);
      label = Object.hasOwn(renamed, label) ? renamed[label] : undefined;
    }
    const from = label === undefined ? -1 : way.indexOf(label);
    if (from < 0) continue;
    const circle = way.slice(from);
    for (const one of circle) found.set(one, circle);
  }
  return found;
}
