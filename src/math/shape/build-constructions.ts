// build-constructions: scripts, operators, fractions, roots, accents, delimiters → shapes.

import type { NodeOf, ParseNode } from '../parse-node.ts';
import type { Build, Builders } from './build.ts';
import { settleSigns } from './classes.ts';
import { fractionStyle, inEm, scriptStyle } from './setting.ts';
import type { Setting } from './setting.ts';
import { isPassing } from './shape.ts';
import type { AtomClass, Shape } from './shape.ts';
import { mathCharacter } from './symbols.ts';

const angles: Readonly<Record<string, string>> = { '.': '', '<': '⟨', '>': '⟩', '\\lt': '⟨', '\\gt': '⟩' };
/** The character of a delimiter; '' for the one that draws nothing. */
const delimiter = (name: string | null): string =>
  name === null ? '' : (angles[name] ?? mathCharacter(name));

function operator(node: NodeOf<'op'>, setting: Setting, build: Build): Shape[] {
  const { style } = setting;
  if (node.body !== undefined) {
    const children = build.row(node.body, setting);
    // The base of \overset and its kin: scripts go above and below, nothing else changes.
    if (node.suppressBaseShift !== undefined) return children;
    const [first] = children;
    if (children.length === 1 && first && !isPassing(first) && first.kind !== 'middle')
      return [{ ...first, class: 'op' }];
    return [{ kind: 'row', class: 'op', style, children }];
  }
  const name = node.name ?? '';
  if (node.symbol) {
    return [{ kind: 'symbol', class: 'op', style, char: mathCharacter(name), big: name !== '\\smallint' }];
  }
  const letters: Shape = {
    kind: 'text',
    class: 'ord',
    style,
    text: name.slice(1),
    face: 'roman',
    name: true,
  };
  return [{ kind: 'operator', class: 'op', style, children: [letters] }];
}

/** What \operatorname holds: letters are upright, the minus a hyphen (amsopn). */
function operatorName(node: NodeOf<'operatorname'>, setting: Setting, build: Build): Shape[] {
  const { style } = setting;
  const hyphens: Readonly<Record<string, string>> = { '−': '-', '∗': '*' };
  const children = build.list(node.body, { ...setting, font: 'mathrm' }).map((shape): Shape => {
    if (shape.kind === 'symbol') {
      const char = hyphens[shape.char] ?? shape.char;
      if (/^[A-Za-z*-]$/.test(char))
        return { kind: 'text', class: 'ord', style, text: char, face: 'roman', name: true };
      return { ...shape, char, class: shape.class === 'bin' ? 'ord' : shape.class };
    }
    return shape;
  });
  const words: Shape[] = [];
  for (const child of children) {
    const last = words.at(-1);
    if (child.kind === 'text' && last?.kind === 'text' && child.face === last.face)
      words[words.length - 1] = { ...last, text: last.text + child.text };
    else words.push(child);
  }
  return [{ kind: 'operator', class: 'op', style, children: settleSigns(words) }];
}

/** Whether TeX sets scripts of this base above and below it. */
function hasLimits(base: ParseNode | null, { style }: Setting): boolean {
  if (base?.type === 'op') return base.limits && (style === 'display' || base.alwaysHandleSupSub === true);
  if (base?.type === 'operatorname') return base.alwaysHandleSupSub && (style === 'display' || base.limits);
  return false;
}

/** `x^{'}`: the primes have an empty base of their own. */
function withoutEmptyBase(sup: Shape[]): Shape[] {
  const [only] = sup;
  if (sup.length !== 1 || only?.kind !== 'scripts' || only.base.length > 0 || only.sub || !only.sup)
    return sup;
  return only.primes === only.sup.length ? only.sup : sup;
}

function countPrimes(node: ParseNode | null | undefined): number {
  const body = node?.type === 'ordgroup' ? node.body : node ? [node] : [];
  const [only] = body;
  if (body.length === 1 && only?.type === 'supsub' && only.base === null && !only.sub)
    return countPrimes(only.sup);
  const end = body.findIndex(
    (one) => !(one.type === 'textord' && (one.text === '\\prime' || one.text === '′')),
  );
  return end < 0 ? body.length : end;
}

function scripts(node: NodeOf<'supsub'>, setting: Setting, build: Build): Shape[] {
  const { base: baseNode, sub, sup } = node;
  const inner: Setting = { ...setting, style: scriptStyle(setting.style) };
  if (baseNode?.type === 'horizBrace') {
    const note = sub ? (sup ? undefined : sub) : sup;
    if (note && (sub === undefined || sub === null) === baseNode.isOver)
      return brace(baseNode, setting, build, build.argument(note, inner));
  }
  const base = baseNode === null ? [] : build.list([baseNode], setting);
  const [first] = base;
  const classOf: AtomClass = base.length === 1 && first && !isPassing(first) ? first.class : 'ord';
  return [
    {
      kind: 'scripts',
      class: classOf,
      style: setting.style,
      base,
      ...(sub && { sub: build.argument(sub, inner) }),
      ...(sup && { sup: withoutEmptyBase(build.argument(sup, inner)) }),
      limits: hasLimits(baseNode, setting),
      primes: countPrimes(sup),
    },
  ];
}

function brace(node: NodeOf<'horizBrace'>, setting: Setting, build: Build, note?: Shape[]): Shape[] {
  return [
    {
      kind: 'brace',
      class: 'inner',
      style: setting.style,
      name: node.label,
      over: node.isOver,
      base: build.argument(node.base, { ...setting, style: 'display' }),
      ...(note && { note }),
    },
  ];
}

function fraction(node: NodeOf<'genfrac'>, setting: Setting, build: Build): Shape[] {
  const inner: Setting = { ...setting, style: fractionStyle(setting.style) };
  return [
    {
      kind: 'fraction',
      class: 'ord',
      style: setting.style,
      above: build.argument(node.numer, inner),
      below: build.argument(node.denom, inner),
      ...(!node.hasBarLine ? { line: 0 } : node.barSize && { line: inEm(node.barSize, setting) }),
      open: delimiter(node.leftDelim),
      close: delimiter(node.rightDelim),
    },
  ];
}

function accent(node: NodeOf<'accent'> | NodeOf<'accentUnder'>, setting: Setting, build: Build): Shape[] {
  const under = node.type === 'accentUnder';
  const base = build.argument(node.base, setting);
  const [only] = base;
  if (base.length === 1 && only?.kind === 'text' && node.label in combining) {
    const mark = combining[node.label] ?? '';
    return [{ ...only, text: (only.text.slice(0, 1) + mark).normalize('NFC') + only.text.slice(1) }];
  }
  return [
    {
      kind: 'accent',
      class: 'ord',
      style: setting.style,
      name: node.label,
      under,
      stretchy: node.isStretchy === true || under,
      base,
    },
  ];
}

/** Accents of text, as combining characters. */
const combining: Readonly<Record<string, string>> = {
  "\\'": '\u0301',
  '\\`': '\u0300',
  '\\^': '\u0302',
  '\\~': '\u0303',
  '\\=': '\u0304',
  '\\u': '\u0306',
  '\\.': '\u0307',
  '\\"': '\u0308',
  '\\c': '\u0327',
  '\\r': '\u030a',
  '\\H': '\u030b',
  '\\v': '\u030c',
  '\\textcircled': '\u20dd',
};

const ord = <T extends object>(
  kind: T,
  { style }: Setting,
): T & { class: 'ord'; style: Setting['style'] } => ({ ...kind, class: 'ord', style });

export const constructionBuilders: Builders<
  | 'supsub'
  | 'op'
  | 'operatorname'
  | 'genfrac'
  | 'sqrt'
  | 'accent'
  | 'accentUnder'
  | 'overline'
  | 'underline'
  | 'horizBrace'
  | 'xArrow'
  | 'leftright'
  | 'middle'
  | 'delimsizing'
> = {
  supsub: scripts,
  op: operator,
  operatorname: operatorName,
  genfrac: fraction,
  sqrt: (node, setting, build) => [
    ord(
      {
        kind: 'root' as const,
        body: build.argument(node.body, setting),
        ...(node.index && { index: build.argument(node.index, { ...setting, style: 'scriptscript' }) }),
      },
      setting,
    ),
  ],
  accent,
  accentUnder: accent,
  overline: (node, setting, build) => [
    ord({ kind: 'line' as const, under: false, base: build.argument(node.body, setting) }, setting),
  ],
  underline: (node, setting, build) => [
    ord({ kind: 'line' as const, under: true, base: build.argument(node.body, setting) }, setting),
  ],
  horizBrace: (node, setting, build) => brace(node, setting, build),
  xArrow: (node, setting, build) => {
    const inner: Setting = { ...setting, style: scriptStyle(setting.style) };
    return [
      {
        kind: 'arrow',
        class: 'rel',
        style: setting.style,
        name: node.label,
        above: build.argument(node.body, inner),
        ...(node.below && { below: build.argument(node.below, inner) }),
      },
    ];
  },
  leftright: (node, setting, build) => [
    {
      kind: 'fenced',
      class: 'inner',
      style: setting.style,
      left: delimiter(node.left),
      right: delimiter(node.right),
      children: build.row(node.body, setting),
    },
  ],
  middle: (node, { style }) => [{ kind: 'middle', class: 'rel', style, char: delimiter(node.delim) }],
  delimsizing: (node, { style }) => [
    {
      kind: 'delimiter',
      class: node.mclass.slice(1) as AtomClass,
      style,
      char: delimiter(node.delim),
      size: node.size,
    },
  ],
};
