// branches: `if tab.selected(…):` in a cell → the cell's lines in one variant, with the branches that hold, moved to the left.

import { readCondition, mentionsVariants } from './condition.ts';
import type { Condition } from './condition.ts';
import { continuedLines, cutLine, indentOf, isBlank } from './lines.ts';
import type { SourceLine } from './lines.ts';

/** Lines as they are, or alternatives of which the first that holds stands there. */
export type Part = { lines: SourceLine[] } | { branches: Branch[] };
export interface Branch {
  /** Absent for `else`. */
  condition?: Condition;
  body: Part[];
}

export interface Problem {
  line: SourceLine;
  /** What the condition is. */
  condition: string;
}

const head = /^([ \t]*)(if|elif|else)\b(.*)$/;

export interface Parsed {
  parts: Part[];
  problems: Problem[];
  /** Names in conditions, with their lines. */
  named: { name: string; line: SourceLine }[];
}

/** Finds the branches of a cell. Without any, the parts are its lines. */
export function parseBranches(lines: readonly SourceLine[]): Parsed {
  const result: Parsed = { parts: [], problems: [], named: [] };
  if (!lines.some((line) => mentionsVariants.test(line.text)))
    return { ...result, parts: [{ lines: [...lines] }] };
  result.parts = readParts(lines, result, false);
  return result;
}

function readParts(lines: readonly SourceLine[], result: Parsed, nested: boolean): Part[] {
  const continued = continuedLines(lines);
  const parts: Part[] = [];
  let plain: SourceLine[] = [];
  for (let at = 0; at < lines.length;) {
    const line = lines[at] as SourceLine;
    const opened = continued[at] === true ? undefined : readHead(line, 'if', result);
    if (!opened) {
      plain.push(line);
      at++;
      continue;
    }
    if (plain.length > 0) parts.push({ lines: plain });
    plain = [];
    const before = nested ? lines.slice(0, at).findLast((one) => !isBlank(one)) : undefined;
    const { branches, next } = readChain({ lines, continued, result, before }, at, opened);
    parts.push({ branches });
    at = next;
  }
  if (plain.length > 0) parts.push({ lines: plain });
  return parts;
}

interface Head {
  word: string;
  condition?: Condition;
  /** What follows the colon on the line. */
  rest: string;
  indent: number;
}

/** The line as the head of a branch on variants. */
function readHead(line: SourceLine, word: string, result: Parsed): Head | undefined {
  const match = head.exec(line.text);
  if (!match || match[2] !== word) return undefined;
  const [, blanks = '', , tail = ''] = match;
  if (word !== 'else' && !mentionsVariants.test(tail)) return undefined;
  const colon = word === 'else' ? tail.indexOf(':') : colonAfter(tail);
  if (colon === -1) {
    if (word !== 'else') result.problems.push({ line, condition: tail.trim() });
    return undefined;
  }
  const rest = tail.slice(colon + 1).replace(/^[ \t]*(?:#.*)?$/, '');
  if (word === 'else')
    return tail.slice(0, colon).trim() === '' ? { word, rest, indent: blanks.length } : undefined;
  const condition = readCondition(tail.slice(0, colon));
  if (!condition) {
    result.problems.push({ line, condition: tail.slice(0, colon).trim() });
    return undefined;
  }
  result.named.push(...condition.names.map((name) => ({ name, line })));
  return { word, condition, rest, indent: blanks.length };
}

/** Offset of the colon that is in no brackets and no string. */
function colonAfter(text: string): number {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at] as string;
    if ('([{'.includes(sign)) depth++;
    else if (')]}'.includes(sign)) depth--;
    else if (sign === ':' && depth <= 0) return at;
  }
  return -1;
}

interface Chain {
  lines: readonly SourceLine[];
  continued: readonly boolean[];
  result: Parsed;
  /** Of a branch in a branch: the line before it. */
  before: SourceLine | undefined;
}

function readChain(
  { lines, continued, result, before }: Chain,
  at: number,
  first: Head,
): { branches: Branch[]; next: number } {
  const branches: Branch[] = [];
  let opened: Head | undefined = first;
  let next = at;
  while (opened) {
    const line = lines[next] as SourceLine;
    const end = endOfBody(lines, continued, next + 1, opened.indent);
    const inside = lines.slice(next + 1, end);
    const body = [
      ...restLine(line, opened),
      ...(continues(before, inside) ? inside : dedented(inside, opened.indent)),
    ];
    const condition = opened.condition && { condition: opened.condition };
    branches.push({ ...condition, body: readParts(body, result, true) });
    next = end;
    if (opened.word === 'else') break;
    // Blank lines may stand before the next branch.
    let follow = next;
    while (follow < lines.length && isBlank(lines[follow] as SourceLine)) follow++;
    const candidate = lines[follow];
    opened = undefined;
    if (candidate && indentOf(candidate) === first.indent) {
      opened = readHead(candidate, 'elif', result) ?? readHead(candidate, 'else', result);
      if (opened) next = follow;
      else if (/^\s*elif\b/.test(candidate.text) && !mentionsVariants.test(candidate.text))
        result.problems.push({ line: candidate, condition: candidate.text.trim().slice(4, -1).trim() });
      else if (/^\s*else\b/.test(candidate.text))
        result.problems.push({ line: candidate, condition: candidate.text.trim() });
    }
  }
  return { branches, next };
}

/** A statement on the line of the head. */
function restLine(line: SourceLine, { rest, indent }: Head): SourceLine[] {
  if (rest.trim() === '') return [];
  const text = line.text.slice(0, indent) + rest.trimStart();
  return [{ line: line.line, cut: line.cut, text }];
}

/** The line after the body: the first that is neither deeper than the head nor blank, nor a comment among deeper lines. */
function endOfBody(
  lines: readonly SourceLine[],
  continued: readonly boolean[],
  from: number,
  indent: number,
): number {
  let end = from;
  for (let at = from; at < lines.length; at++) {
    const line = lines[at] as SourceLine;
    if (isBlank(line)) continue;
    const inside = continued[at] === true || indentOf(line) > indent;
    if (inside) end = at + 1;
    else if (!/^\s*#/.test(line.text)) break;
  }
  return end;
}

/**
 * Whether the body of a branch in a branch goes on with the block of the line before it. d2lbook moves lines to the left only
 * once, however many conditions stand around them, and the book makes use of it.
 */
function continues(before: SourceLine | undefined, body: readonly SourceLine[]): boolean {
  const first = body.find((line) => !isBlank(line));
  return before !== undefined && first !== undefined && indentOf(before) === indentOf(first);
}

function dedented(lines: readonly SourceLine[], indent: number): SourceLine[] {
  const first = lines.find((line) => !isBlank(line));
  const width = first ? Math.max(0, indentOf(first) - indent) : 0;
  return lines.map((line) => cutLine(line, Math.min(width, indentOf(line))));
}

/** The lines in a variant. Where a branch is left out, so are the blank lines after it that would stand doubled. */
export function linesIn(parts: readonly Part[], variant: string): SourceLine[] {
  const result: SourceLine[] = [];
  let dropped = false;
  for (const part of parts) {
    if ('lines' in part) {
      let lines = part.lines;
      if (dropped && (result.length === 0 || isBlank(result.at(-1) as SourceLine)))
        lines = lines.slice(leadingBlanks(lines));
      result.push(...lines);
      dropped = false;
      continue;
    }
    const branch = part.branches.find(({ condition }) => !condition || condition.holds(variant));
    if (branch) result.push(...linesIn(branch.body, variant));
    else dropped = true;
  }
  return result;
}

const leadingBlanks = (lines: readonly SourceLine[]): number => {
  const first = lines.findIndex((line) => !isBlank(line));
  return first === -1 ? lines.length : first;
};
