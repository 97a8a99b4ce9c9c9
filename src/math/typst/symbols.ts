// symbols: characters, numbers and words → Typst, in the class that TeX gives them.

import { plainLetter, slants } from '../shape/letters.ts';
import type { Alphabet } from '../shape/letters.ts';
import { isPassing } from '../shape/shape.ts';
import type { ShapeOf, TextFace } from '../shape/shape.ts';
import { makesBinary, naturalClass, typstClasses } from './classes.ts';
import { item } from './item.ts';
import type { Item } from './item.ts';
import type { AtomTable, Writer } from './typst.ts';

/** A character as Typst's math reads it back. Typst slants Latin and small Greek letters by itself. */
export function character(char: string): string {
  const known = plainLetter(char);
  if (known?.alphabet === 'italic' && slants(known.plain) && !'ıȷ'.includes(known.plain)) return known.plain;
  if (slants(char)) return `upright(${char})`;
  if (/^[!-/:-@[-`{-~]$/.test(char)) return /^[+=<>*]$/.test(char) ? char : `\\${char}`;
  if (/^[√∛∜\s\p{M}\p{C}]$/u.test(char)) return `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`;
  return char;
}

function symbol(shape: ShapeOf<'symbol'>, writer: Writer): Item {
  const { char, class: kind, big } = shape;
  if (Array.from(char).length !== 1 || /\p{M}/u.test(char)) return writer.unsupported(`the sign ${char}`);
  const source = character(char);
  const natural = naturalClass(char);
  const wanted = typstClasses[kind];
  if (kind === 'op') {
    if (big) return item(shape, source, 'large');
    return item(shape, char === '∫' ? `inline(∫)` : `op(${source})`, 'large');
  }
  if (natural === 'vary') {
    const binary = makesBinary(writer.before?.typst[1]);
    if (kind === 'bin' && binary) return item(shape, source, 'binary');
    if (kind === 'ord' && !binary) return item(shape, source, 'normal');
  }
  return item(shape, natural === wanted ? source : `class("${wanted}", ${source})`, wanted);
}

/** A string of Typst. */
export const string = (text: string): string => `"${text.replace(/[\\"]/g, '\\$&')}"`;

const faces: Readonly<Record<TextFace, (text: string) => string>> = {
  roman: (text) => text,
  bold: (text) => `bold(${text})`,
  italic: (text) => `italic(${text})`,
  bolditalic: (text) => `bold(italic(${text}))`,
  sans: (text) => `sans(${text})`,
  mono: (text) => `mono(${text})`,
};

function text(shape: ShapeOf<'text'>, writer: Writer): Item {
  // The face has no circle that goes around a letter.
  if (shape.text.includes('\u20dd')) return writer.unsupported('\\textcircled');
  const words = shape.text.replace(/^ +| +$/g, (spaces) => '\u00a0'.repeat(spaces.length));
  return { ...item(shape, faces[shape.face](string(words))), spaced: [true, true] };
}

/** Words of an operator are one string; anything else in it is set as it is. */
function operator(shape: ShapeOf<'operator'>, writer: Writer): Item {
  const [only] = shape.children;
  const body =
    shape.children.length === 1 && only && !isPassing(only) && only.kind === 'text'
      ? faces[only.face](string(only.text))
      : writer.row(shape.children);
  return item(shape, `op(${body})`, 'large');
}

/** Typst's functions for the alphabets that have digits; a mathematical digit itself would be taken for text. */
const digitAlphabets: Readonly<Partial<Record<Alphabet, string>>> = {
  bold: 'bold',
  double: 'bb',
  sans: 'sans',
  mono: 'mono',
};

function number(shape: ShapeOf<'number'>): Item {
  const plain = shape.digits.normalize('NFKC');
  const alphabet = plainLetter(Array.from(shape.digits).find((digit) => digit !== '.') ?? '')?.alphabet;
  const face = alphabet && digitAlphabets[alphabet];
  const source = plain.replace(/^\.|\.$/g, '\\.');
  return item(shape, face === undefined ? source : `${face}(${source})`, 'normal', plain.length === 1);
}

export const symbolTypst: AtomTable<'symbol' | 'number' | 'text' | 'operator' | 'code' | 'unsupported'> = {
  symbol,
  number,
  text,
  operator,
  code: (shape) => ({ ...item(shape, `#raw(${string(shape.text)})`), spaced: [true, true] }),
  unsupported: ({ what }, writer) => writer.unsupported(what),
};
