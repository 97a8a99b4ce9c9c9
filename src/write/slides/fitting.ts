// fitting: how small the parts of a slide have to be, and how they are divided where they would be too small to read.

import type { CodeCell } from '../../document/index.ts';
import type { Slide, SlidePart } from './slide.ts';
import { codeSize, givesTooWide, headingHeight, isTooWide, outputsSize, partSize, room } from './size.ts';
import type { Size } from './size.ts';

/** A slide as it is shown: its parts fit together, with `fit` as the factor of their size. */
export interface Sheet extends Slide {
  /** 1 = as the style sheet says; larger where there is room. */
  fit: number;
  /** Which of the sheets of its slide it is, and of how many. */
  of: [number, number];
}

/** Larger than this nothing gets, however little a slide has: slides of one deck look alike. */
const largest = 1.2;
/** Smaller than this code is not read from the last row: it goes on on another sheet. */
const smallest = 0.62;
const gap = 14;

/** Whether what a cell gave stands beside its code rather than under it: where both are larger so. */
export function isBeside(cell: CodeCell): boolean {
  const [code, out] = [codeSize(cell.source), outputsSize(cell)];
  if (code.height === 0 || out.height === 0 || isTooWide(cell.source) || givesTooWide(cell)) return false;
  return fitOf(sideBySide(code, out), room.height) > fitOf(stacked(code, out), room.height - 80) + 0.02;
}

const sideBySide = (a: Size, b: Size): Size => ({
  width: a.width + b.width,
  height: Math.max(a.height, b.height),
});
const stacked = (a: Size, b: Size): Size => ({
  width: Math.max(a.width, b.width),
  height: a.height + b.height,
});

const fitOf = ({ width, height }: Size, available: number): number =>
  Math.min(largest, room.width / Math.max(1, width), available / Math.max(1, height));

function sizeOf(part: SlidePart): Size {
  if (part.kind !== 'code') return partSize(part);
  const [code, out] = [codeSize(part.cell.source), outputsSize(part.cell)];
  return isBeside(part.cell) ? sideBySide(code, out) : stacked(code, out);
}

const totalOf = (parts: readonly SlidePart[]): Size =>
  parts.map(sizeOf).reduce(
    (sum, { width, height }) => ({
      width: Math.max(sum.width, width),
      height: sum.height + height + (height > 0 ? gap : 0),
    }),
    { width: 0, height: 0 },
  );

/** The sheets of a slide: one, or as many as it takes to keep code readable. */
export function sheetsOf(slide: Slide): Sheet[] {
  const available = room.height - headingHeight(slide.heading);
  const most = available / smallest;
  const groups = divided(slide.parts, most);
  return groups.map((parts, at) => ({
    ...slide,
    parts,
    fit: Math.floor(fitOf(totalOf(parts), available) * 100) / 100,
    of: [at + 1, groups.length],
  }));
}

/** Parts in groups of about equal height, none higher than `most` as far as they can be divided. */
function divided(parts: readonly SlidePart[], most: number): SlidePart[][] {
  const total = totalOf(parts).height;
  if (total <= most) return [[...parts]];
  const wanted = Math.max(most * 0.75, total / Math.ceil(total / most));
  const pieces = parts.flatMap((part) => (sizeOf(part).height > most ? inPieces(part, wanted) : [part]));
  const groups: SlidePart[][] = [];
  let height = 0;
  for (const run of runs(pieces)) {
    const own = totalOf(run).height;
    const group = groups.at(-1);
    if (group === undefined || height + own > Math.max(wanted, most * 0.8)) {
      groups.push(run);
      height = own;
    } else {
      group.push(...run);
      height += own;
    }
  }
  return groups;
}

/** Parts that stay together: a text or formula and what comes after it. */
function runs(parts: readonly SlidePart[]): SlidePart[][] {
  const all: SlidePart[][] = [];
  let isLead = false;
  for (const part of parts) {
    if (isLead) all.at(-1)?.push(part);
    else all.push([part]);
    isLead = part.kind === 'text' || part.kind === 'formula';
  }
  return all;
}

/** Long code in several pieces; what it gave stands under the last. */
function inPieces(part: SlidePart, wanted: number): SlidePart[] {
  if (part.kind !== 'code') return [part];
  const { cell } = part;
  const pieces = cutCode(cell.source, Math.max(8, Math.floor((wanted - 60) / 29)));
  const codes = cell.source === '' ? [] : pieces.map((source) => ({ ...cell, source, outputs: {} }));
  const given = outputsSize(cell).height > 0 ? [{ ...cell, source: '' }] : [];
  return [...codes, ...given].map((one) => ({ ...part, cell: one }));
}

/** Source in pieces of at most `most` lines, cut where it is least deep: before a definition rather than within one. */
export function cutCode(source: string, most: number): string[] {
  const lines = source.split('\n');
  const pieces: string[] = [];
  let from = 0;
  while (lines.length - from > most) {
    let best = from + most;
    let cost = Infinity;
    const rest = lines.length - from;
    const even = Math.ceil(rest / Math.ceil(rest / most));
    for (let at = from + Math.ceil(most / 3); at <= from + most; at++) {
      const own = costOfCut(lines, at) + (Math.abs(at - from - even) / most) * 4;
      if (own <= cost) [best, cost] = [at, own];
    }
    pieces.push(lines.slice(from, best).join('\n').trimEnd());
    from = best;
    while (lines[from]?.trim() === '') from++;
  }
  if (from < lines.length) pieces.push(lines.slice(from).join('\n').trimEnd());
  return pieces;
}

/** Before a blank line or after one is best; then by depth. A decorator stays with what it decorates. */
function costOfCut(lines: readonly string[], at: number): number {
  const [before = '', line = ''] = [lines[at - 1], lines[at]];
  if (line.trim() === '' || before.trim() === '') return depthOf(lines, at) * 0.5;
  if (before.trimStart().startsWith('@')) return 20;
  return 2 + depthOf(lines, at) * 2;
}

/** Levels of indentation of the first line at or after a place that is not blank. */
function depthOf(lines: readonly string[], at: number): number {
  const line = lines.slice(at).find((one) => one.trim() !== '') ?? '';
  return Math.floor((/^\s*/.exec(line)?.[0].length ?? 0) / 4);
}
