// place-in-cell: from a line of a cell's source to a place in the author's file.

import type { CellLine, Place, Point } from '../document/index.ts';

/** What is known about where a cell stands. */
export interface CellPlace {
  source: string;
  place: Place;
  /** The line of the file on which the source begins; without it the end of the cell is counted back from. */
  sourceLine?: number | undefined;
  /** Where the lines of the source come from, where they are not those of the file in order. */
  lines?: readonly CellLine[] | undefined;
}

/**
 * The place of a line (1-based) of a cell's source, from a column to the line's end. Without a position of the cell
 * it is the cell's file. A line that the source does not have is taken as its last.
 */
export function placeInCell(cell: CellPlace, line: number, column = 1): Place {
  const lines = linesOf(cell.source);
  const row = Math.min(Math.max(line, 1), lines.length);
  const length = Math.max(1, (lines[row - 1] as string).length - column + 1);
  return stretch(cell, lines, row, column, length);
}

/** The place of the characters from `start` to `end` of a cell's source; of several lines the first is meant. */
export function stretchInCell(cell: CellPlace, start: number, end: number): Place {
  const before = cell.source.slice(0, start);
  const line = before.split('\n').length;
  const column = start - (before.lastIndexOf('\n') + 1) + 1;
  const first = cell.source.slice(start, end).split('\n', 1)[0] as string;
  return stretch(cell, linesOf(cell.source), line, column, Math.max(1, first.length));
}

const linesOf = (source: string): string[] => source.replace(/\n$/, '').split('\n');

function stretch(
  cell: CellPlace,
  lines: readonly string[],
  line: number,
  column: number,
  length: number,
): Place {
  const { file, position } = cell.place;
  if (!position) return { file };
  const known = cell.lines?.[line - 1];
  if (known) return { file, position: knownStretch(position, known, column, length) };
  // A cell inside a list is indented in the file, and its source is not.
  const indent = position.cell === undefined ? position.start.column - 1 : 0;
  const first = cell.sourceLine ?? firstLine(position, lines.length);
  const offset = offsetOf(position, lines, first, line, indent) + column - 1;
  const start: Point = { line: first + line - 1, column: indent + column, offset };
  return {
    file,
    position: {
      start,
      end: { line: start.line, column: start.column + length, offset: offset + length },
      ...(position.cell !== undefined && { cell: position.cell }),
    },
  };
}

type Span = NonNullable<Place['position']>;

/** The offset is that of the cell: where a line of the file begins is not known here. */
function knownStretch(position: Span, { line, cut }: CellLine, column: number, length: number): Span {
  const { offset } = position.start;
  return {
    start: { line, column: cut + column, offset },
    end: { line, column: cut + column + length, offset },
  };
}

/** The fence closes on the last line of the cell, with the source just above it; a notebook's cell is its source. */
function firstLine(position: Span, count: number): number {
  if (position.cell !== undefined) return position.start.line;
  const fence = position.end.column === 1 ? position.end.line - 1 : position.end.line;
  return Math.max(position.start.line, fence - count);
}

/** The offset of a line's first character of code, counted from the cell's nearer known end. */
function offsetOf(
  position: Span,
  lines: readonly string[],
  first: number,
  line: number,
  indent: number,
): number {
  if (position.cell !== undefined) return position.start.offset + lengthOf(lines.slice(0, line - 1), 0);
  const fence = position.end.column === 1 ? undefined : position.end.offset - (position.end.column - 1);
  const closes = fence !== undefined && first + lines.length === position.end.line;
  if (!closes) return position.start.offset;
  return fence - lengthOf(lines.slice(line - 1), indent) + indent;
}

const lengthOf = (lines: readonly string[], indent: number): number =>
  lines.reduce((sum, text) => sum + text.length + 1 + (text === '' ? 0 : indent), 0);
