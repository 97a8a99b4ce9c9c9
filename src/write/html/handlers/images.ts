// images: pictures, with their sizes, so that nothing moves when they come.

import type { Image } from '../../../document/index.ts';
import type { Context, Handler } from '../context.ts';
import { addFile, idOf } from '../context.ts';
import type { Html } from '../html.ts';
import { element, nothing, text } from '../html.ts';

export const image: Handler<'image'> = (node, context) => picture(node, node.alt ?? '', context);

/** A picture with the words that stand for it. One that the book does not have is said by those words. */
export function picture(node: Image, words: string, context: Context): Html {
  const found = node.path === undefined ? undefined : context.book.resources.picture(node.path);
  const src = found === undefined ? node.url : addFile(found.path, found.sha256, context);
  if (found === undefined && !/^(?:https?:|data:)/i.test(node.url))
    return missing(words === '' ? node.url : words);
  context.collected.pictures += 1;
  const late = context.collected.pictures > 1;
  return element('img', {
    src,
    alt: words,
    title: node.title,
    id: idOf(node, context),
    width: found?.width,
    height: found?.height,
    style: sizes(node),
    class: node.align === undefined ? undefined : `align-${node.align}`,
    loading: late ? 'lazy' : undefined,
    decoding: late ? 'async' : undefined,
  });
}

const missing = (words: string): Html =>
  words === '' ? nothing : element('span', { class: 'missing' }, text(words));

/** The author's sizes, where they are lengths. */
function sizes({ width, height }: Image): string | undefined {
  const all = [length('width', width), length('height', height)].filter((one) => one !== undefined);
  return all.length === 0 ? undefined : all.join(';');
}

function length(name: string, value: string | undefined): string | undefined {
  const match = /^(\d+(?:\.\d+)?)\s*(%|px|em|rem|ch|ex|cm|mm|in|pt|pc|vw)?$/.exec(value?.trim() ?? '');
  return match === null ? undefined : `${name}:${match[1]}${match[2] ?? 'px'}`;
}
