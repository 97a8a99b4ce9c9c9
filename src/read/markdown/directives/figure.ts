// figure: a numbered picture, or whatever else its body shows, with caption and legend.

import type {
  Caption,
  Container,
  FlowNode,
  Image,
  Legend,
  Paragraph,
  Position,
} from '../../../document/index.ts';
import { numberFields } from './fields.ts';
import { imageOf, imageOptions } from './image.ts';
import type { Side } from './image.ts';
import type { DirectiveCall, DirectiveSpec } from './spec.ts';

const kinds = ['figure', 'table', 'code'] as const;

export const figure: DirectiveSpec = {
  names: ['figure'],
  argument: 'optional',
  options: {
    ...imageOptions,
    kind: kinds,
    figwidth: 'text',
    figclass: { sameAs: 'class' },
    placeholder: 'ignored',
    'no-subfigures': 'ignored',
    'remove-input': 'ignored',
    'remove-output': 'ignored',
  },
  body: 'flow',
  read(call) {
    const url = call.head.argument.text;
    const pictures: FlowNode[] = url === '' ? [] : [imageOf(call, url)];
    if (url.startsWith('#')) return showsAnother(call);
    const { shown, words } = partBody(call.children, pictures.length > 0);
    const kind = (call.options.text('kind') as Container['kind'] | undefined) ?? kindOf(shown);
    return [containerOf(call, kind, [...pictures, ...shown], words)];
  },
};

/** `{figure} #label` shows another cell's output in MyST. */
function showsAnother(call: DirectiveCall): FlowNode[] {
  const { name, range, context } = call;
  context.note(
    'unsupported-directive',
    range,
    `${name} #label`,
    'give the cell a :caption: and a :label: where it stands',
  );
  const value = context.source.text.slice(range.start, range.end);
  return [{ type: 'error', value, message: 'a figure of another cell', position: call.position }];
}

const kindOf = (shown: readonly FlowNode[]): Container['kind'] =>
  shown.some((node) => node.type === 'table') ? 'table' : shown[0]?.type === 'code' ? 'code' : 'figure';

/** What the body shows, and its words. A paragraph of nothing but pictures shows them. */
function partBody(
  children: readonly FlowNode[],
  hasPicture: boolean,
): { shown: FlowNode[]; words: FlowNode[] } {
  const shown: FlowNode[] = [];
  const words: FlowNode[] = [];
  for (const child of children) {
    const pictures = child.type === 'paragraph' && !hasPicture ? onlyPictures(child) : undefined;
    if (pictures) shown.push(...pictures);
    else if (words.length === 0 && isShown(child)) shown.push(child);
    else words.push(child);
  }
  return { shown, words };
}

const shownKinds: readonly FlowNode['type'][] = [
  'image',
  'table',
  'code',
  'codeCell',
  'container',
  'math',
  'iframe',
  'html',
  'variantSet',
  'tabSet',
  'grid',
  'raw',
];
const isShown = (node: FlowNode): boolean => shownKinds.includes(node.type);

function onlyPictures(paragraph: Paragraph): Image[] | undefined {
  const pictures = paragraph.children.filter((child) => child.type === 'image');
  const rest = paragraph.children.filter((child) => child.type !== 'image');
  return pictures.length > 0 && rest.every((child) => child.type === 'text' && child.value.trim() === '')
    ? pictures
    : undefined;
}

/** A container: the first paragraph of the words is the caption, the others are the legend. */
export function containerOf(
  call: DirectiveCall,
  kind: Container['kind'],
  shown: readonly FlowNode[],
  words: readonly FlowNode[],
): Container {
  const first = words.findIndex((node) => node.type === 'paragraph');
  const caption = first < 0 ? [] : words.slice(first, first + 1);
  const legend = words.filter((node) => !caption.includes(node));
  const align = call.options.text('align') as Side | undefined;
  const width = widthOf(call);
  return {
    type: 'container',
    kind,
    ...numberFields(call),
    ...(align && { align }),
    ...(width && { width }),
    children: [...shown, ...wrap('caption', caption), ...wrap('legend', legend)],
    position: call.position,
  };
}

/** `:figwidth:` or a class names a width of the figure; `:width:` is the picture's. */
function widthOf({ options }: DirectiveCall): string | undefined {
  if (options.text('figwidth')) return options.text('figwidth');
  const words = (options.text('class') ?? '').split(/\s+/);
  return words.find((word) => word === 'wide' || word === 'full-width') ? 'wide' : undefined;
}

/** Nodes as a caption or legend; none where there are none. */
export function wrap(type: 'caption' | 'legend', children: FlowNode[]): (Caption | Legend)[] {
  if (children.length === 0) return [];
  const [first, last] = [children[0]?.position, children.at(-1)?.position];
  const position: Position | undefined = first && last && { start: first.start, end: last.end };
  return [{ type, children, ...(position && { position }) }];
}
