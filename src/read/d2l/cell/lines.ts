// lines: the lines of a cell with where each comes from, while marks and branches are taken out of them.

import type { CellLine } from '../../../document/index.ts';

export interface SourceLine extends CellLine {
  text: string;
}

/** The line without the first characters of it. */
export const cutLine = (line: SourceLine, count: number): SourceLine => ({
  line: line.line,
  cut: line.cut + count,
  text: line.text.slice(count),
});

export const isBlank = (line: SourceLine): boolean => line.text.trim() === '';

/** How many blanks a line begins with. */
export const indentOf = (line: SourceLine): number => line.text.length - line.text.trimStart().length;

/** Without blank lines at both ends. */
export function trimmed(lines: readonly SourceLine[]): SourceLine[] {
  let start = 0;
  let end = lines.length;
  while (start < end && isBlank(lines[start] as SourceLine)) start++;
  while (end > start && isBlank(lines[end - 1] as SourceLine)) end--;
  return lines.slice(start, end);
}

/** Of each line of Python, whether it goes on with the one before: within brackets, or within a string of three quotes. */
export function continuedLines(lines: readonly SourceLine[]): boolean[] {
  let depth = 0;
  let quotes: string | undefined;
  return lines.map(({ text }) => {
    const continued = depth > 0 || quotes !== undefined;
    for (let at = 0; at < text.length; at++) {
      if (quotes !== undefined) {
        if (text[at] === '\\') at++;
        else if (text.startsWith(quotes, at)) {
          at += 2;
          quotes = undefined;
        }
        continue;
      }
      const sign = text[at] as string;
      if (sign === '#') break;
      if ('([{'.includes(sign)) depth++;
      else if (')]}'.includes(sign)) depth = Math.max(0, depth - 1);
      else if (sign === '"' || sign === "'") {
        if (text.startsWith(sign.repeat(3), at)) {
          quotes = sign.repeat(3);
          at += 2;
        } else at = endOfString(text, at, sign);
      }
    }
    return continued;
  });
}

/** Offset of the quote that ends a string of one line. */
function endOfString(text: string, at: number, quote: string): number {
  for (let end = at + 1; end < text.length; end++) {
    if (text[end] === '\\') end++;
    else if (text[end] === quote) return end;
  }
  return text.length;
}
