// code-lines: source code as the lines that the template sets: coloured, and broken where they are too long.

import { highlight } from '../../../code/index.ts';
import type { Token, TokenKind } from '../../../code/index.ts';
import type { Node } from '../../../document/index.ts';
import type { Context } from '../context.ts';
import { complaint } from '../lacking.ts';
import { codeName, runs } from '../letters.ts';
import type { Typst } from '../markup.ts';
import { array, number, quoted, typst } from '../markup.ts';
import type { CodeLine } from './break-line.ts';
import { breakLine, columnsOf } from './break-line.ts';

/** The template's five kinds: keyword, string, number, comment, and names at their definition. */
const kinds: Record<TokenKind, 'k' | 's' | 'n' | 'c' | 'f' | undefined> = {
  keyword: 'k',
  tag: 'k',
  string: 's',
  number: 'n',
  constant: 'n',
  comment: 'c',
  prompt: 'c',
  function: 'f',
  type: 'f',
  property: 'f',
  meta: 'f',
  variable: undefined,
  operator: undefined,
};

/** Signs that no face shows; the open box stands for one. */
// oxlint-disable-next-line no-control-regex
const control = /[\u0000-\u0008\u000b-\u001f\u007f]/g;

/** Columns of the wide measure, which reaches into the margin. */
export const wideColumns = 88;

export interface SetCode {
  /** The lines as an array of Typst. */
  lines: Typst;
  wide: boolean;
  /** For each set line the number of its source line, or nothing in a continuation. */
  numbers: (number | undefined)[];
}

/** Source code as lines. It is set wide when asked for, or when that saves it from being broken. */
export function setCode(
  source: string,
  language: string,
  node: Node,
  context: Context,
  wide = false,
): SetCode {
  const rows = trimmed(highlight(source, language));
  const longest = Math.max(0, ...rows.map((row) => columnsOf(row.map((token) => token.text).join(''))));
  const isWide = !context.boxed && (wide || (longest > context.columns && longest <= wideColumns));
  const broken = rows.map((row) => breakLine(row, isWide ? wideColumns : context.columns));
  return {
    lines: array(broken.flat().map((line) => lineOf(line, node, context))),
    wide: isWide,
    numbers: broken.flatMap((lines, index) => lines.map((_, i) => (i === 0 ? index + 1 : undefined))),
  };
}

/** Without blank lines at its ends, and without white space in blank lines. */
function trimmed(rows: readonly Token[][]): Token[][] {
  const plain = rows.map((row) => (row.every((token) => token.text.trim() === '') ? [] : row));
  const first = plain.findIndex((row) => row.length > 0);
  return first === -1 ? [] : plain.slice(first, plain.findLastIndex((row) => row.length > 0) + 1);
}

/** Text without colours, such as what a cell prints, as lines that fit. */
export function setText(rows: readonly string[], node: Node, context: Context, columns: number): Typst[] {
  return rows
    .flatMap((row) => breakLine(row.trimEnd() === '' ? [] : [{ text: row.trimEnd() }], columns))
    .map((line) => lineOf(line, node, context));
}

function lineOf(line: CodeLine, node: Node, context: Context): Typst {
  const parts = samePieces(line.tokens).flatMap((token) => pieces(token, node, context));
  return array(line.wrap === undefined ? parts : [typst`("wrap", ${number(line.wrap)})`, ...parts]);
}

/** Neighbours that are set alike are one piece. */
function samePieces(tokens: readonly Token[]): Token[] {
  const result: Token[] = [];
  for (const token of tokens) {
    const last = result.at(-1);
    if (last !== undefined && setAs(last) === setAs(token)) last.text += token.text;
    else result.push({ ...token });
  }
  return result;
}

const setAs = ({ kind }: Token): string | undefined => kind && kinds[kind];

function pieces(token: Token, node: Node, context: Context): Typst[] {
  const kind = setAs(token);
  return runs(token.text.replace(control, '\u2423'), 'mono', context.edition.options.coverage).map((run) => {
    if (run.face === 'none') {
      complaint(node, context)(run.text);
      return typst`("lacking", ${quoted(codeName(run.text))})`;
    }
    if (run.face !== 'own') return typst`(${quoted(run.face)}, ${quoted(run.text)})`;
    return kind === undefined ? quoted(run.text) : typst`(${quoted(kind)}, ${quoted(run.text)})`;
  });
}
