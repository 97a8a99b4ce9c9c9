// index-entry: {index}, entries of the index that are not words of the text.

import type { IndexTerm } from '../../../document/index.ts';
import { readIndexEntry, readTyped } from '../index-terms.ts';
import { labelField } from './fields.ts';
import type { DirectiveSpec } from './spec.ts';

const types = ['single', 'pair', 'triple', 'see', 'seealso'] as const;

export const indexEntry: DirectiveSpec = {
  names: ['index'],
  argument: 'optional',
  options: Object.fromEntries(types.map((type) => [type, 'text' as const])),
  body: 'raw',
  read(call) {
    const entries: IndexTerm[] = [];
    // Plain words may be several, by commas; a line of the body is one entry.
    const argument = call.head.argument.text;
    const plain = argument.includes(':') ? [argument] : argument.split(',');
    for (const text of [...plain, ...call.head.body.split('\n')]) entries.push(...readIndexEntry(text));
    for (const type of types) entries.push(...readTyped(type, call.options.text(type) ?? ''));
    return [{ type: 'indexEntry', entries, ...labelField(call), children: [], position: call.position }];
  },
};
