// parse: a BibTeX file as entries with their raw fields. A broken entry is told and left out; the rest is read.

import type { Position } from '../../../document/index.ts';
import { pointFinder } from '../../../document/index.ts';

/** An entry as it is written; values are TeX with `@string`s put in and pieces joined. */
export interface RawEntry {
  /** Lower case: `article`, `book`, … */
  type: string;
  key: string;
  /** By lower-case name. */
  fields: Map<string, string>;
  position: Position;
}

export interface Broken {
  what: string;
  position: Position;
}

export interface ParsedBibtex {
  entries: RawEntry[];
  broken: Broken[];
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Reads a file; `strings` holds its abbreviations and those of files before it, and grows. */
export function parseBibtex(text: string, strings: Map<string, string> = new Map()): ParsedBibtex {
  for (const month of months) if (!strings.has(month)) strings.set(month, month);
  const parser = new Parser(text, strings);
  parser.file();
  return { entries: parser.entries, broken: parser.broken };
}

/** What stops an entry. */
class Fault {
  readonly what: string;
  readonly at: number;
  constructor(what: string, at: number) {
    this.what = what;
    this.at = at;
  }
}

class Parser {
  readonly entries: RawEntry[] = [];
  readonly broken: Broken[] = [];
  readonly #text: string;
  readonly #strings: Map<string, string>;
  readonly #point: ReturnType<typeof pointFinder>;
  #at = 0;

  constructor(text: string, strings: Map<string, string>) {
    this.#text = text;
    this.#strings = strings;
    this.#point = pointFinder(text);
  }

  file(): void {
    for (;;) {
      const start = this.#text.indexOf('@', this.#at);
      if (start === -1) return;
      this.#at = start + 1;
      const fault = this.#item(start);
      if (fault === undefined) continue;
      this.broken.push({
        what: fault.what,
        position: { start: this.#point(start), end: this.#point(Math.max(start + 1, fault.at)) },
      });
      // The next entry that begins a line after this one began.
      const next = /\n[ \t]*@[ \t]*\p{L}/u.exec(this.#text.slice(start + 1));
      this.#at = next === null ? this.#text.length : start + 1 + next.index + 1;
    }
  }

  #item(start: number): Fault | undefined {
    const type = this.#match(/\s*(\p{L}[\p{L}\d_-]*)\s*/uy)?.[1]?.toLowerCase();
    const open = this.#text[this.#at];
    // An "@" in text between entries, such as an address.
    if (type === undefined || (open !== '{' && open !== '(')) return undefined;
    this.#at += 1;
    const close = open === '{' ? '}' : ')';
    if (type === 'comment') return this.#skip(close, start);
    if (type === 'preamble') {
      const value = this.#value();
      return value instanceof Fault ? value : this.#end(close);
    }
    if (type === 'string') return this.#string(close);
    return this.#entry(type, close, start);
  }

  #entry(type: string, close: string, start: number): Fault | undefined {
    const key = this.#match(/\s*([^\s,{}()=#"%]+)\s*/y)?.[1];
    if (key === undefined) return new Fault('it has no key', this.#at);
    const fields = new Map<string, string>();
    for (;;) {
      this.#match(/\s*/y);
      const sign = this.#text[this.#at];
      if (sign === close) break;
      if (sign === undefined) return new Fault(`${key} is not closed`, this.#at);
      if (sign !== ',')
        return new Fault(
          `${key} has no comma before ${JSON.stringify(this.#text.slice(this.#at, this.#at + 12))}`,
          this.#at,
        );
      this.#at += 1;
      const fault = this.#field(fields, key, close);
      if (fault !== undefined) return fault;
    }
    this.#at += 1;
    this.entries.push({
      type,
      key,
      fields,
      position: { start: this.#point(start), end: this.#point(this.#at) },
    });
    return undefined;
  }

  /** A field, or nothing after a last comma. */
  #field(fields: Map<string, string>, key: string, close: string): Fault | undefined {
    this.#match(/\s*/y);
    if (this.#text[this.#at] === close || this.#text[this.#at] === ',') return undefined;
    const name = this.#match(/([^\s,{}()=#"%@]+)\s*/y)?.[1]?.toLowerCase();
    if (name === undefined) return new Fault(`${key} has a field without a name`, this.#at);
    if (this.#text[this.#at] !== '=') return new Fault(`the field ${name} of ${key} has no value`, this.#at);
    this.#at += 1;
    const value = this.#value();
    if (value instanceof Fault) return value;
    if (!fields.has(name) && value.trim() !== '') fields.set(name, value.trim());
    return undefined;
  }

  #string(close: string): Fault | undefined {
    const fields = new Map<string, string>();
    const fault = this.#field(fields, '@string', close);
    if (fault !== undefined) return fault;
    for (const [name, value] of fields) this.#strings.set(name, value);
    return this.#end(close);
  }

  #value(): string | Fault {
    let value = '';
    for (;;) {
      this.#match(/\s*/y);
      const piece = this.#piece();
      if (piece instanceof Fault) return piece;
      value += piece;
      if (this.#match(/\s*#/y) === undefined) return value;
    }
  }

  #piece(): string | Fault {
    const sign = this.#text[this.#at];
    if (sign === '{' || sign === '"') return this.#quoted(sign);
    const word = this.#match(/[^\s,{}()=#"%]+/y)?.[0];
    if (word === undefined) return new Fault('a value is missing', this.#at);
    return /^\d+$/.test(word) ? word : (this.#strings.get(word.toLowerCase()) ?? word);
  }

  /** Up to the brace or quote that closes; braces inside are balanced. */
  #quoted(sign: '{' | '"'): string | Fault {
    const start = this.#at;
    let depth = 0;
    for (let at = start + 1; at < this.#text.length; at++) {
      const char = this.#text[at];
      if (char === '\\') at += 1;
      else if (char === '{') depth += 1;
      else if (depth === 0 && char === (sign === '{' ? '}' : '"')) {
        this.#at = at + 1;
        return this.#text.slice(start + 1, at);
      } else if (char === '}' && --depth < 0) return new Fault('a brace is closed that was not opened', at);
    }
    return new Fault(`${sign === '{' ? 'a brace' : 'a quotation mark'} is not closed`, start + 1);
  }

  #skip(close: string, start: number): Fault | undefined {
    if (close === ')') {
      const end = this.#text.indexOf(')', this.#at);
      this.#at = end === -1 ? this.#text.length : end + 1;
      return undefined;
    }
    this.#at -= 1;
    const value = this.#quoted('{');
    return value instanceof Fault ? new Fault(value.what, start + 1) : undefined;
  }

  #end(close: string): Fault | undefined {
    this.#match(/\s*,?\s*/y);
    if (this.#text[this.#at] !== close) return new Fault('it is not closed', this.#at);
    this.#at += 1;
    return undefined;
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    if (match !== null) this.#at = pattern.lastIndex;
    return match ?? undefined;
  }
}
