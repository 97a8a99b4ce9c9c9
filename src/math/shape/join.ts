// join: neighbours that are one thing: digits of a number, letters of a word, a stroke and what it negates.

import type { AtomOf, Shape } from './shape.ts';

const stroke = '\u0338';

/** Joins what TeX reads one character at a time. */
export function joined(shapes: readonly Shape[]): Shape[] {
  const out: Shape[] = [];
  for (const shape of shapes) {
    const last = out.at(-1);
    const both = last && together(last, shape);
    if (both) out.splice(-1, 1, ...both);
    else out.push(shape);
  }
  return out.map(finished);
}

function together(left: Shape, right: Shape): Shape[] | undefined {
  if (left.kind === 'text' && right.kind === 'text' && left.face === right.face && left.name === right.name) {
    return [{ ...left, text: left.text + right.text }];
  }
  if (left.kind === 'symbol' && left.char === stroke) return [negated(right)];
  if (left.kind === 'number' && right.kind === 'number') return digits(left, right.digits);
  if (left.kind === 'number' && right.kind === 'scripts') {
    const [base] = right.base;
    if (right.base.length !== 1 || base?.kind !== 'number') return undefined;
    const all = digits(left, base.digits);
    return all && [{ ...right, base: all }];
  }
  return undefined;
}

/** A point joins the digits on both sides of it; a second point ends the number. */
function digits(left: AtomOf<'number'>, more: string): Shape[] | undefined {
  const all = left.digits + more;
  return /^[\d𝟎-𝟿]*\.?[\d𝟎-𝟿]*$/u.test(all) ? [{ ...left, digits: all }] : undefined;
}

function negated(shape: Shape): Shape {
  if (shape.kind === 'symbol') return { ...shape, char: (shape.char + stroke).normalize('NFC') };
  if (shape.kind === 'row' && shape.children.length === 1) return negated(shape.children[0] as Shape);
  if (shape.kind === 'scripts' && shape.base.length === 1) {
    return { ...shape, base: [negated(shape.base[0] as Shape)] };
  }
  return { kind: 'unsupported', class: 'rel', style: 'text', what: '\\not before this' };
}

/** A point that found no digits is a full stop. */
const finished = (shape: Shape): Shape =>
  shape.kind === 'number' && shape.digits === '.'
    ? { kind: 'symbol', class: shape.class, style: shape.style, char: '.', big: false }
    : shape;
