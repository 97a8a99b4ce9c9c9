// panel: the discussions of one block beside its text, or a form for a new one: where it stands, what has the focus, how it goes.

import { blockOf } from './block.ts';
import { newPart, panelClosed } from './events.ts';
import { part, word } from './settings.ts';
import { documentAt } from './server.ts';
import { button, make } from './dom.ts';

/** Below this width of the window the panel is a sheet at its lower edge. */
const beside = matchMedia('(width >= 88em)');

interface Open {
  frame: HTMLElement;
  block: HTMLElement;
  /** What opened it, and gets the focus back. */
  from: HTMLElement | undefined;
}

let open: Open | undefined;
let asked = 0;

export const isOpen = (): boolean => open !== undefined;
export const panelBlock = (): HTMLElement | undefined => open?.block;

/** Opens the discussions of a bubble's block; a bubble whose panel is open closes it, unless it is to `stay`. */
export async function openBubble(bubble: HTMLAnchorElement, stay = false): Promise<void> {
  const block = blockOf(bubble.parentElement);
  if (block === undefined) return location.assign(bubble.href);
  if (open?.from === bubble) return stay ? undefined : close();
  const { on = '', block: id = '' } = bubble.dataset;
  const address = `/-/talk/on/${encodeURIComponent(on)}/${encodeURIComponent(id)}`;
  await show(block, bubble, `${address}?part=panel`, bubble.href, (page) => page.querySelector('.talks'));
}

/** Opens the form in which something is asked about a block. */
export async function openAsk(block: HTMLElement, address: string, from?: HTMLElement): Promise<void> {
  await show(block, from, address, address, (page) => {
    const form = page.querySelector<HTMLFormElement>('form[action="/-/do/thread.create"]');
    return form === null ? null : panelOf(form);
  });
}

function panelOf(form: HTMLFormElement): HTMLElement {
  // The place is beside it; only the words in question are said again.
  const shown = form.querySelector('.place .as-set');
  const words = [...(shown?.querySelectorAll('mark') ?? [])].map((one) => one.textContent).join('');
  if (words === '') shown?.remove();
  else shown?.replaceWith(make('p', {}, make('q', {}, words)));
  return make(
    'section',
    { class: 'talks', role: 'dialog', 'aria-labelledby': '_ask-title', id: '_ask-panel' },
    make(
      'div',
      { class: 'talks-head' },
      make('h2', { id: '_ask-title', tabindex: '-1' }, word('askTitle')),
      make(
        'button',
        { type: 'button', class: 'btn plain', 'data-close': true },
        word('close'),
        ' ',
        make('kbd', { 'aria-hidden': 'true' }, 'Esc'),
      ),
    ),
    form,
  );
}

async function show(
  block: HTMLElement,
  from: HTMLElement | undefined,
  address: string,
  asPage: string,
  panelIn: (page: Document) => HTMLElement | null,
): Promise<void> {
  close(false);
  const mine = ++asked;
  const waiting = setTimeout(() => mine === asked && put(block, from, stateOf(part('loading'))), 400);
  const page = await documentAt(address);
  clearTimeout(waiting);
  // The reader may have opened another one meanwhile, or closed this one.
  if (mine !== asked) return;
  const panel = page === undefined ? null : panelIn(page);
  if (panel !== null) return put(block, from, panel);
  const failed = part('notLoaded');
  failed.querySelector('a')?.setAttribute('href', asPage);
  failed
    .querySelector('button')
    ?.addEventListener('click', () => void show(block, from, address, asPage, panelIn));
  put(block, from, stateOf(failed));
}

/** A panel that only says how things stand. */
const stateOf = (says: HTMLElement): HTMLElement =>
  make(
    'section',
    { class: 'talks', role: 'dialog', 'aria-label': word('ask'), tabindex: '-1' },
    make(
      'div',
      { class: 'talks-head' },
      make('span'),
      button(word('close'), 'btn plain', () => close()),
    ),
    says,
  );

function put(block: HTMLElement, from: HTMLElement | undefined, panel: HTMLElement): void {
  const mine = asked;
  close(false);
  asked = mine;
  const frame = make('div', { class: 'beside' }, panel);
  open = { frame, block, from };
  outermost(block).after(frame);
  from?.setAttribute('aria-expanded', 'true');
  if (from !== undefined && panel.id !== '') from.setAttribute('aria-controls', panel.id);
  panel.querySelector('[data-close]')?.addEventListener('click', () => close());
  newPart(panel);
  place();
  // A preview, or another discussion, makes it higher.
  if (beside.matches) new ResizeObserver(place).observe(panel);
  (panel.querySelector<HTMLElement>('h2[tabindex]') ?? panel).focus({ preventScroll: true });
}

/** The outermost element around a block that stands in the text's own column: only there can the panel stay in sight. */
function outermost(block: HTMLElement): HTMLElement {
  let one = block;
  while (one.parentElement !== null && !one.parentElement.matches('article, .v')) one = one.parentElement;
  return one;
}

/** Level with its block, or higher by what would not fit; as a sheet, the page goes up until the block is above it. */
function place(): void {
  if (open === undefined) return;
  const { frame, block } = open;
  const panel = frame.firstElementChild as HTMLElement;
  const box = block.getBoundingClientRect();
  if (!beside.matches) {
    const hidden = box.bottom - (innerHeight - panel.offsetHeight) + 12;
    const room = box.top - barHeight();
    if (hidden > 0) scrollBy({ top: Math.min(hidden, Math.max(0, room)), behavior: 'instant' });
    return;
  }
  frame.style.removeProperty('--up');
  const natural = frame.getBoundingClientRect().top;
  const over = Math.max(0, box.top + panel.offsetHeight + 16 - innerHeight);
  const raised = Math.min(over, Math.max(0, box.top - barHeight() - 16));
  frame.style.setProperty('--up', `${natural - box.top + raised}px`);
}

const barHeight = (): number => document.querySelector('.bar')?.getBoundingClientRect().bottom ?? 0;

/** Takes the panel away; with `back` the focus goes to what opened it. */
export function close(back = true): void {
  asked += 1;
  if (open === undefined) return;
  const { frame, block, from } = open;
  open = undefined;
  frame.remove();
  panelClosed();
  from?.setAttribute('aria-expanded', 'false');
  from?.removeAttribute('aria-controls');
  if (!back) return;
  if (from?.isConnected === true) from.focus({ preventScroll: true });
  else {
    block.tabIndex = -1;
    block.focus({ preventScroll: true });
  }
}

/** Reads the open panel again, after something was posted in it. */
export async function renewPanel(): Promise<void> {
  const bubble = open?.from;
  if (!(bubble instanceof HTMLAnchorElement) || !bubble.matches('.talk')) return close();
  close(false);
  await openBubble(bubble);
}

export function panels(page: Document): void {
  for (const bubble of page.querySelectorAll('a.talk')) bubble.setAttribute('aria-expanded', 'false');
  page.addEventListener('click', (event) => {
    const { target } = event;
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey)
      return;
    const link =
      target instanceof Element
        ? target.closest<HTMLAnchorElement>('a.talk, .talks a[href^="/-/ask?"]')
        : null;
    const block = link?.matches('.talk') === true ? blockOf(link.parentElement) : open?.block;
    if (link === null || block === undefined) return;
    event.preventDefault();
    if (link.matches('.talk[data-on]')) void openBubble(link);
    else void openAsk(block, link.getAttribute('href') ?? '', link.matches('.talk') ? link : open?.from);
  });
  addEventListener('resize', place);
}
