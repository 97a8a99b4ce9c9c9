// aside: what stands beside the text: margin, sidebar, topic, aside.

import type { Aside } from '../../../document/index.ts';
import { labelField } from './fields.ts';
import type { DirectiveSpec } from './spec.ts';
import { titleNodes } from './title.ts';

const kinds: readonly Aside['kind'][] = ['aside', 'margin', 'sidebar', 'topic'];

export const asides: readonly DirectiveSpec[] = kinds.map((kind) => ({
  names: [kind],
  argument: 'optional',
  options: {},
  body: 'flow',
  read: (call) => [
    {
      type: 'aside',
      kind,
      ...labelField(call),
      children: [...titleNodes(call), ...call.children],
      position: call.position,
    },
  ],
}));
