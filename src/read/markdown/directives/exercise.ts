// exercise: exercises and their solutions (sphinx-exercise).

import type { DirectiveSpec } from './spec.ts';
import { labelField, numberFields } from './fields.ts';
import { titleNodes } from './title.ts';

const levels = ['easy', 'medium', 'hard'] as const;

const exercise: DirectiveSpec = {
  names: ['exercise'],
  argument: 'optional',
  options: { level: levels, hidden: 'ignored' },
  body: 'flow',
  read(call) {
    const level = call.options.text('level') as (typeof levels)[number] | undefined;
    return [
      {
        type: 'exercise',
        ...numberFields(call),
        ...(level !== undefined && { level }),
        children: [...titleNodes(call), ...call.children],
        position: call.position,
      },
    ];
  },
};

const solution: DirectiveSpec = {
  names: ['solution'],
  argument: 'required',
  options: { hidden: 'ignored' },
  body: 'flow',
  read: (call) => [
    {
      type: 'solution',
      exercise: call.head.argument.text.replace(/^#/, ''),
      ...labelField(call),
      children: call.children,
      position: call.position,
    },
  ],
};

export const exercises: readonly DirectiveSpec[] = [exercise, solution];
