// lexer: Python in colour without a syntax tree, in a tenth of the time: its colours show in its words and brackets.

import { LineTokens } from '../line-tokens.ts';
import type { Token, TokenKind } from '../token.ts';

/**
 * The lines of a source as the grammar colours them; undefined for what only the grammar can tell: words that are
 * keywords only now and then, fields in fields of f-strings, brackets and quotes that are not closed, signs that are not Python.
 */
export function pythonTokens(source: string): Token[][] | undefined {
  // A first line that is indented is part of something that is not here.
  return /^\s*[ \t]\S/.test(source) ? undefined : new Lexer(source).tokens();
}

const words = (names: string, kind: TokenKind): [string, TokenKind][] =>
  names.split(' ').map((name) => [name, kind]);
const kindOfWord: ReadonlyMap<string, TokenKind> = new Map([
  ...words('and as assert async await break class continue def del elif else except finally for', 'keyword'),
  ...words('from global if import in is lambda nonlocal not or pass raise return try while', 'keyword'),
  ...words('with yield', 'keyword'),
  ...words('True False None', 'constant'),
]);
/** Keywords at the beginning of a statement, and elsewhere names. */
const softKeywords: ReadonlySet<string> = new Set(['match', 'case', 'type']);

const prefix = /^(?:[rR][bB]?|[bB][rR]?|[fF][rR]?|[rR][fF]|[uU])$/;
// As the grammar has numbers: a point is followed by a digit.
const number =
  /(?:0[xX][\da-fA-F_]+|0[oO][0-7_]+|0[bB][01_]+|(?:\d[\d_]*(?:\.\d[\d_]*)?|\.\d[\d_]*)(?:[eE][+-]?\d[\d_]*)?[jJ]?)(?![\w.\u00a1-\uffff])/y;
const spaces = /[ \t]*/y;
const spacesAndLines = /[ \t\n]*/y;
const decorator = /@[A-Za-z_][\w.]*(?=[ \t]*(?:[(\n#]|$))/y;
const plainField = /[^{}\n\\'"]*\}/y;

const closing: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** What a place in the source can begin with, by its first character's code. */
type Start = 'word' | 'digit' | 'quote' | 'open' | 'close' | 'operator' | 'space' | 'other';
const starts: Start[] = Array.from({ length: 128 }, (_, code): Start => {
  const char = String.fromCharCode(code);
  if (/[A-Za-z_]/.test(char)) return 'word';
  if (/\d/.test(char)) return 'digit';
  if (char === '"' || char === "'") return 'quote';
  if ('([{'.includes(char)) return 'open';
  if (')]}'.includes(char)) return 'close';
  if ('+-*/%@&|^~<>='.includes(char)) return 'operator';
  return char === ' ' || char === '\t' ? 'space' : 'other';
});

/** The grammar's identifiers go on with these. */
const isWordCode = (code: number): boolean =>
  code < 128 ? starts[code] === 'word' || starts[code] === 'digit' : code > 0xa0;

/** Thrown nowhere outside: what cannot be told from words and brackets alone. */
const unsure = Symbol('unsure');

class Lexer {
  readonly #text: string;
  readonly #out: LineTokens;
  #at = 0;
  /** The brackets that are open, as those that close them. */
  readonly #open: string[] = [];
  /** The sign or word before, without spaces. */
  #before = '\n';
  #inField = false;

  constructor(text: string) {
    this.#text = text;
    this.#out = new LineTokens(text);
  }

  tokens(): Token[][] | undefined {
    try {
      while (this.#at < this.#text.length) this.#step();
      return this.#open.length === 0 ? this.#out.finish() : undefined;
    } catch (error) {
      if (error === unsure) return undefined;
      throw error;
    }
  }

  /** One sign, word, number or string. */
  #step(): void {
    const text = this.#text;
    const code = text.charCodeAt(this.#at);
    const start = code < 128 ? (starts[code] as Start) : code > 0xa0 ? 'word' : 'other';
    switch (start) {
      case 'space':
        this.#at++;
        return;
      case 'word':
        this.#word();
        return;
      case 'digit':
        this.#number();
        return;
      case 'quote':
        this.#string(this.#at, false, false);
        return;
      case 'operator':
        this.#operator();
        return;
      case 'open':
        this.#open.push(closing[text[this.#at] as string] as string);
        this.#sign();
        return;
      case 'close':
        if (this.#open.pop() !== text[this.#at]) throw unsure;
        this.#sign();
        return;
      case 'other':
        this.#other(text[this.#at] as string);
    }
  }

  /** A sign without a colour. */
  #sign(): void {
    this.#before = this.#text[this.#at] as string;
    this.#at++;
  }

  #other(char: string): void {
    const next = this.#text[this.#at + 1];
    if (char === '\n') {
      if (this.#open.length === 0) this.#before = '\n';
      this.#at++;
    } else if (char === '#') {
      const end = this.#text.indexOf('\n', this.#at);
      this.#put(end === -1 ? this.#text.length : end, 'comment');
    } else if (char === '!' && next === '=') this.#colour(2, 'operator');
    else if (char === ':' && next === '=') this.#colour(2, 'operator');
    else if (char === '.' && next !== undefined && next >= '0' && next <= '9') this.#number();
    else if (char === '\\' && next === '\n') this.#at += 2;
    else if (char === ',' || char === '.' || char === ':' || char === ';') this.#sign();
    else throw unsure;
  }

  #put(to: number, kind: TokenKind): void {
    this.#out.put(this.#at, to, kind);
    this.#at = to;
  }

  #colour(length: number, kind: TokenKind): void {
    this.#put(this.#at + length, kind);
    this.#before = kind;
  }

  #operator(): void {
    const text = this.#text;
    if (text[this.#at] === '-' && text[this.#at + 1] === '>') {
      this.#at += 2;
      this.#before = '>';
    } else if (text[this.#at] === '@' && this.#before === '\n') {
      decorator.lastIndex = this.#at;
      if (!decorator.test(text)) throw unsure;
      this.#put(this.#at + 1, 'meta');
      this.#at = decorator.lastIndex;
      this.#before = ')';
    } else this.#colour(1, 'operator');
  }

  #number(): void {
    number.lastIndex = this.#at;
    if (!number.test(this.#text)) throw unsure;
    this.#colour(number.lastIndex - this.#at, 'number');
  }

  #word(): void {
    const text = this.#text;
    const from = this.#at;
    let to = from + 1;
    while (to < text.length && isWordCode(text.charCodeAt(to))) to++;
    const next = text[to];
    if (next === '"' || next === "'") {
      const letters = text.slice(from, to);
      if (!prefix.test(letters)) throw unsure;
      this.#at = to;
      this.#string(from, /f/i.test(letters), /r/i.test(letters));
      return;
    }
    const word = text.slice(from, to);
    const kind = kindOfWord.get(word);
    const before = this.#before;
    if (kind !== undefined) {
      if (text[from - 1] === '.') throw unsure;
      this.#put(to, kind);
    } else {
      if (before !== '.' && this.#isSoft(word, to)) throw unsure;
      if (before === 'class') this.#put(to, 'type');
      else if (before === 'def' || this.#isCalled(to)) this.#put(to, 'function');
      else this.#at = to;
    }
    this.#before = word;
  }

  /** Whether a word may be a keyword here. */
  #isSoft(word: string, to: number): boolean {
    if (word === 'print') return !'(.\n#'.includes(this.#text[after(spaces, this.#text, to)] ?? '\n');
    return softKeywords.has(word) && /^[\n:;]$/.test(this.#before);
  }

  #isCalled(to: number): boolean {
    const next = this.#text[after(this.#open.length > 0 ? spacesAndLines : spaces, this.#text, to)];
    if (next === '\\' || (next === '#' && this.#open.length > 0)) throw unsure;
    return next === '(';
  }

  /** A string from its prefix at `from`; this stands at its quote. */
  #string(from: number, formatted: boolean, raw: boolean): void {
    const text = this.#text;
    const one = text[this.#at] as string;
    const quote = text.startsWith(one.repeat(3), this.#at) ? one.repeat(3) : one;
    let at = this.#at + quote.length;
    this.#at = from;
    while (!text.startsWith(quote, at)) {
      const char = text[at];
      if (char === undefined || (char === '\n' && quote.length === 1)) throw unsure;
      if (char === '\\') {
        // Names of characters in braces are no fields.
        if (formatted && (raw || text[at + 1] === 'N' || text[at + 1] === '{')) throw unsure;
        at += 2;
      } else if (formatted && (char === '{' || char === '}')) {
        if (text[at + 1] === char) at += 2;
        else if (char === '}' || this.#inField) throw unsure;
        else {
          this.#put(at, 'string');
          this.#field();
          at = this.#at;
        }
      } else at++;
    }
    this.#put(at + quote.length, 'string');
    this.#before = 'string';
  }

  /** A field of an f-string, whose brace this stands at: code, then how its value is set. */
  #field(): void {
    const text = this.#text;
    const depth = this.#open.push('}');
    this.#inField = true;
    this.#sign();
    for (;;) {
      const char = text[this.#at];
      const isInner = this.#open.length > depth;
      if (char === undefined || char === '\n' || char === '#') throw unsure;
      if (!isInner && (char === '=' || char === '}') && this.#before === '{') throw unsure;
      if (!isInner && char === '=' && text[this.#at + 1] !== '=' && this.#before !== 'operator') throw unsure;
      if (!isInner && (char === ':' || (char === '!' && text[this.#at + 1] !== '='))) this.#format();
      const isEnd = !isInner && text[this.#at] === '}';
      this.#step();
      if (isEnd) break;
    }
    this.#inField = false;
  }

  /** `!r` and `:.2f` at the end of a field, up to its brace. */
  #format(): void {
    const text = this.#text;
    plainField.lastIndex = this.#at;
    if (!plainField.test(text)) throw unsure;
    const end = plainField.lastIndex - 1;
    if (text[this.#at] === '!') this.#put(Math.min(end, this.#at + 2), 'operator');
    if (text[this.#at] === ':') this.#at++;
    // As of all that the grammar calls a modifier, its first sign says what it looks like.
    if (this.#at < end) this.#put(end, /[*:!<>^=]/.test(text[this.#at] as string) ? 'operator' : 'keyword');
  }
}

/** Where what a pattern matches at an offset ends. */
function after(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  pattern.test(text);
  return pattern.lastIndex;
}
