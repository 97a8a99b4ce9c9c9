// div: {div}, blocks with a class of the author's.

import { classField, labelField } from './fields.ts';
import type { DirectiveSpec } from './spec.ts';

export const div: DirectiveSpec = {
  names: ['div'],
  argument: 'optional',
  options: {},
  body: 'flow',
  read(call) {
    const words = [call.head.argument.text, classField(call).class ?? ''].join(' ').trim();
    return [
      {
        type: 'div',
        ...labelField(call),
        ...(words && { class: words }),
        children: call.children,
        position: call.position,
      },
    ];
  },
};
