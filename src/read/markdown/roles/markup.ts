// markup: the roles that mark words: sub, sup, del, u, sc, kbd, span.

import type { PhrasingNode } from '../../../document/index.ts';
import type { RoleSpec } from './spec.ts';

type Plain = Extract<
  PhrasingNode['type'],
  'subscript' | 'superscript' | 'delete' | 'underline' | 'smallcaps'
>;

const mark = (type: Plain, names: RoleSpec['names']): RoleSpec => ({
  names,
  read: (call) => [{ type, children: call.phrasing(), position: call.position }],
});

const keyboard: RoleSpec = {
  names: ['kbd', 'keyboard'],
  read: (call) => [
    {
      type: 'keyboard',
      children: [{ type: 'text', value: call.text, position: call.place(0, call.text.length) }],
      position: call.position,
    },
  ],
};

const span: RoleSpec = {
  names: ['span'],
  read: (call) => [
    {
      type: 'span',
      ...(call.attributes.classes.length > 0 && { class: call.attributes.classes.join(' ') }),
      ...(call.attributes.id !== undefined && { label: call.attributes.id }),
      children: call.phrasing(),
      position: call.position,
    },
  ],
};

export const markup: readonly RoleSpec[] = [
  mark('subscript', ['sub', 'subscript']),
  mark('superscript', ['sup', 'superscript']),
  mark('delete', ['del', 'strike']),
  mark('underline', ['u', 'underline']),
  mark('smallcaps', ['sc', 'smallcaps']),
  keyboard,
  span,
];
