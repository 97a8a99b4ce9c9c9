// raw: {raw} latex, text for one output format only.

import type { DirectiveSpec } from './spec.ts';
import { withoutEnd } from './code.ts';

/** Names of formats that mean the same. */
const formats: Readonly<Record<string, string>> = { tex: 'latex', pdf: 'latex', typ: 'typst' };

const raw = (names: DirectiveSpec['names'], format?: string): DirectiveSpec => ({
  names,
  argument: format === undefined ? 'required' : 'none',
  options: {},
  body: 'raw',
  read(call) {
    const given = format ?? call.head.argument.text.toLowerCase();
    return [
      {
        type: 'raw',
        format: formats[given] ?? given,
        value: withoutEnd(call.head.body),
        position: call.position,
      },
    ];
  },
});

export const raws: readonly DirectiveSpec[] = [
  raw(['raw']),
  raw(['raw:latex', 'raw:tex'], 'latex'),
  raw(['raw:typst', 'raw:typ'], 'typst'),
  raw(['raw:html'], 'html'),
];
