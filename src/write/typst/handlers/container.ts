// container: a numbered thing with a caption: a picture, several, a table, a listing, or a cell with its pictures.

import type { Container, FlowNode, Image, Node } from '../../../document/index.ts';
import { childrenOf, nodesOf, plainText } from '../../../document/index.ts';
import { boxed } from '../context.ts';
import type { Context } from '../context.ts';
import { flow, inline } from '../flow.ts';
import { labelOf } from '../labels.ts';
import type { Arguments, Typst } from '../markup.ts';
import { array, call, content, join, nothing, quoted, typst } from '../markup.ts';
import { altOf } from '../outputs/outputs.ts';
import { inchesArgument } from '../outputs/picture.ts';
import type { SetPicture } from '../outputs/picture.ts';
import { setCell } from './code-cell.ts';
import type { Handler } from './handler.ts';
import { imageAlt, placeholder, setPicture } from './image.ts';
import { setTable } from './table.ts';

export const container: Handler<'container'> = (node, context) => {
  const caption = captionOf(node, context);
  const contents = node.children.filter((child) => child.type !== 'caption' && child.type !== 'legend');
  const named: Arguments = {
    number: node.enumerator === undefined ? undefined : quoted(node.enumerator),
    label: labelOf(node, context),
    float: context.boxed || context.afterHeading ? typst`none` : undefined,
  };
  const only = contents.length === 1 ? contents[0] : undefined;
  const image = only && pictureIn(only);
  if (image !== undefined) return figure(image, named, caption, node, context);
  if (only?.type === 'table')
    return setTable(only, context, { ...named, caption: caption && content(caption) }, node.width === 'wide');
  if (only?.type === 'codeCell') return cellFigure(only, named, caption, node, context);
  if (
    contents.length > 1 &&
    contents.every((child) => child.type === 'container' || pictureIn(child) !== undefined)
  ) {
    return subfigures(contents, named, caption, context);
  }
  const kind = node.kind === 'code' ? 'listing' : node.kind;
  return call(
    'captioned',
    { ...named, kind: quoted(kind), body: content(flow(contents, boxed(context))) },
    caption ?? nothing,
  );
};

/** The picture of a node that is one, or that holds one and nothing else. */
function pictureIn(node: FlowNode | Node): Image | undefined {
  if (node.type === 'image') return node;
  if (node.type !== 'paragraph' && node.type !== 'div') return undefined;
  const inside = childrenOf(node).filter((child) => child.type !== 'text' || child.value.trim() !== '');
  return inside.length === 1 ? pictureIn(inside[0] as Node) : undefined;
}

/** Caption and legend in the small sans of the template; undefined where there is neither. */
function captionOf(node: Container, context: Context): Typst | undefined {
  const inside = boxed(context, { face: 'sans' });
  const parts = node.children.flatMap((child) =>
    child.type === 'caption' || child.type === 'legend'
      ? [
          isOneParagraph(child)
            ? inline(childrenOf(child.children[0] as Node), inside)
            : flow(child.children, inside),
        ]
      : [],
  );
  return parts.length === 0 ? undefined : join(parts, '\n\n');
}

const isOneParagraph = (node: { children: readonly Node[] }): boolean =>
  node.children.length === 1 && node.children[0]?.type === 'paragraph';

function figure(
  image: Image,
  named: Arguments,
  caption: Typst | undefined,
  node: Container,
  context: Context,
): Typst {
  const picture = setPicture(image, context, node.width === 'wide');
  if (picture === undefined) {
    return call(
      'captioned',
      { ...named, kind: quoted('figure'), body: content(placeholder(image, context)) },
      caption ?? nothing,
    );
  }
  return pictureFigure(picture, figureAlt(image, node, context), named, caption);
}

/** The author's words for the picture, else those of its caption. */
const figureAlt = (image: Image, node: Container, context: Context): string =>
  image.alt?.trim() ||
  plainText(node.children.filter((child) => child.type === 'caption')).trim() ||
  imageAlt(image, context);

function pictureFigure(
  picture: SetPicture,
  alt: string,
  named: Arguments,
  caption: Typst | undefined,
): Typst {
  return call(
    'fig',
    { ...named, inches: inchesArgument(picture.inches), alt: quoted(alt) },
    caption ?? nothing,
    picture.path,
  );
}

/** A cell, and what it drew as a figure under the caption; one without pictures has the caption itself. */
function cellFigure(
  cell: Extract<Node, { type: 'codeCell' }>,
  named: Arguments,
  caption: Typst | undefined,
  node: Container,
  context: Context,
): Typst {
  const wide = node.width === 'wide' ? { ...cell, options: { ...cell.options, width: 'wide' } } : cell;
  const { text, pictures, note } = setCell(wide, context, true);
  const told = note === undefined ? caption : typst`${caption ?? nothing}${call('made-by', {}, note)}`;
  const [first, ...more] = pictures;
  if (first === undefined) {
    if (text === '') return nothing;
    return call(
      'captioned',
      { ...named, kind: quoted(node.kind === 'code' ? 'listing' : node.kind), body: content(text) },
      told ?? nothing,
    );
  }
  const alt = altOf(cell, context);
  const figures = [
    ...more.map((picture) =>
      call(
        'single-picture',
        { inches: inchesArgument(picture.inches), alt: quoted(alt) },
        undefined,
        picture.path,
      ),
    ),
    pictureFigure(first, alt, { ...named, float: typst`none` }, told),
  ];
  return join(text === '' ? figures : [text, ...figures], '\n\n');
}

/** Pictures side by side, each with its own caption, under one number. */
function subfigures(
  contents: readonly FlowNode[],
  named: Arguments,
  caption: Typst | undefined,
  context: Context,
): Typst {
  const parts = contents.map((child) => {
    const image =
      child.type === 'container' ? (nodesOf(child, 'image')[0] as Image | undefined) : pictureIn(child);
    const own = child.type === 'container' ? captionOf(child, context) : undefined;
    const label = child.type === 'container' ? labelOf(child, context) : undefined;
    const picture = image && setPicture(image, boxed(context), false);
    const art =
      image === undefined
        ? flow([child], boxed(context))
        : picture === undefined
          ? placeholder(image, context)
          : nothing;
    return typst`(${join(
      [
        typst`path: ${picture?.path ?? typst`none`}`,
        typst`inches: ${inchesArgument(picture?.inches ?? 1)}`,
        typst`alt: ${image === undefined ? typst`none` : quoted(imageAlt(image, context))}`,
        typst`label: ${label ?? typst`none`}`,
        typst`caption: ${own === undefined ? typst`none` : content(own)}`,
        typst`body: ${content(art)}`,
      ],
      ', ',
    )})`;
  });
  return call('subfigures', { ...named, parts: array(parts) }, caption ?? nothing);
}
