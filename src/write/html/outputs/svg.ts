// svg: a drawing made by code, put into the page itself where it is small, so that it takes the colour of the text.

import type { Context } from '../context.ts';
import { hrefOfFile } from '../context.ts';
import { contentHash } from '../hash.ts';
import type { Html } from '../html.ts';
import { classes, element, nothing, text, trusted } from '../html.ts';

/** Above this many characters a drawing is a file of its own. */
const largestInline = 60_000;

export function svgOutput(source: string, words: string, context: Context): Html {
  const start = source.indexOf('<svg');
  if (start === -1) return nothing;
  const drawing = source.slice(start).trim();
  if (drawing.length > largestInline) return svgFile(source, words, context);
  const { collected } = context;
  collected.pictures += 1;
  const plate = hasGround(drawing);
  const coloured = plate ? drawing : inked(drawing);
  return plotBox(
    sizeOf(drawing)[0],
    plate,
    context,
    labelled(apart(coloured, `_d${collected.pictures}-`), words),
  );
}

function svgFile(source: string, words: string, context: Context): Html {
  const path = `_files/output.${contentHash(source)}.svg`;
  const both = suitsBothGrounds(source);
  context.collected.files.set(path, { path, contents: both ? withInk(source) : source });
  const [width, height] = sizeOf(source);
  const src = hrefOfFile(path, context);
  const names = both ? 'both' : undefined;
  return plotBox(
    width,
    false,
    context,
    element('img', { src, alt: words, width, height, class: names, loading: 'lazy' }),
  );
}

/** Above this width in pixels a drawing keeps a size on a phone at which its words can be read, and scrolls. */
const broad = 560;

/** What a picture that code made stands in. */
export function plotBox(width: number | undefined, plate: boolean, { site }: Context, content: Html): Html {
  const scrolls = width !== undefined && width > broad;
  const reach = scrolls ? { tabindex: 0, role: 'group', 'aria-label': site.words.picture } : {};
  return element('div', { class: classes('plot', plate && 'plate', scrolls && 'broad'), ...reach }, content);
}

/** Width and height in CSS pixels, from the root's attributes or its view box. */
function sizeOf(source: string): [number | undefined, number | undefined] {
  const root = /<svg\b[^>]*>/.exec(source)?.[0] ?? '';
  const units: Record<string, number> = { '': 1, px: 1, pt: 4 / 3, in: 96, cm: 96 / 2.54, mm: 96 / 25.4 };
  const length = (name: string): number | undefined => {
    const match = new RegExp(`\\s${name}="([\\d.]+)(px|pt|in|cm|mm)?"`).exec(root);
    return match === null ? undefined : Math.round(Number(match[1]) * (units[match[2] ?? ''] ?? 1));
  };
  const box = /viewBox="[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)"/.exec(root);
  const fromBox = (at: number): number | undefined =>
    box === null ? undefined : Math.round(Number(box[at]));
  return [length('width') ?? fromBox(1), length('height') ?? fromBox(2)];
}

/** A drawing with white in it was made for white paper: its ink stays as it is, and in the dark it stands on a plate. */
const hasGround = (drawing: string): boolean =>
  /(?:fill|background(?:-color)?)\s*[:=]\s*"?\s*(?:#fff(?:fff)?\b|white\b)/i.test(drawing);

/** Whether all that a drawing writes can be seen on a light and on a dark ground: middle greys and colours only. */
function suitsBothGrounds(drawing: string): boolean {
  if (hasGround(drawing) || /\b(?:black|rgba?\(|hsla?\()|<image\b/i.test(drawing)) return false;
  const inks = drawing.matchAll(/[\s:"']#([\da-f]{6}|[\da-f]{3})\b/gi);
  return [...inks].every(([, ink = '']) => light(ink) > darkest);
}

/** Relative luminance of the darkest ink that has 2.5 : 1 on the dark ground. */
const darkest = 0.09;

/** Relative luminance of a colour in hexadecimal digits, as WCAG 2 counts it. */
function light(ink: string): number {
  const digits = ink.length === 3 ? ink.replace(/./g, '$&$&') : ink;
  const [r = 0, g = 0, b = 0] = [0, 2, 4].map((at) => {
    const value = Number.parseInt(digits.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Where a drawing names no colour its ink is black; in a file it cannot take the text's, so it becomes a middle grey. */
const withInk = (drawing: string): string =>
  /<svg\b[^>]*\sfill=/.test(drawing) ? drawing : drawing.replace(/<svg\b/, '<svg fill="#757575"');

/** Ink becomes the colour of the text, where it is written and where nothing is written. */
function inked(drawing: string): string {
  const mapped = drawing.replace(
    /\b(fill|stroke)(\s*[:=]\s*"?\s*)(?:#757575|#000000|#000|black)(?![\w-])/gi,
    (_all, name: string, between: string) => `${name}${between}currentColor`,
  );
  return /^<svg\b[^>]*\sfill=/.test(mapped) ? mapped : mapped.replace(/^<svg\b/, '<svg fill="currentColor"');
}

/** Ids of one drawing, and what refers to them, get a prefix: another drawing of the page may use the same. */
function apart(drawing: string, prefix: string): string {
  const ids = new Set([...drawing.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1] as string));
  if (ids.size === 0) return drawing;
  return drawing
    .replace(/(\sid=")([^"]+)"/g, (_all, before: string, id: string) => `${before}${prefix}${id}"`)
    .replace(/url\(\s*(['"]?)#([^)'"]+)\1\s*\)/g, (all, _quote: string, id: string) =>
      ids.has(id) ? `url(#${prefix}${id})` : all,
    )
    .replace(/(\s(?:xlink:)?href=")#([^"]+)"/g, (all, before: string, id: string) =>
      ids.has(id) ? `${before}#${prefix}${id}"` : all,
    )
    .replace(/<metadata>[\s\S]*?<\/metadata>/g, '');
}

const labelled = (drawing: string, words: string): Html =>
  trusted(drawing.replace(/^<svg\b/, `<svg role="img" aria-label="${text(words)}"`));
