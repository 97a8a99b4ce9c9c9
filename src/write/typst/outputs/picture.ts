// picture: a picture's file for Typst and its size on paper.

import { diagnostic } from '../../../document/index.ts';
import type { Node } from '../../../document/index.ts';
import { placeOf } from '../context.ts';
import type { Context } from '../context.ts';
import type { Typst } from '../markup.ts';
import { number, quoted } from '../markup.ts';

/** CSS pixels to the inch. */
const perInch = 96;
/** Widths in inches before the template's scale: the measure, and the measure with the margin. */
export const measureInches = 5.95;
export const wideInches = 7.6;
/** So high that a caption still fits on the page. */
const tallest = 8.6;

/** Picture formats that Typst reads, and the endings by which it knows them. */
const endings: Record<string, string> = {
  'image/svg+xml': 'svg',
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
};

export const isPrintable = (mime: string): boolean => mime in endings;

/** A picture that can be set: its path as a string of Typst, and the inches of its width. */
export interface SetPicture {
  path: Typst;
  inches: number;
}

export interface Size {
  width?: number;
  height?: number;
}

/** Puts stored bytes among the files. */
export function storedPicture(sha256: string, mime: string, context: Context): Typst {
  const path = `pictures/${sha256.slice(0, 16)}.${endings[mime] ?? 'bin'}`;
  context.edition.files.set(path, { path, contents: { sha256 } });
  return quoted(`/${path}`);
}

/** Puts the text of an SVG among the files. */
export function svgPicture(svg: string, context: Context): Typst {
  const path = `pictures/output-${++context.edition.counts.pictures}.svg`;
  context.edition.files.set(path, { path, contents: svg });
  return quoted(`/${path}`);
}

/** Width and height in CSS pixels that the root of an SVG states. */
export function svgSize(svg: string): Size {
  const root = /<svg\b[^>]*>/.exec(svg)?.[0] ?? '';
  const side = (name: string): number | undefined => {
    const found = new RegExp(`\\s${name}\\s*=\\s*["']([\\d.]+)(px|pt|in|cm|mm|em)?["']`).exec(root);
    return found === null ? undefined : Number(found[1]) * (pixels[found[2] ?? 'px'] ?? 1);
  };
  const box = /\sviewBox\s*=\s*["'][-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)/.exec(root);
  const width = side('width') ?? (box === null ? undefined : Number(box[1]));
  const height = side('height') ?? (box === null ? undefined : Number(box[2]));
  return { ...(width !== undefined && { width }), ...(height !== undefined && { height }) };
}

const pixels: Record<string, number> = {
  px: 1,
  pt: 96 / 72,
  in: 96,
  cm: 96 / 2.54,
  mm: 96 / 25.4,
  em: 16,
  rem: 16,
};

/**
 * Inches of a picture before the template's scale, which is the same for all, so that lettering has one size in all of
 * them. What the author asks for comes first; without it a picture keeps its own size up to the measure, and a drawing
 * up to the wide measure. `most`: what fits where it stands.
 */
export function inchesOf(size: Size, asked: string | undefined, wide: boolean, most: number): number {
  const natural = size.width === undefined || size.width <= 0 ? undefined : size.width / perInch;
  let inches = askedInches(asked) ?? natural ?? measureInches;
  if (wide && most >= measureInches) inches = Math.max(inches, Math.min(natural ?? wideInches, wideInches));
  if (asked === undefined && !wide && inches > wideInches) inches = measureInches;
  inches = Math.min(inches, most);
  if (size.width !== undefined && size.height !== undefined && size.width > 0) {
    inches = Math.min(inches, (tallest * size.width) / Math.max(size.height, 1));
  }
  return Math.max(inches, 0.2);
}

function askedInches(asked: string | undefined): number | undefined {
  const found = /^\s*([\d.]+)\s*(%|px|pt|in|cm|mm|em|rem)?\s*$/.exec(asked ?? '');
  if (found === null || !(Number(found[1]) > 0)) return undefined;
  if (found[2] === '%') return (Math.min(Number(found[1]), 100) / 100) * measureInches;
  return (Number(found[1]) * (pixels[found[2] ?? 'px'] ?? 1)) / perInch;
}

export const inchesArgument = (inches: number): Typst => number(inches);

/** Complains about a picture that cannot be printed. */
export function notPrintable(node: Node, name: string, context: Context): void {
  context.edition.diagnostics.push(diagnostic('picture-not-printable', placeOf(node, context), name));
}
