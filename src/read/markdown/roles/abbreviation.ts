// abbreviation: {abbr}`SVD (singular value decomposition)`.

import type { RoleSpec } from './spec.ts';

const pattern = /^(\s*)(.*?)\s*\(([^()]*)\)\s*$/s;

export const abbreviation: RoleSpec = {
  names: ['abbr', 'abbreviation'],
  read(call) {
    const match = pattern.exec(call.text);
    const [start, short, long] = match
      ? [(match[1] as string).length, match[2] as string, (match[3] as string).trim()]
      : [0, call.text, call.attributes.values['title']];
    return [
      {
        type: 'abbreviation',
        ...(long !== undefined && long !== '' && { title: long }),
        children: [{ type: 'text', value: short, position: call.place(start, start + short.length) }],
        position: call.position,
      },
    ];
  },
};
