// by-grammar: source code into lines of tokens by a grammar's syntax tree.

import type { Parser } from '@lezer/common';
import { highlightCode } from '@lezer/highlight';
import { dataKinds, kindOf, programKinds } from './kinds.ts';
import { languageName } from './languages.ts';
import { push } from './line-tokens.ts';
import type { Token } from './token.ts';

const dataLanguages = new Set(['json', 'yaml', 'css', 'html', 'markdown']);

/** The lines of a text without colours. */
export function plainTokens(text: string): Token[][] {
  return text.split('\n').map((line) => (line === '' ? [] : [{ text: line }]));
}

/** Colours by what each piece is in the tree; without colours where the text is nested too deeply for the grammar. */
export function byGrammar(text: string, parser: Parser, language: string): Token[][] {
  const lines: Token[][] = [[]];
  const kinds = dataLanguages.has(languageName(language)) ? dataKinds : programKinds;
  const put = (piece: string, kind: string): void =>
    push(lines[lines.length - 1] as Token[], piece, kindOf(kind, piece));
  try {
    highlightCode(text, parser.parse(text), kinds, put, () => lines.push([]));
  } catch (error) {
    // Thousands of nested brackets exhaust the stack of the grammar's library: no colours then.
    if (error instanceof RangeError) return plainTokens(text);
    throw error;
  }
  return lines;
}
