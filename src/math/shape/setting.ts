// setting: what a formula's surroundings say about the next atom: style, size, font; and lengths under them.

import type { Measurement, Style } from '../parse-node.ts';
import type { TextFace } from './shape.ts';

export interface Setting {
  style: Style;
  /** Size of the text around, 1 = normal. */
  size: number;
  /** The author's math font, in KaTeX's words: `mathbf`. */
  font?: string;
  face: TextFace;
}

/** Style of superscripts and subscripts (TeXbook, p. 140). */
export const scriptStyle = (style: Style): Style =>
  style === 'display' || style === 'text' ? 'script' : 'scriptscript';

/** Style of numerators and denominators. */
export const fractionStyle = (style: Style): Style =>
  style === 'display' ? 'text' : style === 'text' ? 'script' : 'scriptscript';

/** Whether TeX leaves out the spaces around signs and relations. */
export const isTight = (style: Style): boolean => style === 'script' || style === 'scriptscript';

const scale: Readonly<Record<Style, number>> = { display: 1, text: 1, script: 0.7, scriptscript: 0.5 };

/** TeX points in one unit. */
const points: Readonly<Record<string, number>> = {
  pt: 1,
  mm: 7227 / 2540,
  cm: 7227 / 254,
  in: 72.27,
  bp: 803 / 800,
  pc: 12,
  dd: 1238 / 1157,
  cc: 14856 / 1157,
  nd: 685 / 642,
  nc: 1370 / 107,
  sp: 1 / 65536,
  px: 803 / 800,
};

/** A length in em of the size where it stands. Absolute lengths count as at 10 pt, as KaTeX counts them. */
export function inEm({ number, unit }: Measurement, { style, size }: Setting): number {
  if (unit === 'mu') return number / 18;
  if (unit === 'em') return number / scale[style];
  if (unit === 'ex') return (number * 0.431) / scale[style];
  return (number * (points[unit] ?? 1)) / 10 / scale[style] / size;
}
