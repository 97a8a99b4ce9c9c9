// download: {download}`words <path>`, a link to a file of the book; link/ makes the file a download.

import type { RoleSpec } from './spec.ts';
import { wordsAndTarget } from './words-and-target.ts';

export const download: RoleSpec = {
  names: ['download', 'button'],
  read(call) {
    const { target, words } = wordsAndTarget(call.text);
    if (target === '') return 'it names no file';
    const name = target.slice(target.lastIndexOf('/') + 1);
    return [
      {
        type: 'link',
        url: target,
        children: words
          ? call.phrasing(words.start, words.end)
          : [{ type: 'text', value: name, position: call.position }],
        position: call.position,
      },
    ];
  },
};
