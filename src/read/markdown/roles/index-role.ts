// index-role: {index}`words` and {index}`words <single: a; b>` mark words for the index and print them.

import { readIndexEntry } from '../index-terms.ts';
import type { RoleSpec } from './spec.ts';
import { wordsAndTarget } from './words-and-target.ts';

export const indexRole: RoleSpec = {
  names: ['index'],
  read(call) {
    const { target, words } = wordsAndTarget(call.text);
    if (target === '') return 'it is empty';
    const entries = readIndexEntry(target);
    // Without words of their own the terms are the words.
    const children = words
      ? call.phrasing(words.start, words.end)
      : [
          {
            type: 'text' as const,
            value: entries[0]?.term ?? target,
            position: call.place(0, call.text.length),
          },
        ];
    return [{ type: 'indexEntry', entries, children, position: call.position }];
  },
};
