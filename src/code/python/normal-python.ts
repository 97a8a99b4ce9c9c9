// normal-python: Python code as its tokens, so that comments, blank lines and spacing make no difference.

import { logicalLines } from './logical-lines.ts';
import { isForeignCell } from './magics.ts';
import { endOfString } from './strings.ts';

/** A number with its point and exponent letter, or a word: `1.e5` is one token, `1 .e5` are two. */
const wordOrNumber = /\.?\p{N}[\p{L}\p{N}_]*(?:\.[\p{L}\p{N}_]*)?|[\p{L}_][\p{L}\p{M}\p{N}_]*/uy;

/** One line of text for each logical line: its depth of indentation, then its tokens. Strings stay as they are. */
export function normalPython(source: string): string {
  const text = source.replace(/\r\n?/g, '\n');
  if (isForeignCell(text)) return text;
  const indents: number[] = [0];
  return logicalLines(text)
    .map(({ start, end, indent, magic }) => {
      const back = (indents.at(-1) as number) > indent;
      while (indents.length > 1 && (indents.at(-1) as number) > indent) indents.pop();
      // A step back to a column that nothing began at is an error in Python; it must not look right here.
      const strange = back && (indents.at(-1) as number) < indent;
      if (indent > (indents.at(-1) as number)) indents.push(indent);
      const depth = (strange ? '!' : '') + '\t'.repeat(indents.length - 1);
      return depth + (magic ? text.slice(start, end).trimEnd() : tokensOf(text, start, end).join(' '));
    })
    .join('\n');
}

function tokensOf(text: string, start: number, end: number): string[] {
  const tokens: string[] = [];
  let at = start;
  while (at < end) {
    const char = text[at] as string;
    if (/\s/.test(char) || (char === '\\' && text[at + 1] === '\n')) at++;
    else if (char === '#') {
      const next = text.indexOf('\n', at);
      at = next === -1 ? end : next;
    } else {
      const next = Math.min(afterToken(text, at), end);
      tokens.push(text.slice(at, next));
      at = next;
    }
  }
  return tokens;
}

function afterToken(text: string, at: number): number {
  const string = endOfString(text, at);
  if (string !== undefined) return string;
  wordOrNumber.lastIndex = at;
  return wordOrNumber.test(text) ? wordOrNumber.lastIndex : at + 1;
}
