// tabs: the author's tab sets: real tabs, and sets with the same names change together.

import type { TabChoice } from './tab-list.ts';
import { choiceOf, makeTabs } from './tab-list.ts';

export function tabs(page: Document): void {
  for (const row of page.querySelectorAll<HTMLElement>('.tab-row')) {
    const choices = [...row.querySelectorAll('label')].map(choiceOf).filter((one) => one !== undefined);
    const panels = [...(row.parentElement?.querySelectorAll<HTMLElement>(':scope > .panel') ?? [])];
    const show = makeTabs(row, choices, choices.map(({ label }) => label.textContent).join(', '));
    connect(row, choices, panels);
    row.addEventListener('change', show);
  }
  page.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLInputElement && target.dataset['sync'] !== undefined) follow(page, target);
  });
}

/** Names panels by their tabs; the radio buttons stay only as the state that the style reads. */
function connect(row: HTMLElement, choices: readonly TabChoice[], panels: readonly HTMLElement[]): void {
  const buttons = [...row.querySelectorAll<HTMLElement>('[role=tab]')];
  for (const [at, { radio }] of choices.entries()) {
    const [tab, panel] = [buttons[at], panels[at]];
    radio.hidden = true;
    if (tab === undefined || panel === undefined) continue;
    tab.id = `${radio.id}-tab`;
    panel.setAttribute('role', 'tabpanel');
    panel.setAttribute('aria-labelledby', tab.id);
  }
}

function follow(page: Document, chosen: HTMLInputElement): void {
  for (const radio of page.querySelectorAll<HTMLInputElement>('.tab-row > input[data-sync]')) {
    if (radio.dataset['sync'] !== chosen.dataset['sync'] || radio.checked) continue;
    radio.checked = true;
    radio.dispatchEvent(new Event('change', { bubbles: true }));
  }
}
