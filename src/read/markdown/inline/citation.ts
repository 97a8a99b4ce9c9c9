// citation: `@key` in the text and `[@key; see @key2, p. 3]` in brackets (Pandoc's syntax, as in MyST).

import type { PlacedInline } from '../placed-inline.ts';
import type { InlineRule } from './rule.ts';

/** One cited work; offsets are those of the inline content. */
export interface CitedWork {
  label: string;
  prefix?: string;
  suffix?: string;
  start: number;
  end: number;
}

const narrative = /@(?:\{([^{}\s]+)\}|([\p{L}\p{N}_](?:[\p{L}\p{N}_:.#$%&\-+?<>~/]*[\p{L}\p{N}_])?))/uy;
const oneWork =
  /^([^@]*?)-?@(?:\{([^{}\s]+)\}|([\p{L}\p{N}_](?:[\p{L}\p{N}_:.#$%&\-+?<>~/]*[\p{L}\p{N}_])?))(.*)$/su;
const wordBefore = /[\p{L}\p{N}._+]/u;

export const citation: InlineRule = {
  name: 'citation',
  before: 'link',
  rule(state, silent) {
    const code = state.src.charCodeAt(state.pos);
    if (code === 0x40) return readNarrative(state, silent);
    return code === 0x5b && readGroup(state, silent);
  },
};

function readNarrative(state: PlacedInline, silent: boolean): boolean {
  const { src, pos } = state;
  if (pos > 0 && wordBefore.test(src[pos - 1] as string)) return false;
  narrative.lastIndex = pos;
  const match = narrative.exec(src);
  if (!match || narrative.lastIndex > state.posMax) return false;
  if (!silent) state.push('cite', '', 0).content = (match[1] ?? match[2]) as string;
  state.pos += match[0].length;
  return true;
}

function readGroup(state: PlacedInline, silent: boolean): boolean {
  const { src, pos } = state;
  state.lastAt ??= src.lastIndexOf('@');
  if (state.lastAt < pos) return false;
  const end = endOfBrackets(state, pos + 1);
  if (end < 0) return false;
  const after = src.charCodeAt(end + 1);
  if (after === 0x28 || after === 0x5b || src.charCodeAt(pos + 1) === 0x5e) return false;
  const works = readWorks(src.slice(pos + 1, end), pos + 1);
  if (!works) return false;
  if (!silent) state.push('cite_group', '', 0).meta = { works };
  state.pos = end + 1;
  return true;
}

/** Offset of the closing bracket when no other bracket stands between and there is an `@`; else -1. */
function endOfBrackets(state: PlacedInline, from: number): number {
  let seen = false;
  for (let at = from; at < state.posMax; at++) {
    const code = state.src.charCodeAt(at);
    if (code === 0x40) seen = true;
    else if (code === 0x5d) return seen ? at : -1;
    else if (code === 0x5b) return -1;
  }
  return -1;
}

/** The works of a group; undefined when a part names none, so that it is not a citation. */
function readWorks(text: string, start: number): CitedWork[] | undefined {
  const works: CitedWork[] = [];
  for (const part of text.split(';')) {
    const match = oneWork.exec(part);
    if (
      !match ||
      (match[1] !== '' && !/[\s(]$/.test(match[1] as string) && !part.trimStart().startsWith('-@'))
    )
      return undefined;
    const prefix = (match[1] as string).trim();
    const suffix = (match[4] as string).trim().replace(/^,\s*/, '');
    const lead = part.length - part.trimStart().length;
    works.push({
      label: (match[2] ?? match[3]) as string,
      ...(prefix && { prefix }),
      ...(suffix && { suffix }),
      start: start + lead,
      end: start + part.trimEnd().length,
    });
    start += part.length + 1;
  }
  return works;
}
