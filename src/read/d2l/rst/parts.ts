// parts: reStructuredText as its large parts: directives with options and body, headings, lists, paragraphs.

import { cutLine, indentOf, isBlank, trimmed } from '../cell/lines.ts';
import type { SourceLine } from '../cell/lines.ts';

export interface RstDirective {
  kind: 'directive';
  name: string;
  argument: string;
  options: Map<string, string>;
  body: SourceLine[];
  lines: SourceLine[];
}
export type RstPart =
  | RstDirective
  | { kind: 'heading'; sign: string; lines: SourceLine[] }
  | { kind: 'list'; items: SourceLine[][]; lines: SourceLine[] }
  | { kind: 'paragraph'; lines: SourceLine[] };

const directive = /^\.\.[ \t]+([\w:-]+?)::(?:[ \t]+(.*?))?[ \t]*$/;
const option = /^:([\w-]+):(?:[ \t]+(.*?))?[ \t]*$/;
const underline = /^([=\-~^"'`#*+.:_])\1+[ \t]*$/;
const bullet = /^[*+-][ \t]+/;

export function rstParts(given: readonly SourceLine[]): RstPart[] {
  const lines = dedented(given);
  const parts: RstPart[] = [];
  for (let at = 0; at < lines.length;) {
    const line = lines[at] as SourceLine;
    if (isBlank(line)) {
      at++;
      continue;
    }
    const { part, next } = readPart(lines, at);
    if (part) parts.push(part);
    at = next;
  }
  return parts;
}

function readPart(lines: readonly SourceLine[], at: number): { part?: RstPart; next: number } {
  const line = lines[at] as SourceLine;
  const next = lines[at + 1];
  const match = directive.exec(line.text);
  if (match || line.text.startsWith('.. ')) {
    const end = endOfDeeper(lines, at + 1, indentOf(line));
    // Explicit markup that is no directive is a comment.
    if (!match) return { next: end };
    const [, name = '', argument = ''] = match;
    return { part: readDirective(name, argument, lines.slice(at, end)), next: end };
  }
  if (next && underline.test(next.text) && next.text.trim().length >= Math.min(line.text.trim().length, 3))
    return { part: { kind: 'heading', sign: next.text[0] as string, lines: [line] }, next: at + 2 };
  const end = endOfParagraph(lines, at);
  const own = lines.slice(at, end);
  if (bullet.test(line.text)) return { part: { kind: 'list', items: itemsOf(own), lines: own }, next: end };
  return { part: { kind: 'paragraph', lines: own }, next: end };
}

function readDirective(name: string, argument: string, lines: SourceLine[]): RstDirective {
  const options = new Map<string, string>();
  const inside = dedented(lines.slice(1));
  let at = 0;
  for (; at < inside.length; at++) {
    const match = option.exec((inside[at] as SourceLine).text);
    if (!match) break;
    options.set(match[1] as string, match[2] ?? '');
  }
  return {
    kind: 'directive',
    name,
    argument,
    options,
    body: trimmed(inside.slice(at)),
    lines: trimmed(lines),
  };
}

function endOfDeeper(lines: readonly SourceLine[], from: number, indent: number): number {
  let at = from;
  while (
    at < lines.length &&
    (isBlank(lines[at] as SourceLine) || indentOf(lines[at] as SourceLine) > indent)
  )
    at++;
  return at;
}

function endOfParagraph(lines: readonly SourceLine[], from: number): number {
  let at = from + 1;
  while (at < lines.length && !isBlank(lines[at] as SourceLine)) at++;
  return at;
}

function itemsOf(lines: readonly SourceLine[]): SourceLine[][] {
  const items: SourceLine[][] = [];
  for (const line of lines) {
    const width = bullet.exec(line.text)?.[0].length;
    if (width !== undefined) items.push([cutLine(line, width)]);
    else items.at(-1)?.push(cutLine(line, indentOf(line)));
  }
  return items;
}

/** Lines without the indentation that all of them have. */
function dedented(lines: readonly SourceLine[]): SourceLine[] {
  const width = Math.min(...lines.filter((line) => !isBlank(line)).map(indentOf));
  return Number.isFinite(width) ? lines.map((line) => cutLine(line, Math.min(width, line.text.length))) : [];
}
