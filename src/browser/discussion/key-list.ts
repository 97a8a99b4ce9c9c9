// key-list: the list of the page's keys, with the switch that turns single letters off.

import { button, make } from './dom.ts';
import type { Binding } from './keys.ts';
import { word } from './settings.ts';

const writing: readonly [string, string][] = [
  ['Ctrl Enter', 'post'],
  ['Ctrl K', 'link'],
  ['Ctrl E', 'code'],
  ['Ctrl M', 'math'],
];

/** Shows the list over the page. */
export function showKeyList(bindings: readonly Binding[], areOff: boolean): void {
  const keys = globalThis.octavoKeys;
  const from = document.activeElement;
  const say = (name: string): string => keys[name] ?? name;
  const rows = (pairs: readonly (readonly [string, string])[]): HTMLElement =>
    make(
      'dl',
      { class: 'facts-list' },
      ...pairs.flatMap(([key, does]) => [make('dt', {}, make('kbd', {}, key)), make('dd', {}, say(does))]),
    );
  const reasons = bindings.filter(({ does }) => does === 'reason').map(({ key }) => key);
  const single = bindings
    .filter(({ does }) => does !== 'reason')
    .map(({ key, does }): [string, string] => [key, does]);
  if (reasons.length > 0) single.splice(4, 0, [`${reasons[0]}–${reasons.at(-1)}`, 'reason']);
  const toggle = make('input', { type: 'checkbox', checked: !areOff });
  toggle.addEventListener('change', () => keep(toggle.checked));
  const dialog = make(
    'dialog',
    { class: 'sheet', 'aria-labelledby': '_keys-title' },
    make('h2', { id: '_keys-title' }, say('title')),
    rows([...single, ['Esc', 'close']]),
    make('h2', {}, say('writing')),
    rows(writing),
    make('label', { class: 'option' }, toggle, make('span', {}, say('switch'))),
    button(word('close'), 'btn', () => dialog.close()),
  );
  dialog.addEventListener('close', () => {
    dialog.remove();
    if (from instanceof HTMLElement) from.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
}

function keep(isOn: boolean): void {
  try {
    localStorage.setItem('octavo-keys', isOn ? 'on' : 'off');
  } catch {
    // Storage is full or forbidden: the keys stay as they are.
  }
}
