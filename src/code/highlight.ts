// highlight: source code into lines of tokens.

import type { Parser } from '@lezer/common';
import { byGrammar, plainTokens } from './by-grammar.ts';
import { languageName, readingOf } from './languages.ts';
import { push } from './line-tokens.ts';
import { pythonTokens } from './python/lexer.ts';
import { maskMagics } from './python/magics.ts';
import { shellTokens, transcriptTokens } from './shell.ts';
import type { Token } from './token.ts';

/** Above this many characters a listing is data, not something to be read in colour. */
const longest = 500_000;

/** One array of tokens for each line of the source (a final line break ends the last line). Never throws. */
export function highlight(source: string, language: string): Token[][] {
  const text = source.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  if (text.length > longest) return plainTokens(text);
  const reading = readingOf(language);
  switch (reading.by) {
    case 'grammar':
      return languageName(language) === 'python'
        ? python(text, reading.parser)
        : byGrammar(text, reading.parser, language);
    case 'shell':
      return text.split('\n').map(shellTokens);
    case 'transcript':
      return text.split('\n').map(transcriptTokens);
    case 'pycon':
      return pythonTranscript(text);
    case 'nothing':
      return plainTokens(text);
  }
}

/** Python with IPython's magics: they are hidden from the grammar and coloured as a whole. */
function python(text: string, parser: Parser): Token[][] {
  const { masked, magics } = maskMagics(text);
  const lines = pythonTokens(masked) ?? byGrammar(masked, parser, 'python');
  if (magics.length === 0) return lines;
  const starts = lineStarts(text);
  for (const { start, end } of magics) {
    const index = starts.findLastIndex((at) => at <= start);
    for (let row = index; row < lines.length && (starts[row] as number) < end; row++) {
      const from = Math.max(start, starts[row] as number);
      const until = Math.min(end, (starts[row + 1] ?? text.length + 1) - 1);
      lines[row] = replaceRange(
        lines[row] as Token[],
        from - (starts[row] as number),
        text.slice(from, until),
      );
    }
  }
  return lines;
}

function replaceRange(line: readonly Token[], at: number, piece: string): Token[] {
  const result: Token[] = [];
  let column = 0;
  for (const token of line) {
    const before = Math.max(0, at - column);
    if (before > 0) push(result, token.text.slice(0, before), token.kind);
    column += token.text.length;
  }
  push(result, piece, 'meta');
  return result;
}

/** `>>> ` and `... ` lines are one Python program; what stands between is what it printed. */
function pythonTranscript(text: string): Token[][] {
  const rows = text.split('\n');
  const prompts = rows.map((row) => /^(?:>>>|\.\.\.)(?: |$)/.exec(row)?.[0]);
  const code = rows.filter((_, index) => prompts[index] !== undefined).map((row) => row.slice(4));
  const tokens = highlight(code.join('\n'), 'python');
  let next = 0;
  return rows.map((row, index) => {
    const prompt = prompts[index];
    if (prompt === undefined) return row === '' ? [] : [{ text: row }];
    return [{ text: prompt, kind: 'prompt' }, ...(tokens[next++] ?? [])];
  });
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
