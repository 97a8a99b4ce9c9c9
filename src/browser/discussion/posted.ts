// posted: after a text was posted in the panel: the panel shows it, and the text's bubbles are counted again.

import { sectionOf } from './block.ts';
import type { Posted } from './events.ts';
import { openBubble, panelBlock, renewPanel } from './panel.ts';
import { documentAt } from './server.ts';

export function postedInPanel(page: Document): void {
  page.addEventListener('octavo-posted', (event) => {
    if (!(event.target instanceof Element) || event.target.closest('.talks') === null) return;
    const { next, held } = (event as CustomEvent<Posted>).detail;
    event.preventDefault();
    if (held) location.assign(next);
    else void goOn(next);
  });
}

/** @param next where one would go without the panel: when the panel cannot show what was posted */
async function goOn(next: string): Promise<void> {
  const block = panelBlock();
  if (block === undefined) return location.assign(next);
  const known = block.querySelector<HTMLAnchorElement>(':scope > a.talk[data-on]');
  let bubble = await bubbleOf(block);
  // Counts may be a moment old.
  if (bubble === undefined || bubble.textContent === known?.textContent) {
    await new Promise((later) => setTimeout(later, 300));
    bubble = await bubbleOf(block);
  }
  if (bubble === undefined) return location.assign(next);
  if (known?.textContent === bubble.textContent) return renewPanel();
  for (const old of block.querySelectorAll(':scope > a.talk')) old.remove();
  const fresh = document.adoptNode(bubble);
  block.append(fresh);
  await openBubble(fresh);
}

/** The bubble that the server gives a block now. */
async function bubbleOf(block: HTMLElement): Promise<HTMLAnchorElement | undefined> {
  const page = await documentAt(location.pathname + location.search);
  const id = CSS.escape(block.dataset['block'] ?? '');
  return (
    page?.querySelector<HTMLAnchorElement>(
      `a.talk[data-on="${CSS.escape(sectionOf(block))}"][data-block="${id}"]`,
    ) ?? undefined
  );
}
