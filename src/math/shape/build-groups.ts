// build-groups: braces, fonts, text, colour, style and class → rows and what neighbours see through.

import type { NodeOf, ParseNode } from '../parse-node.ts';
import type { Build, Builders } from './build.ts';
import type { Setting } from './setting.ts';
import { isPassing } from './shape.ts';
import type { AtomClass, Shape, Style, TextFace } from './shape.ts';

/** A list as one atom of a class; a single atom takes the class itself. */
export function asAtom(children: Shape[], classOf: AtomClass, style: Style): Shape {
  const [only] = children;
  if (children.length === 1 && only && !isPassing(only) && only.kind !== 'middle')
    return { ...only, class: classOf };
  return { kind: 'row', class: classOf, style, children };
}

const faces: Readonly<Record<string, TextFace>> = {
  '\\textrm': 'roman',
  '\\textup': 'roman',
  '\\textnormal': 'roman',
  '\\textmd': 'roman',
  '\\textbf': 'bold',
  '\\textit': 'italic',
  '\\emph': 'italic',
  '\\textsf': 'sans',
  '\\texttt': 'mono',
};

function face(font: string | undefined, now: TextFace): TextFace {
  const next = (font !== undefined && faces[font]) || now;
  const mixed = (now === 'bold' && next === 'italic') || (now === 'italic' && next === 'bold');
  return mixed ? 'bolditalic' : next;
}

/** KaTeX's ten sizes, \tiny to \Huge. */
const sizes = [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.2, 1.44, 1.728, 2.074, 2.488] as const;

const classOf = (mclass: string): AtomClass => mclass.slice(1) as AtomClass;

/** Letters of an upright font that make a word: \mathrm{Var}. */
function word(children: Shape[], { style }: Setting): Shape[] {
  const letters = children.map((shape) =>
    shape.kind === 'symbol' && /^[A-Za-z]$/.test(shape.char) ? shape.char : '',
  );
  if (letters.length < 2 || letters.includes('')) return children;
  return [{ kind: 'text', class: 'ord', style, text: letters.join(''), face: 'roman', name: true }];
}

function font(node: NodeOf<'font'>, setting: Setting, build: Build): Shape[] {
  const inside = build.argument(node.body, { ...setting, font: node.font });
  const children = node.font === 'mathrm' || node.font === 'textrm' ? word(inside, setting) : inside;
  return [asAtom(children, only(children) ?? 'ord', setting.style)];
}

/** A symbol in a font keeps its class. */
const only = (children: readonly Shape[]): AtomClass | undefined => {
  const [first] = children;
  return children.length === 1 && first && !isPassing(first) && first.kind !== 'row'
    ? first.class
    : undefined;
};

function styling(node: NodeOf<'styling'>, setting: Setting, build: Build): Shape[] {
  const { font: now, ...rest } = setting;
  const inner: Setting = {
    ...rest,
    ...(now !== undefined && !node.resetFont && { font: now }),
    style: node.style,
  };
  const children = build.list(node.body, inner);
  return node.style === setting.style
    ? children
    : [{ kind: 'styled', style: node.style, was: setting.style, children }];
}

/** The reader's stand-in for output without pictures is the true character; its class is that of the drawn form. */
function drawnOrNamed(node: NodeOf<'htmlmathml'>, setting: Setting, build: Build): Shape[] {
  const children = build.list(node.mathml, setting);
  const [drawn] = node.html;
  const drawnClass =
    drawn?.type === 'mclass' ? classOf(drawn.mclass) : drawn?.type === 'atom' ? drawn.family : undefined;
  const [first] = children;
  const stroke = first?.kind === 'symbol' && first.char === '\u0338';
  if (node.html.length !== 1 || drawnClass === undefined || stroke) return children;
  return [asAtom(children, drawnClass, setting.style)];
}

const list = (node: { body: ParseNode[] }, setting: Setting, build: Build): Shape[] =>
  build.list(node.body, setting);

export const groupBuilders: Builders<
  | 'ordgroup'
  | 'styling'
  | 'sizing'
  | 'color'
  | 'font'
  | 'text'
  | 'hbox'
  | 'mclass'
  | 'pmb'
  | 'mathchoice'
  | 'htmlmathml'
  | 'html'
  | 'href'
  | 'tag'
> = {
  ordgroup: (node, setting, build) => {
    if (node.semisimple || node.mode === 'text') return list(node, setting, build);
    const children = build.row(node.body, setting);
    const [first] = children;
    if (
      children.length === 1 &&
      first &&
      !isPassing(first) &&
      first.class === 'ord' &&
      first.kind !== 'scripts'
    )
      return children;
    return [{ kind: 'row', class: 'ord', style: setting.style, children }];
  },
  styling,
  sizing: (node, setting, build) => {
    const size = sizes[node.size - 1] ?? 1;
    const style = setting.style === 'display' ? 'display' : 'text';
    const children = build.list(node.body, { ...setting, size, style });
    return size === setting.size ? children : [{ kind: 'sized', factor: size / setting.size, children }];
  },
  color: (node, setting, build) => [
    { kind: 'coloured', colour: node.color, children: list(node, setting, build) },
  ],
  font,
  text: (node, setting, build) => {
    const children = list(node, { ...setting, face: face(node.font, setting.face) }, build);
    return [asAtom(children, 'ord', setting.style)];
  },
  hbox: (node, setting, build) => {
    const { font: _, ...rest } = setting;
    return [
      {
        kind: 'row',
        class: 'ord',
        style: setting.style,
        children: build.row(node.body, { ...rest, style: 'text' }),
      },
    ];
  },
  mclass: (node, setting, build) => [
    asAtom(build.row(node.body, setting), classOf(node.mclass), setting.style),
  ],
  pmb: (node, setting, build) => [
    asAtom(build.row(node.body, { ...setting, font: 'boldsymbol' }), classOf(node.mclass), setting.style),
  ],
  mathchoice: (node, setting, build) => build.list(node[setting.style], setting),
  htmlmathml: drawnOrNamed,
  html: list,
  href: (node, setting, build) => [{ kind: 'linked', url: node.href, children: list(node, setting, build) }],
  tag: (node, setting, build) => [
    {
      kind: 'tagged',
      class: 'ord',
      style: setting.style,
      children: build.row(node.body, setting),
      tag: build.row(node.tag, { ...setting, style: 'text' }),
    },
  ],
};
