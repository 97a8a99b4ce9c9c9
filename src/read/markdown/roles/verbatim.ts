// verbatim: the roles whose text is not Markdown: math, code, raw.

import type { RoleSpec } from './spec.ts';

const math: RoleSpec = {
  names: ['math'],
  read: ({ text, position }) =>
    text.trim() ? [{ type: 'inlineMath', value: text.trim(), position }] : 'it is empty',
};

const code: RoleSpec = {
  names: ['code'],
  read: ({ text, position }) => [{ type: 'inlineCode', value: text, position }],
};

const raw = (format: string, names: RoleSpec['names']): RoleSpec => ({
  names,
  read: ({ text, position }) => [{ type: 'raw', format, value: text, position }],
});

const rawFormat: RoleSpec = {
  names: ['raw'],
  read: ({ text, position, attributes }) => {
    const format = attributes.values['format'];
    return format === undefined
      ? 'it names no format: write {raw:latex}'
      : [{ type: 'raw', format, value: text, position }];
  },
};

export const verbatim: readonly RoleSpec[] = [
  math,
  code,
  rawFormat,
  raw('latex', ['raw:latex', 'raw:tex']),
  raw('typst', ['raw:typst', 'raw:typ']),
  raw('html', ['raw:html']),
];
