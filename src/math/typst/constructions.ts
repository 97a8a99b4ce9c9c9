// constructions: fractions, roots, accents, braces, arrows and delimiters → Typst's functions.

import { arrowCharacter, delimiterHeights } from '../shape/stretched.ts';
import { atomsOf } from '../shape/classes.ts';
import type { ShapeOf } from '../shape/shape.ts';
import { naturalClass } from './classes.ts';
import type { Item } from './item.ts';
import { item, space } from './item.ts';
import { character } from './symbols.ts';
import type { AtomTable, Writer } from './typst.ts';

/** A delimiter as a fragment that Typst lets grow: it does so only for fences. */
function growing(char: string): string {
  const natural = naturalClass(char);
  const grows = natural === 'opening' || natural === 'closing' || natural === 'fence';
  return grows ? character(char) : `class("fence", ${character(char)})`;
}

/** A missing delimiter still keeps the first or last letter from being taken for one. */
const side = (char: string): string => (char === '' ? space(0) : growing(char));

function fraction(shape: ShapeOf<'fraction'>, writer: Writer): Item {
  const [above, below] = [writer.row(shape.above) || '""', writer.row(shape.below) || '""'];
  const { line, open, close } = shape;
  if (line !== undefined && line > 0) return writer.unsupported('a fraction bar of a given thickness');
  if (line === 0 && open === '(' && close === ')') return item(shape, `binom(${above}, ${below})`);
  const body =
    line === 0
      ? `#h(0.12em) mat(delim: #none, row-gap: #0.25em, ${above} ; ${below}) #h(0.12em)`
      : `frac(${above}, ${below})`;
  if (open === '' && close === '') return item(shape, body);
  return item(shape, `lr(${side(open)} ${body} ${side(close)})`, ['opening', 'closing'], false);
}

/** Typst's names for accents. `fixed`: keeps its size over a wide base, as in TeX. */
const accents: Readonly<Record<string, string>> = {
  '\\acute': 'acute',
  '\\grave': 'grave',
  '\\ddot': 'dot.double',
  '\\tilde': 'tilde',
  '\\bar': 'macron',
  '\\breve': 'breve',
  '\\check': 'caron',
  '\\hat': 'hat',
  '\\vec': 'arrow',
  '\\dot': 'dot',
  '\\mathring': 'circle',
  '\\widecheck': 'caron',
  '\\widehat': 'hat',
  '\\widetilde': 'tilde',
  '\\overrightarrow': 'arrow',
  '\\overleftarrow': 'arrow.l',
  '\\overleftrightarrow': 'arrow.l.r',
  '\\overleftharpoon': 'harpoon.lt',
  '\\overrightharpoon': 'harpoon',
  "\\'": 'acute',
  '\\`': 'grave',
  '\\^': 'hat',
  '\\~': 'tilde',
  '\\=': 'macron',
  '\\u': 'breve',
  '\\.': 'dot',
  '\\"': 'dot.double',
  '\\r': 'circle',
  '\\H': 'acute.double',
  '\\v': 'caron',
};
const spreading: Readonly<Record<string, string>> = {
  '\\overgroup': 'overparen',
  '\\undergroup': 'underparen',
};
function accent(shape: ShapeOf<'accent'>, writer: Writer): Item {
  const inner = writer.line(shape.base);
  const body = inner?.text || '""';
  const edge = inner?.single ? inner.typst[1] : 'normal';
  const name = accents[shape.name];
  const spread = spreading[shape.name];
  if (spread) return item(shape, `${spread}(${body})`);
  if (name === undefined) return writer.unsupported(shape.name);
  const one = [...atomsOf(shape.base)].length <= 1;
  // STIX Two Math has no wide hat.
  if (!one && /^\\wide(?:hat|check)$/.test(shape.name))
    return writer.unsupported(`${shape.name} over more than one letter`);
  // An arrow over one letter is as long as the letter alone would not make it.
  if (/arrow|harpoon/i.test(shape.name))
    return item(shape, `accent(${body}, ${name}${one ? ', size: #0.9em' : ''})`, edge);
  return item(
    shape,
    shape.stretchy ? `accent(${body}, ${name})` : `accent(${body}, ${name}, size: #0%)`,
    edge,
  );
}

const braces: Readonly<Record<string, string>> = {
  '\\overbrace': 'overbrace',
  '\\underbrace': 'underbrace',
  '\\overbracket': 'overbracket',
  '\\underbracket': 'underbracket',
};

function brace(shape: ShapeOf<'brace'>, writer: Writer): Item {
  const name = braces[shape.name];
  if (name === undefined) return writer.unsupported(shape.name);
  const body = writer.row(shape.base) || '""';
  const note = shape.note && writer.row(shape.note);
  const base = shape.style === 'display' ? body : `display(${body})`;
  return item(shape, `${name}(${base}${note ? `, ${note}` : ''})`);
}

/** Arrows of which STIX Two Math has longer forms. */
const stretching = '←→⇐⇒↔⇔↩↪↦⇁⇀↽↼';

function arrow(shape: ShapeOf<'arrow'>, writer: Writer): Item {
  const char = arrowCharacter(shape.name);
  if (!stretching.includes(char)) return writer.unsupported(shape.name);
  const above = writer.row(shape.above);
  const below = shape.below && writer.row(shape.below);
  const padded = (content: string): string => `${space(0.5)} ${content} ${space(0.5)}`;
  const labels =
    (above ? `, t: ${padded(above)}` : `, t: ${space(1.5)}`) + (below ? `, b: ${padded(below)}` : '');
  return item(shape, `attach(stretch(${character(char)})${labels})`, 'relation');
}

export const constructionTypst: AtomTable<
  'fraction' | 'root' | 'accent' | 'line' | 'brace' | 'arrow' | 'fenced' | 'middle' | 'delimiter'
> = {
  fraction,
  root: (shape, writer) => {
    const body = writer.row(shape.body) || '""';
    const index = shape.index && writer.row(shape.index);
    return item(shape, index ? `root(${index}, ${body})` : `sqrt(${body})`);
  },
  accent,
  line: (shape, writer) =>
    item(shape, `${shape.under ? 'underline' : 'overline'}(${writer.row(shape.base) || '""'})`),
  brace,
  arrow,
  fenced: (shape, writer) =>
    item(
      shape,
      `lr(${side(shape.left)} ${writer.row(shape.children)} ${side(shape.right)})`,
      [shape.left === '' ? 'normal' : 'opening', shape.right === '' ? 'normal' : 'closing'],
      false,
    ),
  middle: (shape) => ({
    ...item(shape, shape.char === '' ? '' : `mid(${growing(shape.char)})`, 'relation'),
    tex: ['close', 'open'],
  }),
  delimiter: (shape) => {
    if (shape.char === '') return item(shape, '');
    const natural = naturalClass(shape.char);
    const edge = natural === 'opening' || natural === 'closing' ? natural : 'fence';
    return {
      ...item(shape, `lr(size: #${delimiterHeights[shape.size]}em, ${growing(shape.char)})`, edge),
      spaced: [edge === 'fence', edge === 'fence'],
    };
  },
};
