// preview: shows what a reference leads to beside it, before the reader goes there.

import { previewOf } from './preview-source.ts';
import { settings } from './settings.ts';

/** Milliseconds that the pointer must rest on a reference, and may be away from it. */
const [restTime, awayTime] = [200, 250];

export function previews(page: Document): void {
  const card = page.createElement('div');
  card.className = 'preview';
  card.id = '_preview';
  card.hidden = true;
  card.setAttribute('role', 'region');
  card.setAttribute('aria-label', settings().words.preview);
  page.body.append(card);
  const state: State = { page, card, link: undefined, timer: 0, wanted: undefined };
  page.addEventListener('pointerover', (event) => hovered(state, event));
  page.addEventListener('focusin', ({ target }) => {
    const link = linkOf(target);
    if (link?.matches(':focus-visible') === true) later(state, 0, () => void open(state, link));
    else if (target instanceof Node && !card.contains(target)) close(state);
  });
  page.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') close(state);
  });
  page.addEventListener('click', ({ target }) => {
    if (!(target instanceof Node) || !card.contains(target) || linkOf(target) !== undefined) close(state);
  });
}

interface State {
  page: Document;
  card: HTMLElement;
  /** The reference that the card belongs to. */
  link: HTMLAnchorElement | undefined;
  timer: number;
  /** The reference whose preview is being fetched. */
  wanted: HTMLAnchorElement | undefined;
}

const linkOf = (target: EventTarget | null): HTMLAnchorElement | undefined =>
  (target instanceof Element ? target.closest<HTMLAnchorElement>('a[data-preview]') : null) ?? undefined;

function later(state: State, time: number, what: () => void): void {
  clearTimeout(state.timer);
  state.timer = setTimeout(what, time);
}

function hovered(state: State, event: PointerEvent): void {
  if (event.pointerType === 'touch') return;
  const link = linkOf(event.target);
  const inside = event.target instanceof Node && state.card.contains(event.target);
  if (link !== undefined && !inside) later(state, restTime, () => void open(state, link));
  else if (inside) clearTimeout(state.timer);
  else later(state, state.card.hidden ? 0 : awayTime, () => close(state));
}

function close(state: State): void {
  clearTimeout(state.timer);
  state.wanted = undefined;
  state.link?.removeAttribute('aria-describedby');
  state.link = undefined;
  state.card.hidden = true;
}

async function open(state: State, link: HTMLAnchorElement): Promise<void> {
  if (state.link === link) return;
  close(state);
  state.wanted = link;
  const content = await previewOf(link, state.page);
  // The reader may have gone on while the other page came.
  if (content === undefined || state.wanted !== link) return;
  state.card.replaceChildren(...content);
  state.card.hidden = false;
  state.link = link;
  link.setAttribute('aria-describedby', state.card.id);
  place(state.card, link);
}

/** Above the reference where there is room, else below; never over an edge of the window. */
function place(card: HTMLElement, link: HTMLElement): void {
  const box = link.getClientRects()[0] ?? link.getBoundingClientRect();
  const { width, height } = card.getBoundingClientRect();
  const left = Math.max(8, Math.min(box.left, document.documentElement.clientWidth - width - 8));
  const above = box.top - height - 6;
  const top = above > 56 ? above : box.bottom + 6;
  card.style.left = `${left + scrollX}px`;
  card.style.top = `${top + scrollY}px`;
}
