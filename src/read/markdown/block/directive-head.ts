// directive-head: a directive as it is written, before anything about it is understood.

import type { Range } from '../source.ts';

export interface RawOption {
  key: string;
  value: string;
  /** Of `:key:`. */
  range: Range;
  /** Offset of the value in the source, roughly: blanks before it are skipped when it is read. */
  valueStart: number;
}

export interface DirectiveHead {
  name: string;
  /** Of `{name}`. */
  nameRange: Range;
  argument: { text: string; range: Range };
  options: RawOption[];
  /** An option block between lines `---`; `line` is its first line, 0-based. */
  yaml?: { text: string; range: Range; line: number };
  /** Source lines of the body, without the fence's own indentation. */
  body: string;
  /** First line of the body, 0-based. */
  bodyLine: number;
}
