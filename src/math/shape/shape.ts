// shape: a formula after TeX's own rules: characters in their final alphabet, classes, styles and lengths resolved.

import type { Style } from '../parse-node.ts';

export type { Style };
/** TeX's classes of atoms (TeXbook, chapter 17). They decide the space between neighbours. */
export type AtomClass = 'ord' | 'op' | 'bin' | 'rel' | 'open' | 'close' | 'punct' | 'inner';

/** Faces of text inside a formula. */
export type TextFace = 'roman' | 'bold' | 'italic' | 'bolditalic' | 'sans' | 'mono';

export interface Cell {
  children: Shape[];
  style: Style;
}

export interface TableColumn {
  align: 'left' | 'center' | 'right';
  /** Space before and after, em. */
  before: number;
  after: number;
}

interface Kinds {
  /** One character in its final alphabet. `big`: grows in displays, as ∑ does. */
  symbol: { char: string; big: boolean };
  /** Digits, with their decimal point. */
  number: { digits: string };
  /** Words between formulas; `name`: letters that are one name, as in \\mathrm{Var}. */
  text: { text: string; face: TextFace; name: boolean };
  /** A named function: `sin`, `lim`, or what stands in \operatorname. */
  operator: { children: Shape[] };
  /** A group in braces, or an atom whose class the author set. */
  row: { children: Shape[] };
  scripts: {
    base: Shape[];
    sub?: Shape[];
    sup?: Shape[];
    /** Scripts stand above and below. */
    limits: boolean;
    /** Number of primes at the head of `sup`. */
    primes: number;
  };
  /** `line` in em; absent = the face's own, 0 = none. `open`, `close`: delimiters that grow. */
  fraction: { above: Shape[]; below: Shape[]; line?: number; open: string; close: string };
  root: { body: Shape[]; index?: Shape[] };
  /** An accent by its TeX name. */
  accent: { name: string; under: boolean; stretchy: boolean; base: Shape[] };
  line: { under: boolean; base: Shape[] };
  brace: { name: string; over: boolean; base: Shape[]; note?: Shape[] };
  arrow: { name: string; above: Shape[]; below?: Shape[] };
  table: {
    columns: TableColumn[];
    rows: Cell[][];
    /** Extra space below each row but the last, em. */
    gaps: number[];
    /** Distance of baselines, em; `jot`: more space between rows, em. */
    baseline: number;
    jot: number;
    /** Lines above row n (n = number of rows: below the last): 'solid' or 'dashed' each. */
    lines: ('solid' | 'dashed')[][];
    /** Separators before column n. */
    separators: ('solid' | 'dashed')[][];
    /** Numbers beside rows. */
    tags: (Shape[] | undefined)[];
    small: boolean;
    /** A diagram of arrows. */
    diagram: boolean;
  };
  /** Delimiters that grow with what they hold; '' draws none. */
  fenced: { left: string; right: string; children: Shape[] };
  middle: { char: string };
  /** A delimiter of a size that the author chose: 1 to 4 for \big to \Bigg. */
  delimiter: { char: string; size: 1 | 2 | 3 | 4 };
  enclosed: { name: string; children: Shape[]; background?: string; border?: string };
  /** Invisible, with its size in `keeps`. */
  phantom: { children: Shape[]; keeps: 'both' | 'height' | 'width' };
  smashed: { children: Shape[]; height: boolean; depth: boolean };
  overlap: { children: Shape[]; side: 'left' | 'right' | 'center' };
  /** Lengths in em. */
  raised: { children: Shape[]; by: number };
  centred: { children: Shape[] };
  rule: { width: number; height: number; shift: number };
  code: { text: string };
  tagged: { children: Shape[]; tag: Shape[] };
  /** What no form can show; `what` names it. */
  unsupported: { what: string };
}

interface Transparent {
  /** A change of style, size or colour: neighbours see through it. */
  styled: { style: Style; was: Style; children: Shape[] };
  sized: { factor: number; children: Shape[] };
  coloured: { colour: string; children: Shape[] };
  linked: { url: string; children: Shape[] };
  /** The end of a line that the author set outside a table; `gap`: extra space below, em. */
  newline: { gap: number };
  /** em; `breaks`: a place where a line may or may not end. */
  space: { width: number; breaks?: 'never' | 'allowed' };
}

export type AtomKind = keyof Kinds;
export type Atom = { [K in AtomKind]: { kind: K; class: AtomClass; style: Style } & Kinds[K] }[AtomKind];
export type AtomOf<K extends AtomKind> = Extract<Atom, { kind: K }>;
export type PassingKind = keyof Transparent;
export type Passing = { [K in PassingKind]: { kind: K } & Transparent[K] }[PassingKind];
export type Shape = Atom | Passing;
export type ShapeKind = AtomKind | PassingKind;
export type ShapeOf<K extends ShapeKind> = Extract<Shape, { kind: K }>;
/** One function for each kind: a new kind does not compile until every form knows it. */
export type ShapeTable<R, Context = void> = {
  [K in ShapeKind]: (shape: ShapeOf<K>, context: Context) => R;
};

/** Calls a table's function for a shape. */
export const dispatch = <R, C>(table: ShapeTable<R, C>, shape: Shape, context: C): R =>
  (table[shape.kind] as (shape: Shape, context: C) => R)(shape, context);

/** Shapes that neighbours see through. */
export const isPassing = (shape: Shape): shape is Passing => !('class' in shape);
