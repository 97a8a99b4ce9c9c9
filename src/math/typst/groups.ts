// groups: rows and scripts → Typst.

import { isPassing } from '../shape/shape.ts';
import type { Shape, ShapeOf } from '../shape/shape.ts';
import { naturalClass } from './classes.ts';
import { item } from './item.ts';
import type { Item } from './item.ts';
import { string } from './symbols.ts';
import type { AtomTable, Writer } from './typst.ts';

const integrals = '∫∬∭∮∯∰';

/** Where Typst sets scripts of a base by itself. */
function naturalLimits(base: readonly Shape[], written: Item): boolean {
  const [first] = base;
  if (base.length !== 1 || first === undefined || isPassing(first) || !written.single) return false;
  if (first.kind === 'symbol' && first.big)
    return first.style === 'display' && !integrals.includes(first.char);
  return written.typst[1] === 'relation';
}

/** As a sign, Typst would hang the scripts of a bracket at its ends; as a word it sets them as at a letter, which is TeX's way. */
const isDelimiter = (char: string): boolean => /^(?:opening|closing|fence)$/.test(naturalClass(char) ?? '');

/** A sign under scripts has its class said, since Typst does not look at its neighbours there. */
function writtenBase(base: readonly Shape[], writer: Writer): Item {
  const [first] = base;
  if (base.length === 1 && first?.kind === 'symbol' && '∓±+−'.includes(first.char) && first.class !== 'op') {
    const kind = first.class === 'bin' ? 'binary' : first.class === 'rel' ? 'relation' : 'normal';
    return item(first, `class("${kind}", ${first.char})`, kind);
  }
  if (base.length === 1 && first?.kind === 'symbol' && isDelimiter(first.char)) {
    return { ...item(first, string(first.char)), spaced: [true, true] };
  }
  return writer.line(base, undefined) ?? item({ class: 'ord', style: 'text' }, '');
}

function scripts(shape: ShapeOf<'scripts'>, writer: Writer): Item {
  const base = writtenBase(shape.base, writer);
  const natural = naturalLimits(shape.base, base);
  const body = base.text === '' ? '""' : base.text;
  const [first] = shape.base;
  const bare = shape.base.length === 1 && first?.kind === 'symbol' && /^(?:.|\\.|"[^"]")$/u.test(body);
  const held = shape.limits === natural ? body : `${shape.limits ? 'limits' : 'scripts'}(${body})`;
  const sub = shape.sub && writer.row(shape.sub);
  const sup = shape.sup && writer.row(shape.sup);
  const below = sub === undefined ? '' : sub;
  const above = sup === undefined ? '' : sup;
  const simple = bare || held !== body;
  const edge = base.single ? base.typst[1] : 'normal';
  const source = simple
    ? `${held}${below && `_${bracketed(below)}`}${above && `^${bracketed(above)}`}`
    : `attach(${held}${above && `, t: ${above}`}${below && `, b: ${below}`})`;
  return {
    ...item(shape, source, base.text === '' ? 'normal' : edge),
    spaced: [edge === 'fence' || base.spaced[0], edge === 'fence' || base.spaced[1]],
  };
}

/** One letter, sign or number needs no brackets. */
const bracketed = (script: string): string =>
  /^(?:[A-Za-z]|\d+|[α-ω∗⊤′″])$/u.test(script) ? script : `(${script})`;

export const groupTypst: AtomTable<'row' | 'scripts'> = {
  row: (shape, writer) => {
    const inner = writer.line(shape.children, writer.before);
    if (inner === undefined) return item(shape, '');
    return { ...inner, tex: [shape.class, shape.class] };
  },
  scripts,
};
