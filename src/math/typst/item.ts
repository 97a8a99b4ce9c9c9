// item: a piece of Typst math and what its neighbours must know of it; a list of items becomes one line of source.

import type { AtomClass, Style } from '../shape/shape.ts';
import { spaceBetween } from '../shape/classes.ts';
import { isTight } from '../shape/setting.ts';
import { typstSpace } from './classes.ts';
import type { TypstClass } from './classes.ts';

export interface Item {
  /** Source; '' sets nothing and still is an atom to TeX, as `{}` is. */
  text: string;
  /** TeX's class at the left and right edge. */
  tex: readonly [AtomClass, AtomClass];
  /** Typst's class at the left and right edge. */
  typst: readonly [TypstClass, TypstClass];
  /** White space beside it in the source would show: words and fences. */
  spaced: readonly [boolean, boolean];
  style: Style;
  /** One fragment, whose class scripts keep. */
  single: boolean;
}

/** An item of known edges. */
export function item(
  atom: { class: AtomClass; style: Style },
  text: string,
  typst: TypstClass | readonly [TypstClass, TypstClass] = 'normal',
  single = true,
): Item {
  const edges = typeof typst === 'string' ? ([typst, typst] as const) : typst;
  return {
    text,
    tex: [atom.class, atom.class],
    typst: edges,
    spaced: [false, false],
    style: atom.style,
    single,
  };
}

/** Source of an amount of space, em. */
export const space = (width: number): string => `#h(${Number(width.toFixed(4))}em)`;

const quoted = (text: string, end: 'start' | 'end'): boolean =>
  end === 'start' ? text.startsWith('"') : text.endsWith('"');

/** What stands between two items: nothing, where Typst spaces as TeX does, else the exact space. */
export function between(
  left: Item | undefined,
  right: Item | undefined,
  kern: number,
  explicit: boolean,
): string {
  if (left === undefined || right === undefined) return explicit ? ` ${space(kern)} ` : '';
  const tight = isTight(left.style);
  const wanted = spaceBetween(left.tex[1], right.tex[0], tight) + kern;
  const drawn = left.text !== '' && right.text !== '';
  const natural = drawn ? typstSpace(left.typst[1], right.typst[0], tight) : 0;
  const same = Math.abs(wanted - natural) < 0.001;
  if (!same) return ` ${space(wanted)} `;
  if (explicit && drawn && natural > 0) return ' ';
  const shows = natural === 0 && drawn && (left.spaced[1] || right.spaced[0]);
  if (!shows) return ' ';
  return quoted(left.text, 'end') !== quoted(right.text, 'start') ? '' : ` ${space(0)} `;
}
