// symbols: characters, numbers and words → mi, mn, mo and mtext.

import { escapeMarkup } from '../markup.ts';
import { plainLetter, slants } from '../shape/letters.ts';
import type { ShapeOf, ShapeTable } from '../shape/shape.ts';
import type { Writer } from './mathml.ts';

const identifier = /^(?:[\p{L}\p{N}∞∂∇∅ℏ℘]|[\u{1d400}-\u{1d7ff}])\p{M}*$/u;

/** A letter is an `mi`; browsers slant a single plain letter by themselves, so an upright one says `normal`. */
function letter(char: string): string {
  const plain = plainLetter(char);
  if (plain?.alphabet === 'italic') return `<mi>${escapeMarkup(plain.plain)}</mi>`;
  return slants(char) || /^[\u0391-\u03a9]$/.test(char)
    ? `<mi mathvariant="normal">${char}</mi>`
    : `<mi>${escapeMarkup(char)}</mi>`;
}

/** Spaces of classes that a browser's operator dictionary may not give. */
function operator({ char, class: kind, big }: ShapeOf<'symbol'>): string {
  const text = escapeMarkup(char);
  switch (kind) {
    case 'open':
      return `<mo form="prefix" stretchy="false" lspace="0em" rspace="0em">${text}</mo>`;
    case 'close':
      return `<mo form="postfix" stretchy="false" lspace="0em" rspace="0em">${text}</mo>`;
    case 'ord':
      return `<mo stretchy="false" lspace="0em" rspace="0em">${text}</mo>`;
    case 'punct':
      return `<mo separator="true" lspace="0em" rspace="0.1667em">${text}</mo>`;
    case 'bin':
      return `<mo form="infix" lspace="0.2222em" rspace="0.2222em">${text}</mo>`;
    case 'rel':
      return `<mo form="infix" stretchy="false" lspace="0.2778em" rspace="0.2778em">${text}</mo>`;
    case 'op':
      return big ? `<mo largeop="true">${text}</mo>` : `<mo largeop="false">${text}</mo>`;
    case 'inner':
      return `<mo lspace="0.1667em" rspace="0.1667em">${text}</mo>`;
  }
}

const faces: Readonly<Record<string, string>> = {
  bold: 'font-weight:bold',
  italic: 'font-style:italic',
  bolditalic: 'font-weight:bold;font-style:italic',
  sans: 'font-family:sans-serif',
  mono: 'font-family:monospace',
};

function text({ text: words, face, name }: ShapeOf<'text'>): string {
  const style = faces[face];
  const attribute = style === undefined ? '' : ` style="${style}"`;
  const escaped = escapeMarkup(words.replace(/^ | $/g, '\u00a0'));
  return name && words.length > 1
    ? `<mi${attribute}>${escaped}</mi>`
    : `<mtext${attribute}>${escaped}</mtext>`;
}

/** A name of plain words is one identifier, followed by "function application". */
function named({ children }: ShapeOf<'operator'>, write: Writer): string {
  const words = children.map((shape) =>
    shape.kind === 'text' ? shape.text : shape.kind === 'space' ? '\u2009' : undefined,
  );
  const body = words.includes(undefined)
    ? write.one(children)
    : words.join('').length === 1
      ? `<mi mathvariant="normal">${escapeMarkup(words.join(''))}</mi>`
      : `<mi>${escapeMarkup(words.join(''))}</mi>`;
  return body;
}

type Kinds = 'symbol' | 'number' | 'text' | 'operator' | 'code' | 'unsupported';

export const symbolMathml: Pick<ShapeTable<string, Writer>, Kinds> = {
  symbol: (shape) =>
    identifier.test(shape.char) && shape.class === 'ord' ? letter(shape.char) : operator(shape),
  number: ({ digits }) => `<mn>${digits}</mn>`,
  text,
  operator: named,
  code: ({ text: words }) => `<mtext style="font-family:monospace">${escapeMarkup(words)}</mtext>`,
  unsupported: ({ what }) => `<mtext>${escapeMarkup(what)}</mtext>`,
};
