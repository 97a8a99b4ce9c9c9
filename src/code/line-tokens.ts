// line-tokens: pieces of a text, in order, put together as lines of tokens.

import type { Token, TokenKind } from './token.ts';

/** Adds a piece to a line; neighbours of one kind become one token. */
export function push(line: Token[], text: string, kind: TokenKind | undefined): void {
  if (text === '') return;
  const last = line.at(-1);
  if (last !== undefined && last.kind === kind) last.text += text;
  else line.push(kind === undefined ? { text } : { text, kind });
}

/** A text as lines of tokens, filled from its beginning to its end; what is passed over has no kind. */
export class LineTokens {
  readonly lines: Token[][] = [[]];
  readonly #text: string;
  /** What stands before this offset is in the lines. */
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** From where the last piece ended to `from` without a kind, then to `to` with one. */
  put(from: number, to: number, kind: TokenKind): void {
    this.#fill(from, undefined);
    this.#fill(to, kind);
  }

  /** The rest of the text, without a kind. */
  finish(): Token[][] {
    this.#fill(this.#text.length, undefined);
    return this.lines;
  }

  #fill(to: number, kind: TokenKind | undefined): void {
    const text = this.#text;
    let line = this.lines[this.lines.length - 1] as Token[];
    while (this.#at < to) {
      const end = text.indexOf('\n', this.#at);
      const isBroken = end !== -1 && end < to;
      push(line, text.slice(this.#at, isBroken ? end : to), kind);
      this.#at = isBroken ? end + 1 : to;
      if (isBroken) this.lines.push((line = []));
    }
  }
}
