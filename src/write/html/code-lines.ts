// code-lines: source code as coloured lines.

import type { TokenKind } from '../../code/index.ts';
import { highlight } from '../../code/index.ts';
import type { Html } from './html.ts';
import { join, text, trusted } from './html.ts';

/** Class of each kind of token; kinds that look like plain code have none. */
const classOf: Record<TokenKind, string | undefined> = {
  keyword: 'k',
  string: 's',
  number: 'n',
  constant: 'n',
  comment: 'c',
  function: 'f',
  type: 'f',
  property: 'f',
  variable: undefined,
  operator: undefined,
  meta: 'm',
  tag: 'k',
  prompt: 'p',
};

/** The lines of a source, coloured. */
export const codeLines = (source: string, language: string): Html[] =>
  highlight(source, language).map((line) =>
    join(
      line.map(({ text: words, kind }) => {
        const name = kind === undefined ? undefined : classOf[kind];
        // Written out: a book has some hundred thousand of them.
        return name === undefined ? text(words) : trusted(`<i class="${name}">${text(words)}</i>`);
      }),
    ),
  );

const plain = /^[ -~]*$/;

/** Columns of the longest line; a tab goes to the next fourth, a wide sign takes two. */
export function columns(source: string): number {
  let most = 0;
  for (const line of source.split('\n')) {
    if (plain.test(line)) {
      most = Math.max(most, line.length);
      continue;
    }
    let column = 0;
    for (const sign of line) {
      if (sign === '\t') column += 4 - (column % 4);
      else
        column += /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]/.test(
          sign,
        )
          ? 2
          : 1;
    }
    most = Math.max(most, column);
  }
  return most;
}

/** Columns that fit into the measure; a cell with a longer line is set wide. */
export const columnsOfMeasure = 65;
/** Columns that fit on a phone; a longer line scrolls there, so it must be reachable by keyboard. */
export const columnsOfPhone = 36;
