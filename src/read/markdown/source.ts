// source: one text file as the parser sees it, and the way back from its offsets to places in the author's file.

import { pointFinder } from '../../document/index.ts';
import type { Point, Position } from '../../document/index.ts';

/** A stretch of a source, end exclusive, in offsets of its normalised text. */
export interface Range {
  start: number;
  end: number;
}

export interface Source {
  /** Path from the book's root. */
  file: string;
  /** Lines end in `\n`, NUL is U+FFFD. */
  text: string;
  /** It was taken into another file: its nodes name it. */
  included: boolean;
  /** Offset of the first character of a line (0-based); the end of the text after the last. */
  lineStart(line: number): number;
  /** Offset of the end of a line, without its line break. */
  lineEnd(line: number): number;
  /** Where a range stands in the author's file as it is on disk. */
  position(start: number, end: number): Position;
  /** Offset in `text` of the beginning of a position. */
  offset(position: Position | undefined): number;
}

/** Prepares a text for parsing. Positions are those of the text as given, `\r\n` counted. */
export function openSource(file: string, given: string, included: boolean): Source {
  const text =
    given.includes('\r') || given.includes('\0')
      ? given.replace(/\r\n?/g, '\n').replaceAll('\0', '\uFFFD')
      : given;
  const starts = [0];
  for (let i = text.indexOf('\n'); i !== -1; i = text.indexOf('\n', i + 1)) starts.push(i + 1);
  const find = given.includes('\r\n') ? withCarriageReturns(text, given) : pointFinder(text);
  const at = (line: number): number => starts[line] ?? text.length;
  const point = (offset: number): Point => find(Math.max(0, Math.min(offset, text.length)));
  return {
    file,
    text,
    included,
    lineStart: at,
    lineEnd: (line) => (line + 1 < starts.length ? at(line + 1) - 1 : text.length),
    offset: (position) => (position ? at(position.start.line - 1) + position.start.column - 1 : -1),
    position: (start, end) => ({ start: point(start), end: point(Math.max(start, end)) }),
  };
}

/** Points of a text whose `\r\n` became `\n`: same lines and columns, offsets grown by the removed characters before. */
function withCarriageReturns(text: string, given: string): (offset: number) => Point {
  const removed: number[] = [];
  for (let i = given.indexOf('\r\n'); i !== -1; i = given.indexOf('\r\n', i + 1))
    removed.push(i - removed.length);
  const find = pointFinder(text);
  return (offset) => {
    let low = 0;
    let high = removed.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((removed[middle] as number) < offset) low = middle + 1;
      else high = middle;
    }
    return { ...find(offset), offset: offset + low };
  };
}
