// math: {math}, a display formula.

import type { DirectiveSpec } from './spec.ts';
import { numberFields } from './fields.ts';
import { displayMath } from '../tex.ts';

export const math: DirectiveSpec = {
  names: ['math'],
  argument: 'optional',
  options: { typst: 'ignored', nowrap: 'ignored' },
  body: 'raw',
  read(call) {
    const { label, enumerated } = numberFields(call);
    // An argument is the first line of the formula, as in reStructuredText.
    const tex = [call.head.argument.text, call.head.body].filter((part) => part.trim() !== '').join('\n');
    return [displayMath(tex, call.position, label, enumerated)];
  },
};
