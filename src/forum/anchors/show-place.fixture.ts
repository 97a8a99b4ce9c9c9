// show-place: places as a book without any text shows them, for tests of what stands around them.

import type { Manifest } from '../../compare/index.ts';
import type { ShowPlace } from './anchor-view.ts';
import { anchorView } from './anchor-view.ts';

const manifest = { sections: [], blocks: [], pages: [], aliases: {}, retired: [] } as unknown as Manifest;
const words = {
  diff: { added: 'added ', removed: 'removed ', old: 'old', new: 'new' },
  place: (label: string, block: string): string => `${label}, ${block}`,
};

export const showPlace: ShowPlace = (anchor) => Promise.resolve(anchorView(anchor, { manifest }, words));
