// iframe: {iframe}, another page in a frame; with words in its body a figure of it.

import { captioned } from './caption.ts';
import { numberFields } from './fields.ts';
import type { DirectiveSpec } from './spec.ts';
import type { Iframe } from '../../../document/index.ts';

export const iframe: DirectiveSpec = {
  names: ['iframe'],
  argument: 'required',
  options: { width: 'text', height: 'text', title: 'text', align: 'ignored', placeholder: 'ignored' },
  body: 'flow',
  read(call) {
    const { options, position } = call;
    const [title, width, height] = [options.text('title'), options.text('width'), options.text('height')];
    const node: Iframe = {
      type: 'iframe',
      src: call.head.argument.text,
      ...(title && { title }),
      ...(width && { width }),
      ...(height && { height }),
      position,
    };
    const [first, ...rest] = call.children;
    if (first === undefined) return [node];
    if (first.type !== 'paragraph') return [node, first, ...rest];
    return [captioned('figure', numberFields(call), node, first.children, position), ...rest];
  },
};
