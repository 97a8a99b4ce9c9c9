// start: what the script adds to a page, in this order.

import { addCopyButtons } from './copy.ts';
import { contents } from './contents.ts';
import { discussionEmbeds } from './discussion-embed.ts';
import { outline } from './outline.ts';
import { previews } from './preview.ts';
import { tabs } from './tabs.ts';
import { theme } from './theme.ts';
import { searchKey } from './search-key.ts';
import { variants } from './variants.ts';

export function start(page: Document): void {
  theme(page);
  variants(page);
  tabs(page);
  addCopyButtons(page);
  contents(page);
  outline(page);
  previews(page);
  searchKey(page);
  discussionEmbeds(page);
}
