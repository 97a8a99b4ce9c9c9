// constructions: scripts, fractions, roots, accents, fences and arrows → MathML's layout elements.

import { em, escapeMarkup } from '../markup.ts';
import { accentCharacter, arrowCharacter, braceCharacter, delimiterHeights } from '../shape/stretched.ts';
import type { ShapeOf, ShapeTable } from '../shape/shape.ts';
import type { Writer } from './mathml.ts';

function scripts({ base, sub, sup, limits }: ShapeOf<'scripts'>, write: Writer): string {
  const parts = [write.one(base), ...(sub ? [write.one(sub)] : []), ...(sup ? [write.one(sup)] : [])].join(
    '',
  );
  const both = sub !== undefined && sup !== undefined;
  const name = limits
    ? both
      ? 'munderover'
      : sub
        ? 'munder'
        : 'mover'
    : both
      ? 'msubsup'
      : sub
        ? 'msub'
        : 'msup';
  return `<${name}>${parts}</${name}>`;
}

const fence = (char: string, form: 'prefix' | 'postfix' | 'infix'): string =>
  char === '' ? '' : `<mo fence="true" form="${form}" stretchy="true">${escapeMarkup(char)}</mo>`;

function fraction({ above, below, line, open, close }: ShapeOf<'fraction'>, write: Writer): string {
  const thickness = line === undefined ? '' : ` linethickness="${line === 0 ? '0' : em(line)}"`;
  const body = `<mfrac${thickness}>${write.one(above)}${write.one(below)}</mfrac>`;
  return open === '' && close === ''
    ? body
    : `<mrow>${fence(open, 'prefix')}${body}${fence(close, 'postfix')}</mrow>`;
}

function accent({ name, under, stretchy, base }: ShapeOf<'accent'>, write: Writer): string {
  const mark = `<mo stretchy="${stretchy}">${escapeMarkup(accentCharacter(name))}</mo>`;
  return under
    ? `<munder accentunder="true">${write.one(base)}${mark}</munder>`
    : `<mover accent="true">${write.one(base)}${mark}</mover>`;
}

function brace({ name, over, base, note }: ShapeOf<'brace'>, write: Writer): string {
  const mark = `<mo stretchy="true">${braceCharacter(name)}</mo>`;
  const element = over ? 'mover' : 'munder';
  const braced = `<${element}>${write.one(base)}${mark}</${element}>`;
  return note ? `<${element}>${braced}${write.one(note)}</${element}>` : braced;
}

function arrow({ name, above, below }: ShapeOf<'arrow'>, write: Writer): string {
  const padded = (content: string): string => `<mpadded lspace="0.3em" width="+0.6em">${content}</mpadded>`;
  const mark = `<mo stretchy="true" minsize="1.75em">${arrowCharacter(name)}</mo>`;
  if (below === undefined) return `<mover>${mark}${padded(write.one(above))}</mover>`;
  return `<munderover>${mark}${padded(write.one(below))}${padded(write.one(above))}</munderover>`;
}

type Kinds =
  | 'row'
  | 'scripts'
  | 'fraction'
  | 'root'
  | 'accent'
  | 'line'
  | 'brace'
  | 'arrow'
  | 'fenced'
  | 'middle'
  | 'delimiter';

export const constructionMathml: Pick<ShapeTable<string, Writer>, Kinds> = {
  row: ({ children }, write) => write.one(children),
  scripts,
  fraction,
  root: ({ body, index }, write) =>
    index ? `<mroot>${write.one(body)}${write.one(index)}</mroot>` : `<msqrt>${write.all(body)}</msqrt>`,
  accent,
  line: ({ under, base }, write) =>
    under
      ? `<munder accentunder="true">${write.one(base)}<mo stretchy="true">_</mo></munder>`
      : `<mover accent="true">${write.one(base)}<mo stretchy="true">‾</mo></mover>`,
  brace,
  arrow,
  fenced: ({ left, right, children }, write) =>
    `<mrow>${fence(left, 'prefix')}${write.all(children)}${fence(right, 'postfix')}</mrow>`,
  middle: ({ char }) => fence(char, 'infix'),
  delimiter: ({ char, size, class: kind }) => {
    if (char === '') return '<mspace width="0em"/>';
    const form = kind === 'open' ? 'prefix' : kind === 'close' ? 'postfix' : 'infix';
    const height = em(delimiterHeights[size]);
    const space = kind === 'rel' ? ' lspace="0.2778em" rspace="0.2778em"' : ' lspace="0em" rspace="0em"';
    return `<mo form="${form}" stretchy="true" symmetric="true" minsize="${height}" maxsize="${height}"${space}>${escapeMarkup(char)}</mo>`;
  },
};
