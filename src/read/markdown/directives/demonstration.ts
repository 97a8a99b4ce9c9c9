// demonstration: {myst}, Markdown shown as it is written and as it comes out.

import { withoutEnd } from './code.ts';
import type { DirectiveSpec } from './spec.ts';

export const demonstration: DirectiveSpec = {
  names: ['myst'],
  argument: 'none',
  options: {},
  body: 'flow',
  read: ({ head, children, position }) => [
    {
      type: 'div',
      class: 'demonstration',
      children: [{ type: 'code', lang: 'markdown', value: withoutEnd(head.body), position }, ...children],
      position,
    },
  ],
};
