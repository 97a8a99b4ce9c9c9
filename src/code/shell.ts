// shell: colours for shell commands and terminal transcripts, line by line: comments, strings, variables, options.

import type { Token, TokenKind } from './token.ts';

const piece =
  /(?<comment>(?<=^|\s)#.*)|(?<string>'[^']*'|"(?:\\.|[^"\\])*")|(?<variable>\$(?:\{[^}]*\}|\w+|[?#@*!$-]))|(?<keyword>(?<=^|[\s;|&(])(?:if|then|else|elif|fi|for|in|do|done|while|until|case|esac|function|export|return|set)(?=$|[\s;]))|(?<operator>&&|\|\|?|;|>>?|<)|(?<property>(?<=\s)--?[A-Za-z][\w-]*)/g;

/** One line of a shell script. */
export function shellTokens(line: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  for (const match of line.matchAll(piece)) {
    if (match.index > at) tokens.push({ text: line.slice(at, match.index) });
    const kind = Object.entries(match.groups ?? {}).find(
      ([, value]) => value !== undefined,
    )?.[0] as TokenKind;
    tokens.push({ text: match[0], kind });
    at = match.index + match[0].length;
  }
  if (at < line.length) tokens.push({ text: line.slice(at) });
  return tokens;
}

/** One line of a transcript: a command after `$ ` (or a `#`, `%` prompt), else what was printed. */
export function transcriptTokens(line: string): Token[] {
  const prompt = /^(?:\([\w.-]+\) )?(?:[\w.-]+@[\w.-]+[: ]?[^\s$#%]*)?[$%] /.exec(line)?.[0];
  if (prompt === undefined) return line === '' ? [] : [{ text: line }];
  return [{ text: prompt, kind: 'prompt' }, ...shellTokens(line.slice(prompt.length))];
}
