// quote: {blockquote}, {epigraph}, {pull-quote}.

import { labelField } from './fields.ts';
import type { DirectiveSpec } from './spec.ts';

export const quote: DirectiveSpec = {
  names: ['blockquote', 'epigraph', 'pull-quote'],
  argument: 'none',
  options: {},
  body: 'flow',
  read: (call) => [
    { type: 'blockquote', ...labelField(call), children: call.children, position: call.position },
  ],
};
