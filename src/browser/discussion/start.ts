// start: what the script adds to a page, in this order.

import { blockMarks, markDrafts } from './block-marks.ts';
import { isBookPage } from './block.ts';
import { start } from './composer.ts';
import { copyLinks } from './copy-link.ts';
import { keys } from './keys.ts';
import { live } from './live.ts';
import { panels } from './panel.ts';
import { postedInPanel } from './posted.ts';
import { quotedWords } from './quotes.ts';
import { selectionMenu } from './selection-menu.ts';
import { passkeyButtons } from './load-later.ts';
import { votes } from './votes.ts';

export function startDiscussions(page: Document): void {
  page.documentElement.classList.add('js');
  page.addEventListener('octavo-part', ({ target }) => start(target as HTMLElement));
  if (isBookPage()) {
    panels(page);
    selectionMenu(page);
    blockMarks(page);
    quotedWords(page);
    postedInPanel(page);
    // Drafts of the panel show when it is closed.
    page.addEventListener('octavo-closed', () => markDrafts(page));
  }
  start(page.body);
  votes(page);
  copyLinks(page);
  passkeyButtons(page);
  filters(page);
  live(page);
  keys(page);
}

/** Lists follow their filter without a button. */
function filters(page: Document): void {
  page.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLSelectElement) target.closest<HTMLFormElement>('form.sift')?.requestSubmit();
  });
}
