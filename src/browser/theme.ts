// theme: light or dark: the system's until the reader chooses.

import { remember } from './memory.ts';

export function theme(page: Document): void {
  const root = page.documentElement;
  const button = page.querySelector<HTMLInputElement>('#_dark');
  if (button === null) return;
  const system = matchMedia('(prefers-color-scheme: dark)');
  const show = (): void => {
    button.checked = (root.dataset['theme'] ?? (system.matches ? 'dark' : 'light')) === 'dark';
  };
  show();
  system.addEventListener('change', show);
  button.addEventListener('change', () => {
    root.dataset['theme'] = button.checked ? 'dark' : 'light';
    remember('theme', root.dataset['theme']);
  });
}
