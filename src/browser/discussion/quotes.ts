// quotes: words of the page that discussions are about are marked, where there are any and the browser can paint over text
// without changing it; elsewhere the bubble says it alone. What marks them is loaded then.

import { load } from './load-later.ts';
import { openBubble, panelBlock } from './panel.ts';

/** The reader's account says no bubbles. */
const areOff = (page: Document): boolean => page.querySelector('.bar .me[data-bubbles=off]') !== null;

export function quotedWords(page: Document): void {
  if (!('highlights' in CSS) || areOff(page)) return;
  const begin = (): void => {
    if (page.querySelector('article a.talk[data-quotes]') === null) return;
    page.removeEventListener('octavo-part', begin);
    void load().then(
      ({ markQuotes }) => markQuotes(page, { openBubble, panelBlock }),
      // The text is whole without its marks.
      () => undefined,
    );
  };
  // The first bubble of a page may come with what its reader asks.
  page.addEventListener('octavo-part', begin);
  begin();
}
