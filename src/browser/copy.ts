// copy: a button that copies the code of a cell, without prompts.

import { settings } from './settings.ts';

export function addCopyButtons(page: Document): void {
  // Browsers give the clipboard only to pages that came over a safe way. By touch the style keeps the place of the buttons.
  if (typeof navigator.clipboard === 'undefined') {
    page.documentElement.classList.add('no-copy');
    return;
  }
  const { words } = settings();
  for (const code of page.querySelectorAll<HTMLElement>('.cell > pre > code, .cell > .hidden > pre > code')) {
    const button = page.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = words.copy;
    button.addEventListener('click', () => {
      void navigator.clipboard.writeText(sourceOf(code)).then(() => say(button, words.copied, words.copy));
    });
    code.parentElement?.after(button);
  }
}

function sourceOf(code: HTMLElement): string {
  const copy = code.cloneNode(true) as HTMLElement;
  for (const prompt of copy.querySelectorAll('.p')) prompt.remove();
  return copy.textContent.replace(/\n$/, '');
}

function say(button: HTMLElement, now: string, then: string): void {
  button.textContent = now;
  setTimeout(() => {
    button.textContent = then;
  }, 1500);
}
