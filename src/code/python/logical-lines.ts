// logical-lines: Python's logical lines, found without a grammar, so that one broken statement does not hide the others.

import { endOfString } from './strings.ts';

/** A stretch of code that Python reads as one line: strings and brackets may make it many. */
export interface LogicalLine {
  /** Offset of its first character that is not white space. */
  start: number;
  /** Offset after its last character, comment and line break excluded. */
  end: number;
  /** Columns of white space before it. */
  indent: number;
  /** Whether its first character is one that only IPython understands: `%`, `!` or `?`. */
  magic: boolean;
}

const opening = '([{';
const closing = ')]}';
const word = /[\p{L}\p{N}_]+/uy;

/** The logical lines of a source, in order; blank lines and comments are none. Linear in the length of the source. */
export function logicalLines(source: string): LogicalLine[] {
  const lines: LogicalLine[] = [];
  let at = 0;
  while (at < source.length) {
    const indentStart = at;
    while (source[at] === ' ' || source[at] === '\t' || source[at] === '\f') at++;
    if (at >= source.length) break;
    if (source[at] === '\n' || source[at] === '\r') {
      at++;
      continue;
    }
    if (source[at] === '#') {
      at = endOfLine(source, at);
      continue;
    }
    const magic = '%!?'.includes(source[at] as string);
    const end = magic ? endOfMagic(source, at) : endOfStatement(source, at);
    lines.push({ start: at, end: end.code, indent: at - indentStart, magic });
    at = end.next;
  }
  return lines;
}

interface End {
  /** After the last character of code. */
  code: number;
  /** Where the next line begins. */
  next: number;
}

function endOfMagic(source: string, from: number): End {
  let next = endOfLine(source, from);
  while (source[next - 1] === '\\' && next < source.length) next = endOfLine(source, next + 1);
  return { code: next, next };
}

function endOfStatement(source: string, from: number): End {
  let depth = 0;
  let code = from;
  let at = from;
  while (at < source.length) {
    const char = source[at] as string;
    if (char === '\n' || char === '\r') {
      if (depth === 0) break;
      at++;
    } else if (char === ' ' || char === '\t') {
      at++;
    } else if (char === '#') {
      at = endOfLine(source, at);
    } else if (char === '\\' && /[\n\r]/.test(source[at + 1] ?? '')) {
      at += source.startsWith('\\\r\n', at) ? 3 : 2;
    } else {
      if (opening.includes(char)) depth++;
      else if (closing.includes(char)) depth = Math.max(0, depth - 1);
      at = afterToken(source, at);
      code = at;
    }
  }
  return { code, next: at };
}

/** The offset after the string, word or single character that begins at `at`. */
function afterToken(source: string, at: number): number {
  const end = endOfString(source, at);
  if (end !== undefined) return end;
  word.lastIndex = at;
  return word.test(source) ? word.lastIndex : at + 1;
}

function endOfLine(source: string, from: number): number {
  const end = source.indexOf('\n', from);
  return end === -1 ? source.length : end;
}
