// packed-position: a position as a short text. A book has tens of thousands in its facts, and looks at those of mistakes only.

import type { Position } from '../document/index.ts';

/** `line,column,offset` of the start and of the end, and the cell where there is one. */
export type PackedPosition = string;

export function packPosition({ start, end, cell }: Position): PackedPosition {
  const numbers = [start.line, start.column, start.offset, end.line, end.column, end.offset];
  return (cell === undefined ? numbers : [...numbers, cell]).join(',');
}

export function unpackPosition(packed: PackedPosition): Position {
  const [line = 1, column = 1, offset = 0, endLine = 1, endColumn = 1, endOffset = 0, cell] = packed
    .split(',')
    .map(Number);
  return {
    start: { line, column, offset },
    end: { line: endLine, column: endColumn, offset: endOffset },
    ...(cell !== undefined && { cell }),
  };
}
