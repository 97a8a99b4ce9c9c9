// variant: text that belongs to some of the book's variants. variants.ts puts neighbours together.

import { knownVariants } from '../known-variants.ts';
import { splitList } from './options.ts';
import type { DirectiveSpec } from './spec.ts';

export const variant: DirectiveSpec = {
  names: ['variant'],
  argument: 'required',
  options: {},
  body: 'flow',
  read(call) {
    const { text, range } = call.head.argument;
    const variants = knownVariants(splitList(text), range, call.context);
    const { children, position } = call;
    // For every variant of the book: then it is only its text.
    if (variants === undefined || variants.length === call.context.options.variants.length) return children;
    return [
      { type: 'variantSet', children: [{ type: 'variantBranch', variants, children, position }], position },
    ];
  },
};
