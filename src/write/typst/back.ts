// back: what stands at the end: solutions, works cited, the index.

import type { IndexLine } from '../../link/index.ts';
import { boxed, titled } from './context.ts';
import type { Context } from './context.ts';
import { flow, inline } from './flow.ts';
import { bibliographyLabel } from './handlers/bibliography-label.ts';
import { labelOf, reference } from './labels.ts';
import type { Typst } from './markup.ts';
import { array, call, content, join, quoted, typst } from './markup.ts';

/** Each work as `(label, [entry])`. */
export const referenceEntries = (context: Context): Typst[] =>
  context.edition.book.bibliography.map((entry) =>
    array([
      quoted(bibliographyLabel(entry.key)),
      content(inline(entry.children, { ...context, boxed: true })),
    ]),
  );

/** Each line of the index as `(letter, level, places, [words])`, sub-entries after their entry. */
export const indexEntries = (context: Context): Typst[] =>
  context.edition.book.index.flatMap((line) => indexLine(line, 0, letterOf(line.sort), context));

const letterOf = (sort: string): string => {
  const letter = (sort.normalize('NFD')[0] ?? '').toUpperCase();
  return /\p{L}/u.test(letter) ? letter : '';
};

function indexLine(line: IndexLine, level: number, letter: string, context: Context): Typst[] {
  const text = (value: string): Typst => context.render({ type: 'text', value }, titled(context));
  const { see, seeAlso } = context.edition.book.words;
  const hints = [
    ...line.see.map((other) => typst`#emph[${text(see)}]; ${text(other)}`),
    ...line.seeAlso.map((other) => typst`#emph[${text(seeAlso)}]; ${text(other)}`),
  ];
  const names = line.places.flatMap(({ target }) => reference(target, context) ?? []);
  const words = hints.length === 0 ? text(line.term) : typst`${text(line.term)}, ${join(hints, '; ')}`;
  return [
    array([quoted(letter), quoted(String(level)), array(names), content(words)]),
    ...line.sub.flatMap((sub) => indexLine(sub, level + 1, letter, context)),
  ];
}

/** The solutions that the pages held, in the order of the book, each with the way back to its exercise. */
export function solutionsFile(context: Context): Typst[] {
  const { solutions } = context.edition;
  return solutions.map(({ node, page, state }) => {
    const own = boxed(
      { ...context, page, state, at: { file: page.path }, face: 'serif' },
      { columns: context.columns - 8 },
    );
    const [first, ...rest] = node.children;
    const body = first?.type === 'admonitionTitle' ? rest : node.children;
    return call(
      'solution',
      {
        number: node.target?.enumerator === undefined ? undefined : quoted(node.target.enumerator),
        label: labelOf(node, own),
        of: node.target && reference(node.target, own),
      },
      flow(body, own),
    );
  });
}
