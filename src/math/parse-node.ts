// parse-node: the nodes of KaTeX's parse tree, a closed union: the one reading of TeX that everything is written from.

export type Mode = 'math' | 'text';
/** TeX's four styles: they decide size, limits and spacing. */
export type Style = 'display' | 'text' | 'script' | 'scriptscript';
/** A length as the author wrote it: `4pt`, `1em`, `3mu`. */
export interface Measurement {
  number: number;
  unit: string;
}
type MathClass = 'mord' | 'mop' | 'mbin' | 'mrel' | 'mopen' | 'mclose' | 'mpunct' | 'minner';
export type Column =
  | { type: 'align'; align: string; pregap?: number; postgap?: number }
  | { type: 'separator'; separator: string };

interface Nodes {
  // Symbols
  atom: { text: string; family: 'bin' | 'close' | 'inner' | 'open' | 'punct' | 'rel' };
  mathord: { text: string };
  textord: { text: string };
  spacing: { text: string };
  'accent-token': { text: string };
  'op-token': { text: string };
  // Groups and switches
  ordgroup: { body: ParseNode[]; semisimple?: boolean };
  styling: { style: Style; resetFont?: boolean; body: ParseNode[] };
  sizing: { size: number; body: ParseNode[] };
  color: { color: string; body: ParseNode[] };
  font: { font: string; body: ParseNode };
  text: { body: ParseNode[]; font?: string };
  hbox: { body: ParseNode[] };
  mclass: { mclass: MathClass; body: ParseNode[]; isCharacterBox: boolean };
  pmb: { mclass: MathClass; body: ParseNode[] };
  mathchoice: { display: ParseNode[]; text: ParseNode[]; script: ParseNode[]; scriptscript: ParseNode[] };
  htmlmathml: { html: ParseNode[]; mathml: ParseNode[] };
  html: { attributes: Record<string, string>; body: ParseNode[] };
  href: { href: string; body: ParseNode[] };
  // Constructions
  supsub: { base: ParseNode | null; sup?: ParseNode | null; sub?: ParseNode | null };
  op: {
    limits: boolean;
    alwaysHandleSupSub?: boolean;
    suppressBaseShift?: boolean;
    symbol: boolean;
    name?: string;
    body?: ParseNode[];
  };
  operatorname: { body: ParseNode[]; alwaysHandleSupSub: boolean; limits: boolean };
  genfrac: {
    continued: boolean;
    numer: ParseNode;
    denom: ParseNode;
    hasBarLine: boolean;
    leftDelim: string | null;
    rightDelim: string | null;
    barSize: Measurement | null;
  };
  sqrt: { body: ParseNode; index: ParseNode | null };
  accent: { label: string; isStretchy?: boolean; isShifty?: boolean; base: ParseNode };
  accentUnder: { label: string; isStretchy?: boolean; base: ParseNode };
  overline: { body: ParseNode };
  underline: { body: ParseNode };
  horizBrace: { label: string; isOver: boolean; base: ParseNode };
  xArrow: { label: string; body: ParseNode; below: ParseNode | null };
  array: {
    colSeparationType?: 'align' | 'alignat' | 'gather' | 'small' | 'CD';
    hskipBeforeAndAfter?: boolean;
    addJot?: boolean;
    cols?: Column[];
    arraystretch: number;
    body: ParseNode[][];
    rowGaps: (Measurement | null)[];
    hLinesBeforeRow: boolean[][];
    tags?: (boolean | ParseNode[])[];
  };
  cdlabel: { side: string; label: ParseNode };
  cdlabelparent: { fragment: ParseNode };
  leftright: { body: ParseNode[]; left: string; right: string; rightColor?: string };
  'leftright-right': { delim: string; color?: string };
  middle: { delim: string };
  delimsizing: { size: 1 | 2 | 3 | 4; mclass: 'mopen' | 'mclose' | 'mrel' | 'mord'; delim: string };
  enclose: { body: ParseNode; label: string; backgroundColor?: string; borderColor?: string };
  // Boxes and spaces
  kern: { dimension: Measurement };
  rule: { shift: Measurement | null | undefined; width: Measurement; height: Measurement };
  phantom: { body: ParseNode[] };
  vphantom: { body: ParseNode };
  smash: { body: ParseNode; smashHeight: boolean; smashDepth: boolean };
  lap: { alignment: string; body: ParseNode };
  raisebox: { dy: Measurement; body: ParseNode };
  vcenter: { body: ParseNode };
  reflectbox: { body: ParseNode };
  includegraphics: {
    alt: string;
    width: Measurement;
    height: Measurement;
    totalheight: Measurement;
    src: string;
  };
  verb: { body: string; star: boolean };
  tag: { body: ParseNode[]; tag: ParseNode[] };
  // What the parser uses on its way; only `cr` and `internal` stay in a finished tree.
  cr: { newLine: boolean; size: Measurement | null };
  internal: object;
  infix: { replaceWith: string; size?: Measurement };
  environment: { name: string; nameGroup: ParseNode };
  'color-token': { color: string };
  raw: { string: string };
  size: { value: Measurement; isBlank: boolean };
  url: { url: string };
}

export type NodeType = keyof Nodes;
/** The node of one type. */
export type NodeOf<T extends NodeType> = {
  type: T;
  mode: Mode;
  loc?: { start: number; end: number } | null;
} & Nodes[T];
export type ParseNode = { [T in NodeType]: NodeOf<T> }[NodeType];
