// similar-list: the list of discussions that may have answered a question already, under its one line.

import { valueOf } from './dom.ts';
import { documentAt } from './server.ts';
import { word } from './settings.ts';
import { tell } from './told.ts';

const pause = 400;
const fewest = 12;

/** From now on; what stands in the line already is looked for, too. */
export function listSimilar(form: HTMLFormElement, line: HTMLInputElement): void {
  let timer = 0;
  let last = '';
  let running: AbortController | undefined;
  const ask = async (): Promise<void> => {
    const title = line.value.trim();
    if (title === last) return;
    last = title;
    running?.abort();
    if (title.length < fewest) return show(line, null);
    const mine = new AbortController();
    running = mine;
    const query = new URLSearchParams({ title, on: valueOf(form, 'label') });
    const page = await documentAt(`/-/similar?${query}`, { signal: mine.signal });
    if (page !== undefined && !mine.signal.aborted) show(line, page.querySelector('.similar'));
  };
  const wait = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void ask(), pause);
  };
  line.addEventListener('input', wait);
  wait();
}

/** Puts the list under the line; a number that has changed is told. */
function show(line: HTMLInputElement, list: HTMLElement | null): void {
  const now = line.parentElement?.querySelector<HTMLElement>(':scope > .similar');
  const [before, after] = [countOf(now), countOf(list)];
  if (list === null) now?.remove();
  else {
    list.id = '_alike';
    if (now == null) line.after(list);
    else now.replaceWith(list);
  }
  const described = (line.getAttribute('aria-describedby') ?? '').replace('_alike', '').trim();
  const all = list === null ? described : `${described} _alike`.trim();
  if (all === '') line.removeAttribute('aria-describedby');
  else line.setAttribute('aria-describedby', all);
  if (before !== after) tell(list?.dataset['says'] ?? word('noSimilar'));
}

const countOf = (list: HTMLElement | null | undefined): number => list?.querySelectorAll('li').length ?? 0;
