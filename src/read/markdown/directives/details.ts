// details: {dropdown} Title, text that is folded until the reader opens it.

import type { Summary } from '../../../document/index.ts';
import { labelField } from './fields.ts';
import type { DirectiveSpec } from './spec.ts';

export const details: DirectiveSpec = {
  names: ['dropdown', 'details'],
  argument: 'optional',
  options: { open: 'flag', icon: 'ignored', color: 'ignored', animate: 'ignored' },
  body: 'flow',
  read(call) {
    const words = call.argument();
    const { range } = call.head.argument;
    const summary: Summary = {
      type: 'summary',
      children: words,
      position: call.context.source.position(range.start, range.end),
    };
    const open = call.options.flag('open');
    return [
      {
        type: 'details',
        ...labelField(call),
        ...(open !== undefined && { open }),
        children: [...(words.length > 0 ? [summary] : []), ...call.children],
        position: call.position,
      },
    ];
  },
};
