// boxes: frames, strikes, phantoms, rules and shifted things → Typst.

import type { ShapeOf } from '../shape/shape.ts';
import { colourOf } from './colours.ts';
import { item } from './item.ts';
import type { Item } from './item.ts';
import type { AtomTable, Writer } from './typst.ts';

const length = (em: number): string => `${Number(em.toFixed(4))}em`;

const strikes: Readonly<Record<string, string>> = {
  cancel: '',
  bcancel: 'inverted: #true, ',
  xcancel: 'cross: #true, ',
  sout: 'angle: #90deg, length: #100%, ',
};

function enclosed(shape: ShapeOf<'enclosed'>, writer: Writer): Item {
  const inner = writer.line(shape.children);
  const body = inner?.text ?? '';
  const strike = strikes[shape.name];
  if (strike !== undefined)
    return item(shape, `cancel(${strike}${body})`, inner?.single ? inner.typst[1] : 'normal');
  const frame = /^(?:fbox|colorbox|fcolorbox)$/.test(shape.name);
  if (!frame) return writer.unsupported(`\\${shape.name}`);
  const options = [
    ...(shape.name === 'colorbox'
      ? []
      : [`stroke: 0.04em${shape.border === undefined ? '' : ` + ${fill(shape.border, writer)}`}`]),
    ...(shape.background === undefined ? [] : [`fill: ${fill(shape.background, writer)}`]),
  ];
  return boxed(shape, `#box(${options.join(', ')}, inset: 0.3em, ${equation(body, shape.style)})`);
}

function fill(colour: string, writer: Writer): string {
  const source = colourOf(colour);
  if (source === undefined) writer.unsupported(`colour ${colour}`);
  return source?.slice(1) ?? 'black';
}

const sizes = { display: 'display', text: 'inline', script: 'script', scriptscript: 'sscript' } as const;
/** A formula inside a box begins anew: it must be told its style. */
const equation = (body: string, style: ShapeOf<'enclosed'>['style']): string => `$${sizes[style]}(${body})$`;

/** White space beside a box shows. */
const boxed = (shape: { class: Item['tex'][0]; style: Item['style'] }, source: string): Item => ({
  ...item(shape, source),
  spaced: [true, true],
});

/** Content that takes no width: it is measured, and set off by its own width. */
const moved = (content: string, set: string): string =>
  `#context { let it = ${content}; let w = std.measure(it).width; ${set} }`;
const laps = { left: '$#h(-w) #it$', right: '$#it #h(-w)$', center: '$#h(-w / 2) #it #h(-w / 2)$' } as const;

const unshown =
  (what: string) =>
  (_: unknown, writer: Writer): Item =>
    writer.unsupported(what);

export const boxTypst: AtomTable<
  'enclosed' | 'phantom' | 'smashed' | 'overlap' | 'raised' | 'centred' | 'rule'
> = {
  enclosed,
  phantom: (shape, writer) => {
    const body = equation(writer.row(shape.children), shape.style);
    if (shape.keeps === 'both') return boxed(shape, `#hide(${body})`);
    if (shape.keeps === 'width') return boxed(shape, `#context box(width: std.measure(${body}).width)`);
    return boxed(shape, moved(`hide(${body})`, '$#it #h(-w)$'));
  },
  // Only the distance of lines and the size of roots would be less: what is seen stays the same.
  smashed: (shape, writer) => ({
    ...(writer.line(shape.children, writer.before) ?? item(shape, '')),
    tex: [shape.class, shape.class],
  }),
  overlap: (shape, writer) =>
    boxed(shape, moved(equation(writer.row(shape.children), shape.style), laps[shape.side])),
  raised: (shape, writer) =>
    boxed(
      shape,
      `#box(baseline: ${length(-shape.by)}, ${equation(writer.row(shape.children), shape.style)})`,
    ),
  centred: unshown('\\vcenter'),
  rule: (shape) => {
    if (shape.width === 0 || shape.height === 0) {
      return boxed(
        shape,
        `#box(width: ${length(shape.width)}, height: ${length(shape.height)}, baseline: ${length(-shape.shift)})`,
      );
    }
    return boxed(
      shape,
      `#context box(width: ${length(shape.width)}, height: ${length(shape.height)}, baseline: ${length(-shape.shift)}, fill: text.fill)`,
    );
  },
};
