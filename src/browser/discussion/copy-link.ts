// copy-link: addresses of posts and of selected words, for the clipboard.

import { word } from './settings.ts';
import { tell } from './told.ts';

/** Copies an address and says so. Without a clipboard the address stands in the browser's own field for it. */
export async function copyLink(address: string): Promise<void> {
  const whole = new URL(address, location.href).href;
  try {
    await navigator.clipboard.writeText(whole);
    tell(word('copied'));
  } catch {
    location.assign(whole);
  }
}

export function copyLinks(page: Document): void {
  page.addEventListener('click', (event) => {
    const link =
      event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-copy]') : null;
    if (link === null || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void copyLink(link.getAttribute('href') ?? '').then(() => sayDone(link));
  });
}

/** The words of the entry say that it is done, then its menu closes. */
function sayDone(link: HTMLAnchorElement): void {
  const words = link.textContent;
  link.textContent = word('copied');
  setTimeout(() => {
    link.textContent = words;
    const menu = link.closest('details');
    if (menu === null) return;
    const hadFocus = menu.contains(document.activeElement);
    menu.open = false;
    if (hadFocus) menu.querySelector('summary')?.focus();
  }, 1200);
}

const coded = (words: readonly string[]): string =>
  encodeURIComponent(words.join(' ')).replaceAll('-', '%2D');

/** The address of words in a block: of its own place where it has one, and of the words themselves (text fragments). */
export function wordsAddress(block: HTMLElement, words: string): string {
  const id = block.id === '' ? '' : encodeURIComponent(block.id);
  const said = words.trim().replace(/\s+/g, ' ');
  if (said === '' || block.querySelector('.katex') !== null)
    return `${location.pathname}${location.search}#${id}`;
  const parts = said.split(' ');
  const text = parts.length > 8 ? `${coded(parts.slice(0, 4))},${coded(parts.slice(-4))}` : coded(parts);
  return `${location.pathname}${location.search}#${id}:~:text=${text}`;
}
