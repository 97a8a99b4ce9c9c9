// slide-marks: `[** … **]`, `(** … **)`, `[~~ … ~~]` and `(~~ … ~~)` say what slides show. They are found before Markdown is
// read, since they may enclose any of it, and replaced by signs of the same width that its rules take for punctuation.

import type { SlideMark } from '../../document/index.ts';
import { lineInFence, openedFence } from './fences.ts';
import type { Fence } from './fences.ts';
import type { Range } from '../markdown/source.ts';

/** What a mark says. `only`: its text stands on slides alone. */
export interface Mark {
  edge: SlideMark['edge'];
  starts: SlideMark['starts'];
  only: boolean;
}

const writtenOpen = ['[**', '(**', '[~~', '(~~'];
const writtenClose = ['**]', '**)', '~~]', '~~)'];
/** Around the sign that tells the mark; a symbol, so that emphasis may begin and end beside it. */
export const edgeSign = '\uFFFC';
const edgeCode = 0xfffc;
/** Noncharacters (Unicode 23.7), which no text for interchange holds. */
const firstCode = 0xfdd0;
export const markWidth = 3;

/** The mark whose signs stand at an offset. */
export function markAt(text: string, at: number): Mark | undefined {
  if (text.charCodeAt(at) !== edgeCode || text.charCodeAt(at + 2) !== edgeCode) return undefined;
  const index = text.charCodeAt(at + 1) - firstCode;
  if (!(index >= 0 && index < 8)) return undefined;
  const kind = index & 3;
  return {
    edge: index < 4 ? 'open' : 'close',
    starts: kind % 2 === 0 ? 'new' : 'continue',
    only: kind >= 2,
  };
}

const masks = new RegExp(`${edgeSign}([\\uFDD0-\\uFDD7])${edgeSign}`, 'g');

/** Text with its marks as the author wrote them. */
export function unmasked(text: string): string {
  if (!text.includes(edgeSign)) return text;
  return text.replace(masks, (_, sign: string) => {
    const index = sign.charCodeAt(0) - firstCode;
    return (index < 4 ? writtenOpen[index] : writtenClose[index - 4]) as string;
  });
}

export interface Masked {
  text: string;
  /** How many marks there are. */
  count: number;
  problems: { range: Range; mark: string; reason: string }[];
}

const anyMark = /\[\*\*|\(\*\*|\[~~|\(~~|\*\*[\])]|~~[\])]/;
const noncharacters = /[\uFDD0-\uFDD7]/g;

/** Finds the pairs of marks outside of code. Marks are paired within the text between two cells, never in each other. */
export function maskSlideMarks(given: string): Masked {
  const text = given.replace(noncharacters, '\uFFFD');
  const result: Masked = { text, count: 0, problems: [] };
  if (!anyMark.test(text)) return result;
  const found: Found[] = [];
  for (const { start, end } of proseStretches(text)) pairMarks(text, start, end, found, result.problems);
  if (found.length === 0) return result;
  const parts: string[] = [];
  let from = 0;
  for (const { at, index } of found.toSorted((a, b) => a.at - b.at)) {
    parts.push(text.slice(from, at), edgeSign, String.fromCharCode(firstCode + index), edgeSign);
    from = at + markWidth;
  }
  parts.push(text.slice(from));
  return { ...result, text: parts.join(''), count: found.length };
}

interface Found {
  at: number;
  /** 0–3 opening, 4–7 closing. */
  index: number;
}

/** The text between fences and marks of tabs, which divide pages into cells. */
function proseStretches(text: string): Range[] {
  const stretches: Range[] = [];
  let fence: Fence | undefined;
  let start = 0;
  for (let at = 0; at < text.length;) {
    const cut = text.indexOf('\n', at);
    const end = cut === -1 ? text.length : cut;
    const line = text.slice(at, end).trimStart();
    const part = fence ? lineInFence(line, fence) : 'code';
    if (fence && part !== 'code') {
      fence = part === 'next' ? openedFence(line) : undefined;
      start = end;
    } else if (!fence) {
      const sign = line.charCodeAt(0);
      const opened = sign === 0x60 || sign === 0x7e ? openedFence(line) : undefined;
      if (opened || /^:(?:begin|end)_tab:/.test(line)) {
        stretches.push({ start, end: at });
        [fence, start] = [opened, end];
      }
    }
    at = end + 1;
  }
  if (!fence) stretches.push({ start, end: text.length });
  return stretches;
}

const candidate = /\\[\s\S]|(`+)|\[\*\*|\(\*\*|\[~~|\(~~|\*\*[\])]|~~[\])]/g;

function pairMarks(
  text: string,
  start: number,
  end: number,
  found: Found[],
  problems: Masked['problems'],
): void {
  const scan = new RegExp(candidate, 'g');
  scan.lastIndex = start;
  let open: Found | undefined;
  const report = (at: number, reason: string): void => {
    problems.push({
      range: { start: at, end: at + markWidth },
      mark: text.slice(at, at + markWidth),
      reason,
    });
  };
  const giveUp = (): void => {
    if (open && !isStrong(text, open.at + 1, end)) report(open.at, 'is never closed');
    open = undefined;
  };
  for (let match = scan.exec(text); match && match.index < end; match = scan.exec(text)) {
    const [sign, ticks] = match;
    const at = match.index;
    if (ticks !== undefined) {
      scan.lastIndex = afterCode(text, at, ticks, end);
      continue;
    }
    if (sign.startsWith('\\')) continue;
    const opening = writtenOpen.indexOf(sign);
    if (opening >= 0) {
      giveUp();
      open = { at, index: opening };
      continue;
    }
    const closing = writtenClose.indexOf(sign);
    if (open && open.index === closing && startsStrong(text.slice(open.at + markWidth, at))) {
      open = undefined;
    } else if (open && open.index === closing) {
      if (!isLink(text, at + 2)) found.push(open, { at, index: closing + 4 });
      open = undefined;
    } else if (open) {
      if (open.index % 2 !== closing % 2 && open.index < 2 && closing < 2) {
        report(open.at, `is closed by ${sign}`);
        open = undefined;
      }
    } else if (!endsStrong(text, at, start)) report(at, 'closes nothing');
  }
  giveUp();
}

/** `[**words**](address)` is a link. */
const isLink = (text: string, bracket: number): boolean =>
  text[bracket] === ']' && (text[bracket + 1] === '(' || text[bracket + 1] === '[');

/** After the code span that begins with a run of backticks, or after the run where it ends in no code. */
function afterCode(text: string, at: number, ticks: string, end: number): number {
  const from = at + ticks.length;
  const near = Math.min(end, from + longest);
  const blank = text.slice(from, near).search(/\n[ \t]*\n/);
  const limit = blank === -1 ? near : from + blank;
  for (let next = text.indexOf(ticks, from); next !== -1 && next < limit;) {
    let after = next;
    while (text[after] === '`') after++;
    if (after - next === ticks.length) return after;
    next = text.indexOf(ticks, after);
  }
  return from;
}

/** How far strong words may reach: enough for any, and hostile text stays cheap. */
const longest = 2000;

/** Whether the two signs at an offset begin ordinary strong words: `(**words** and more)`. */
function isStrong(text: string, at: number, end: number): boolean {
  const paragraph = text.slice(at + 2, Math.min(end, at + longest)).split(/\n[ \t]*\n/, 1)[0] as string;
  return /[^\s([](?:\*\*|~~)(?![\])])/.test(paragraph);
}

/** Whether the first signs within a mark end strong words that the mark's own signs began: `(**words** and (more **words**)`. */
function startsStrong(inside: string): boolean {
  const at = inside.search(/\*\*|~~/);
  return (
    at > 0 && /\S/.test(inside[at - 1] as string) && /^(?:\s|[^\p{L}\p{N}\s*~]|$)/u.test(inside.slice(at + 2))
  );
}

/** Whether the two signs at an offset end ordinary strong words: `(see **words**)`. */
function endsStrong(text: string, at: number, start: number): boolean {
  const before = text
    .slice(Math.max(start, at - longest), at)
    .split(/\n[ \t]*\n/)
    .at(-1) as string;
  return (before.split(text.slice(at, at + 2)).length - 1) % 2 === 1;
}
