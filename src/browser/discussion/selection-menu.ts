// selection-menu: what can be done with selected words of the book: ask about them, suggest others, copy a link.

import { askAddress, blockOf, sectionOf } from './block.ts';
import { quoteOf } from './block-text.ts';
import { copyLink, wordsAddress } from './copy-link.ts';
import { button, make } from './dom.ts';
import { openAsk } from './panel.ts';
import { settings, word } from './settings.ts';
import { tell } from './told.ts';

const gap = 8;
/** Fingers: the system's own menu stands at the words. */
const touch = matchMedia('(pointer: coarse), (width < 44em)');

interface Selected {
  range: Range;
  block: HTMLElement;
  words: string;
  /** In the block's text; absent where the words are not in one block. */
  quote?: { start: number; length: number };
}

let menu: HTMLElement | undefined;
let shownAt: Selected | undefined;

/** When the browser is done with its own part. */
const later = (): void => void setTimeout(look);

/** The words of the book that are selected. */
export function selected(): Selected | undefined {
  const selection = getSelection();
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return undefined;
  const range = selection.getRangeAt(0);
  const words = selection.toString();
  const block = blockOf(range.startContainer);
  if (block === undefined || words.trim() === '') return undefined;
  const isOneBlock = block.contains(range.commonAncestorContainer) || blockOf(range.endContainer) === block;
  const quote = isOneBlock ? quoteOf(block, range) : undefined;
  return { range, block, words, ...(quote && { quote }) };
}

export const askSelected = (one: Selected): void => {
  hide();
  // Words of several blocks are about the section of the first.
  const isOne = one.quote !== undefined || one.block.contains(one.range.endContainer);
  const whole = `/-/ask?${new URLSearchParams({ on: sectionOf(one.block), block: 'section' })}`;
  void openAsk(one.block, isOne ? askAddress(one.block, one.quote) : whole);
};

export const suggestSelected = ({ block }: Selected): void => {
  hide();
  const query = new URLSearchParams({ on: sectionOf(block), block: block.dataset['block'] ?? '' });
  location.assign(`/-/suggest?${query}`);
};

export const copySelected = ({ block, words }: Selected): void => {
  hide();
  void copyLink(wordsAddress(block, words));
};

export function selectionMenu(page: Document): void {
  page.addEventListener('pointerup', later);
  page.addEventListener('keyup', ({ key, shiftKey }) => {
    if (shiftKey || key === 'Shift') later();
  });
  page.addEventListener('selectionchange', () => {
    // On touch there is no end of a gesture to wait for.
    if (touch.matches || getSelection()?.isCollapsed === true) later();
  });
  addEventListener(
    'scroll',
    () => {
      if (shownAt !== undefined && !inSight(shownAt.block)) hide();
    },
    { passive: true },
  );
}

export const menuIsShown = (): boolean => menu !== undefined;

export function hide(): void {
  menu?.remove();
  menu = undefined;
  shownAt = undefined;
}

const inSight = (block: HTMLElement): boolean => {
  const { top, bottom } = block.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
};

function look(): void {
  if (menu?.contains(document.activeElement) === true) return;
  const now = selected();
  if (now === undefined) return hide();
  const isSame = shownAt?.words === now.words && shownAt.block === now.block;
  if (isSame && !touch.matches) return;
  if (!isSame) {
    hide();
    tell(word('selected'));
    menu = menuFor(now);
    document.body.append(menu);
  }
  shownAt = now;
  if (menu !== undefined) stand(menu, now.range);
}

function menuFor(one: Selected): HTMLElement {
  const items = [
    button(word('ask'), '', () => askSelected(one)),
    ...(settings().suggest ? [button(word('suggest'), '', () => suggestSelected(one))] : []),
    button(word('copyLink'), '', () => copySelected(one)),
  ];
  const made = make('div', { class: 'menu', role: 'toolbar', 'aria-label': word('menu') }, ...items);
  // The words stay selected while one of the buttons is pressed.
  made.addEventListener('pointerdown', (event) => event.preventDefault());
  return made;
}

/** Above the words, below where there is no room, inside the window; for fingers at its lower edge. */
function stand(one: HTMLElement, range: Range): void {
  if (touch.matches) {
    Object.assign(one.style, { position: 'fixed', inset: 'auto 0 0 0' });
    return;
  }
  const box = range.getBoundingClientRect();
  const bar = document.querySelector('.bar')?.getBoundingClientRect().bottom ?? 0;
  const above = box.top - one.offsetHeight - gap;
  const below = Math.min(box.bottom + gap, innerHeight - one.offsetHeight - gap);
  const left = Math.max(
    gap,
    Math.min(box.left, document.documentElement.clientWidth - one.offsetWidth - gap),
  );
  one.style.top = `${(above >= bar + gap ? above : below) + scrollY}px`;
  one.style.left = `${left + scrollX}px`;
}
