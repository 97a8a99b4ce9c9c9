// keys: single letters that act outside of fields, by kind of page. One switch turns them off; `?` lists them.

import { isOpen, close } from './panel.ts';
import { isBookPage, pageLabel } from './block.ts';
import { load } from './load-later.ts';
import { copyLink } from './copy-link.ts';
import { focusOn } from './renew.ts';
import { askSelected, copySelected, hide, menuIsShown, selected, suggestSelected } from './selection-menu.ts';
import { settings } from './settings.ts';

export interface Binding {
  key: string;
  /** Name of the words that say what it does. */
  does: string;
  /** False where there is nothing to do: then the key is the browser's. */
  run(): boolean;
}

const press = (one: HTMLElement | null | undefined): boolean => {
  one?.click();
  return one != null;
};
const link = (selector: string): boolean => press(document.querySelector<HTMLElement>(selector));

/** Goes to the one after, or before, that has the focus or is seen first. */
function step(selector: string, by: 1 | -1): boolean {
  const all = [...document.querySelectorAll<HTMLElement>(selector)].filter((one) => one.checkVisibility());
  const at = all.findIndex((one) => one.contains(document.activeElement));
  const seen = all.findIndex((one) => one.getBoundingClientRect().bottom > 60);
  const to = at >= 0 ? at + by : by > 0 ? seen : seen - 1;
  const one = all[to];
  if (one !== undefined) focusOn(one);
  return one !== undefined;
}

const currentPost = (): HTMLElement | undefined => {
  const focused = document.activeElement?.closest<HTMLElement>('.post');
  const all = [...document.querySelectorAll<HTMLElement>('main .post')];
  return focused ?? all.find((one) => one.getBoundingClientRect().bottom > 80);
};
const inPost = (selector: string): boolean => press(currentPost()?.querySelector<HTMLElement>(selector));

/** Words that are selected in a post are quoted alone. */
function quote(): boolean {
  const words = getSelection()?.toString().trim() ?? '';
  const body = document.querySelector<HTMLTextAreaElement>('.thread-end textarea');
  const post = currentPost();
  if (words === '' || body === null || post === undefined) return inPost('.acts a[href*="/reply?quote="]');
  const who = post.querySelector('.who')?.textContent ?? '';
  const number = post.id.replace(/^p/, '');
  const lines = words.split('\n').map((line) => `> ${line}`);
  body.value = `${body.value.trim()}\n\n> @${who} #${number}:\n${lines.join('\n')}\n\n`.trimStart();
  body.dispatchEvent(new Event('input', { bubbles: true }));
  body.focus();
  return true;
}

const withSelected = (does: (one: NonNullable<ReturnType<typeof selected>>) => void) => (): boolean => {
  const one = selected();
  if (one !== undefined) does(one);
  return one !== undefined;
};

function help(): boolean {
  void load().then(({ showKeyList }) => showKeyList(bindings(), keysAreOff()));
  return true;
}

const everywhere: readonly Binding[] = [
  { key: '/', does: 'search', run: () => link('.bar .search') },
  { key: '?', does: 'help', run: help },
];

const book: readonly Binding[] = [
  { key: 'n', does: 'nextBubble', run: () => step('article .talk[data-on]', 1) },
  { key: 'p', does: 'previousBubble', run: () => step('article .talk[data-on]', -1) },
  { key: 'a', does: 'askSelected', run: () => withSelected(askSelected)() || askAtPanel() },
  ...(settings().suggest ? [{ key: 'e', does: 'suggestSelected', run: withSelected(suggestSelected) }] : []),
  { key: 'c', does: 'copySelected', run: withSelected(copySelected) },
];

/** Without selected words: about the page. */
function askAtPanel(): boolean {
  if (link('.talks a[href^="/-/ask?"]')) return true;
  location.assign(`/-/ask?${new URLSearchParams({ on: pageLabel() })}`);
  return true;
}

const list: readonly Binding[] = [
  { key: 'j', does: 'next', run: () => step('.rows .t a', 1) },
  { key: 'k', does: 'previous', run: () => step('.rows .t a', -1) },
  { key: 'a', does: 'main', run: () => link('main a.btn.main') },
];

const thread: readonly Binding[] = [
  { key: 'j', does: 'next', run: () => step('main .post', 1) },
  { key: 'k', does: 'previous', run: () => step('main .post', -1) },
  { key: 'r', does: 'reply', run: reply },
  { key: 'q', does: 'quote', run: quote },
  { key: 'v', does: 'helpful', run: () => inPost('button.vote') },
  { key: 'f', does: 'follow', run: () => link('form[action$="thread.follow"] button') },
  { key: 'l', does: 'copyLink', run: copyPost },
  ...(settings().suggest ? [{ key: 's', does: 'suggest', run: () => inPost('a[href^="/-/suggest"]') }] : []),
];

function copyPost(): boolean {
  const post = currentPost();
  if (post !== undefined) void copyLink(`${location.pathname}#${post.id}`);
  return post !== undefined;
}

/** Under an answer; to the question it is an answer. */
function reply(): boolean {
  if (inPost('.acts a[href*="/reply?to="]')) return true;
  const body = document.querySelector<HTMLElement>('.thread-end textarea');
  body?.focus();
  return body !== null;
}

/** In the list, or on a page of its own. */
const open = ':is(.case[aria-current], article.people)';
/** No key decides one case while another has the focus: that one is opened first. */
const inOpen = (selector: string): boolean =>
  document.activeElement?.closest('.case:not([aria-current])') == null && link(selector);
const decide = (...names: readonly string[]): boolean =>
  inOpen(names.map((name) => `${open} button[name=decision][value=${name}]`).join(', '));

/** Asks why. */
function remove(): boolean {
  const why = `${open} .why > summary`;
  const isAsked = inOpen(why);
  if (isAsked) document.querySelector<HTMLElement>(why)?.focus();
  return isAsked;
}

const queue: readonly Binding[] = [
  { key: 'j', does: 'next', run: () => step(`.case:not([aria-current]) .t a, ${open}`, 1) },
  { key: 'k', does: 'previous', run: () => step(`.case:not([aria-current]) .t a, ${open}`, -1) },
  { key: 'a', does: 'agree', run: () => decide('publish', 'keep', 'allow') },
  { key: 'd', does: 'remove', run: remove },
  ...['1', '2', '3', '4', '5'].map((key) => ({ key, does: 'reason', run: () => reason(Number(key)) })),
  { key: 'e', does: 'edit', run: () => inOpen(`${open} .does a.btn:not(.plain)`) },
  { key: 'u', does: 'undo', run: () => link('form[action$="review.undo"] button') },
];

/** Enter in the form then sends it. */
function reason(number: number): boolean {
  const all = document.querySelectorAll<HTMLInputElement>(`${open} .why[open] input[name=reason]`);
  const one = all[number - 1];
  if (one !== undefined) one.checked = true;
  one?.focus();
  return one !== undefined;
}

function bindings(): readonly Binding[] {
  if (document.querySelector('.case, form:is([action$="review.decide"], [action$="review.undo"])') !== null)
    return [...queue, ...everywhere];
  if (document.querySelector('main .posts') !== null) return [...thread, ...everywhere];
  if (document.querySelector('.rows') !== null) return [...list, ...everywhere];
  return isBookPage() ? [...book, ...everywhere] : everywhere;
}

const fields = 'input:not([type=radio], [type=checkbox]), textarea, select, [contenteditable]';
const storeKey = 'octavo-keys';

/** The reader's account says no, or this device does. */
export function keysAreOff(): boolean {
  if (document.querySelector('.bar .me[data-keys=off]') !== null) return true;
  try {
    return localStorage.getItem(storeKey) === 'off';
  } catch {
    return false;
  }
}

export function keys(page: Document): void {
  page.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    // A dialog sees to its own keys.
    if (document.querySelector('dialog[open]') !== null) return;
    if (event.key === 'Escape') {
      if (closeTop()) event.preventDefault();
      return;
    }
    const { target } = event;
    const isField = target instanceof Element && target.closest(fields) !== null;
    // The list has the switch that turns them on again.
    const isOff = keysAreOff() && event.key !== '?';
    if (isField || event.ctrlKey || event.metaKey || event.altKey || isOff) return;
    const binding = bindings().find(({ key }) => key === event.key);
    if (binding?.run() === true) event.preventDefault();
  });
}

/** Escape closes the topmost thing only. */
function closeTop(): boolean {
  if (menuIsShown()) hide();
  else if (isOpen()) close();
  else return false;
  return true;
}
