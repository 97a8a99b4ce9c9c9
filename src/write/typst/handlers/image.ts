// image: a picture in a line, or one that stands by itself without a caption.

import type { Image } from '../../../document/index.ts';
import type { Context } from '../context.ts';
import { markOf } from '../labels.ts';
import type { Typst } from '../markup.ts';
import { call, nothing, quoted, typst } from '../markup.ts';
import {
  inchesArgument,
  inchesOf,
  isPrintable,
  measureInches,
  notPrintable,
  storedPicture,
  svgSize,
  wideInches,
} from '../outputs/picture.ts';
import type { SetPicture } from '../outputs/picture.ts';
import type { Handler } from './handler.ts';

export const image: Handler<'image'> = (node, context) => {
  if (context.inTitle) return context.render({ type: 'text', value: imageAlt(node, context) }, context);
  const picture = setPicture(node, context, false);
  return typst`${markOf(node, context)}${picture === undefined ? placeholder(node, context) : single(picture, node, context)}`;
};

function single(picture: SetPicture, node: Image, context: Context): Typst {
  return call(
    context.inLine ? 'inline-picture' : 'single-picture',
    { inches: inchesArgument(picture.inches), alt: quoted(imageAlt(node, context)) },
    undefined,
    picture.path,
  );
}

export const imageAlt = (node: Image, context: Context): string =>
  node.alt?.trim() || node.title?.trim() || context.edition.words.picture;

/** The picture's file and size; undefined, with a complaint, where it cannot be printed. */
export function setPicture(node: Image, context: Context, wide: boolean): SetPicture | undefined {
  if (node.path === undefined) {
    // A picture that is missing has been complained about by the linker; one of another site cannot be fetched.
    if (/^(?:[a-z][a-z0-9+.-]*:)?\/\//i.test(node.url)) notPrintable(node, node.url, context);
    return undefined;
  }
  const picture = context.edition.book.resources.picture(node.path);
  if (picture === undefined || !isPrintable(picture.mime)) {
    notPrintable(node, node.path, context);
    return undefined;
  }
  const size =
    picture.width === undefined && picture.mime === 'image/svg+xml'
      ? storedSvgSize(picture.sha256, context)
      : picture;
  const most = context.boxed ? measureInches - 0.4 : wideInches;
  return {
    path: storedPicture(picture.sha256, picture.mime, context),
    inches: inchesOf(size, node.width, wide, most),
  };
}

function storedSvgSize(sha256: string, context: Context): ReturnType<typeof svgSize> {
  const bytes = context.edition.book.resources.bytes(sha256);
  if (bytes === undefined) return {};
  // The root element stands at the beginning and is written in letters of ASCII.
  let start = '';
  for (const byte of bytes.subarray(0, 4000)) start += String.fromCharCode(byte);
  return svgSize(start);
}

/** A box with the words for a picture that cannot be shown. */
export function placeholder(node: Image, context: Context): Typst {
  if (context.inTitle) return nothing;
  return call(
    'no-picture',
    {},
    context.render(
      { type: 'text', value: `${context.edition.words.notPrinted}: ${imageAlt(node, context)}` },
      { ...context, face: 'sans' },
    ),
  );
}
