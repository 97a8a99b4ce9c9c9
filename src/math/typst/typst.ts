// typst: shapes → Typst math, with TeX's spaces exactly. What Typst cannot show is reported, never imitated.

import { isPassing } from '../shape/shape.ts';
import type { Atom, Passing, Shape, ShapeOf, ShapeTable } from '../shape/shape.ts';
import { dispatch } from '../shape/shape.ts';
import { boxTypst } from './boxes.ts';
import { colourOf } from './colours.ts';
import { constructionTypst } from './constructions.ts';
import { between, item } from './item.ts';
import type { Item } from './item.ts';
import { groupTypst } from './groups.ts';
import { symbolTypst } from './symbols.ts';
import { tableTypst } from './tables.ts';

/** What a kind's function may call for what it holds, and what it must know. */
export interface Writer {
  /** Source of a list that stands alone, as an argument of a function. */
  row(shapes: readonly Shape[]): string;
  /** A list as one item among its neighbours. `before`: what stands left of it. */
  line(shapes: readonly Shape[], before?: Item): Item | undefined;
  /** One atom. */
  atom(atom: Atom, before?: Item): Item;
  /** Says that a construct has no form in Typst; the formula then falls back as a whole. */
  unsupported(what: string): Item;
  /** What stands left of the atom being written. */
  before?: Item;
}

type AtomKinds = Atom['kind'];
export type AtomTable<K extends AtomKinds> = Pick<ShapeTable<Item, Writer>, K>;

const atoms: AtomTable<AtomKinds> = {
  ...symbolTypst,
  ...groupTypst,
  ...constructionTypst,
  ...tableTypst,
  ...boxTypst,
};

/** Source of a formula, or the first construct that Typst cannot show. */
export function typstOf(shapes: readonly Shape[]): { text: string; unsupported?: string } {
  const missing: string[] = [];
  const make = (before?: Item): Writer => ({
    ...(before && { before }),
    row: (list) => make().line(list)?.text ?? '',
    line: (list, left) => line(list, make(left), make),
    atom: (atom, left) => dispatch<Item, Writer>(atoms as ShapeTable<Item, Writer>, atom, make(left)),
    unsupported: (what) => {
      missing.push(what);
      return item({ class: 'ord', style: 'text' }, '');
    },
  });
  const text = make().row(shapes);
  return missing[0] === undefined ? { text } : { text, unsupported: missing[0] };
}

/** Writes a list: each atom, and between neighbours exactly TeX's space. */
function line(shapes: readonly Shape[], writer: Writer, make: (before?: Item) => Writer): Item | undefined {
  let text = '';
  let breaks = '';
  let first: Item | undefined;
  let last: Item | undefined;
  let kern = 0;
  let explicit = false;
  let count = 0;
  for (const shape of shapes) {
    if (shape.kind === 'newline') {
      if (shape.gap !== 0) writer.unsupported('\\\\[…] outside a table');
      // Written only when something follows: a backslash at the end would escape what comes after the formula.
      if (last !== undefined) breaks += ' \\ ';
      last = undefined;
      [kern, explicit] = [0, false];
      continue;
    }
    if (shape.kind === 'space') {
      kern += shape.width;
      explicit ||= shape.width !== 0;
      continue;
    }
    const left = last ?? (explicit || text !== '' ? undefined : writer.before);
    const next = isPassing(shape) ? passing(shape, make(left)) : writer.atom(shape, visible(left, explicit));
    if (next === undefined) continue;
    text += (text === '' ? '' : breaks) + between(last, next, kern, explicit) + next.text;
    breaks = '';
    first ??= explicit
      ? { ...next, typst: ['normal', next.typst[1]], spaced: [false, next.spaced[1]] }
      : next;
    last = next;
    [kern, explicit, count] = [0, false, count + 1];
  }
  if (explicit) text += between(last, undefined, kern, true);
  if (first === undefined || last === undefined) {
    return text === '' ? undefined : { ...item({ class: 'ord', style: 'text' }, text.trim()), single: false };
  }
  return {
    text: text.trim(),
    tex: [first.tex[0], last.tex[1]],
    typst: [first.typst[0], explicit ? 'normal' : last.typst[1]],
    spaced: [first.spaced[0], !explicit && last.spaced[1]],
    style: last.style,
    single: count === 1 && first.single,
  };
}

/** After explicit space Typst has forgotten what stood before. */
const visible = (left: Item | undefined, explicit: boolean): Item | undefined =>
  explicit || left === undefined || left.text === '' ? undefined : left;

/** Changes of style and colour: wrapped around what they hold, whose edges stay visible. */
function passing(shape: Exclude<Passing, ShapeOf<'space' | 'newline'>>, writer: Writer): Item | undefined {
  const inner = writer.line(shape.children, writer.before);
  if (inner === undefined) return undefined;
  const wrapped = passingTypst[shape.kind](shape as never, inner.text, writer);
  return { ...inner, text: wrapped, single: false };
}

const sizes = { display: 'display', text: 'inline', script: 'script', scriptscript: 'sscript' } as const;

const passingTypst: {
  [K in Exclude<Passing['kind'], 'space' | 'newline'>]: (
    shape: ShapeOf<K>,
    body: string,
    writer: Writer,
  ) => string;
} = {
  styled: ({ style }, body) => `${sizes[style]}(${body})`,
  sized: ({ factor }, body) => `text(size: #${Number(factor.toFixed(4))}em, ${body})`,
  coloured: ({ colour }, body, writer) => {
    const fill = colourOf(colour);
    if (fill === undefined) writer.unsupported(`colour ${colour}`);
    return `text(fill: ${fill ?? ''}, ${body})`;
  },
  linked: ({ url }, body) => `#link(${JSON.stringify(url)})[$${body}$]`,
};
