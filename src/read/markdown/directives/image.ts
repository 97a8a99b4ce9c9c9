// image: a picture without number and caption; figure.ts uses its options too.

import type { Image } from '../../../document/index.ts';
import { labelField } from './fields.ts';
import type { DirectiveCall, DirectiveSpec, OptionKind } from './spec.ts';

const sides = ['left', 'center', 'right'] as const;
export type Side = (typeof sides)[number];

export const imageOptions: Readonly<Record<string, OptionKind>> = {
  alt: 'text',
  width: 'text',
  w: { sameAs: 'width' },
  height: 'text',
  h: { sameAs: 'height' },
  align: sides,
  title: 'text',
  scale: 'ignored',
  target: 'ignored',
};

/** The picture that the argument names. */
export function imageOf(call: DirectiveCall, url: string): Image {
  const { options } = call;
  const [alt, title, width, height, align] = ['alt', 'title', 'width', 'height', 'align'].map((key) =>
    options.text(key),
  );
  const { range } = call.head.argument;
  return {
    type: 'image',
    url,
    ...(alt && { alt }),
    ...(title && { title }),
    ...(width && { width }),
    ...(height && { height }),
    ...(align && { align: align as Side }),
    position: call.context.source.position(range.start, range.end),
  };
}

export const image: DirectiveSpec = {
  names: ['image'],
  argument: 'required',
  options: imageOptions,
  body: 'none',
  read: (call) => [
    { ...imageOf(call, call.head.argument.text), ...labelField(call), position: call.position },
  ],
};
