// block-marks: beside blocks of the book: your draft, and for a pointer an empty bubble to ask at.

import { askAddress, blockOf, kindOf, sectionOf } from './block.ts';
import { make } from './dom.ts';
import { draftPlaces } from './drafts.ts';
import { settings } from './settings.ts';

/** Where a bubble has room right of the text. */
const room = matchMedia('(width >= 75em) and (hover: hover)');
const pencil =
  '<svg viewBox="0 0 20 20" aria-hidden="true"><path d="M4 16l1-4L13.500 3.500l3 3L8 15z"/></svg>';

const wordsOf = (block: HTMLElement): { draft: string; empty: string } =>
  settings().blocks[kindOf(block)] ?? settings().blocks['paragraph'] ?? { draft: '', empty: '' };

export function blockMarks(page: Document): void {
  markDrafts(page);
  const empty = make('a', { class: 'talk', tabindex: '-1', 'aria-hidden': 'true' }, '+');
  page.addEventListener('pointerover', ({ target, pointerType }) => {
    if (pointerType !== 'mouse' || !room.matches || !(target instanceof Node) || empty.contains(target))
      return;
    const block = blockOf(target);
    if (block === undefined || !block.matches('p, li')) return;
    if (block.querySelector(':scope > .talk') !== null) return;
    empty.href = askAddress(block);
    empty.title = wordsOf(block).empty;
    block.append(empty);
  });
  page.addEventListener('pointerout', ({ relatedTarget }) => {
    const to = relatedTarget instanceof Node ? relatedTarget : null;
    if (empty.parentElement?.contains(to) !== true) empty.remove();
  });
}

/** A pencil beside what one has begun to write about. */
export function markDrafts(page: Document): void {
  for (const old of page.querySelectorAll('.talk.draft')) old.remove();
  const places = new Set(draftPlaces());
  if (places.size === 0) return;
  for (const block of page.querySelectorAll<HTMLElement>('article [data-block]:not([data-on])')) {
    if (!places.has(`ask:${sectionOf(block)}/${block.dataset['block']}`)) continue;
    const mark = make('a', {
      class: 'talk draft',
      href: askAddress(block),
      'aria-label': wordsOf(block).draft,
    });
    mark.innerHTML = pencil;
    const bubble = block.querySelector(':scope > .talk');
    if (bubble === null) block.append(mark);
    else bubble.after(mark);
  }
}
