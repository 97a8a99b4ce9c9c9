// variants: one choice for the whole book: remembered, in the address, and changed without the text jumping.

import { remember } from './memory.ts';
import { settings } from './settings.ts';
import { choiceOf, makeTabs } from './tab-list.ts';

export function variants(page: Document): void {
  const radios = [...page.querySelectorAll<HTMLInputElement>('input[name=variant]')];
  if (radios.length === 0) return;
  const shows = [...page.querySelectorAll<HTMLElement>('.cell-head')].flatMap((row) => {
    const choices = [...row.querySelectorAll<HTMLLabelElement>('label[for]')]
      .map(choiceOf)
      .filter((one) => one !== undefined);
    return choices.length === 0 ? [] : [makeTabs(row, choices, settings().words.variant)];
  });
  const asked = new URLSearchParams(location.search).get('variant');
  if (asked !== null && radios.some(({ checked, value }) => checked && value === asked))
    remember('variant', asked);
  // The change is known only after it has happened, so the place is noted when it is about to.
  let held = noPlace;
  const note = ({ target }: Event): void => {
    if (target instanceof Element && target.closest('.seg, .cell-head') !== null) held = placeOf(target);
  };
  for (const kind of ['pointerdown', 'keydown', 'click']) page.addEventListener(kind, note, true);
  for (const radio of radios) {
    radio.addEventListener('change', () => {
      for (const show of shows) show();
      remember('variant', radio.value);
      history.replaceState(history.state, '', addressWith(radio.value));
      held();
      held = noPlace;
    });
  }
}

const noPlace = (): void => undefined;

/** The page's address with a variant; the default variant needs none. */
function addressWith(variant: string): string {
  const url = new URL(location.href);
  if (variant === settings().defaultVariant) url.searchParams.delete('variant');
  else url.searchParams.set('variant', variant);
  return url.href;
}

/** Notes where the reader looks, and returns what brings it back there. */
function placeOf(target: Element): () => void {
  const set = target.closest('main .v');
  const focused = target.closest('[role=tab]');
  if (set !== null) {
    const family = [...(set.parentElement?.children ?? [])];
    const top = set.getBoundingClientRect().top;
    const at = family.indexOf(set);
    return () => {
      const now = nearest(family, at);
      if (now === undefined) return;
      scrollBy({ top: now.getBoundingClientRect().top - top, behavior: 'instant' });
      if (focused !== null)
        now.querySelector<HTMLElement>('[role=tab][aria-selected=true]')?.focus({ preventScroll: true });
    };
  }
  const still = [...target.ownerDocument.querySelectorAll('main article > :not(.v)')].find(
    (one) => one.getBoundingClientRect().bottom > 60,
  );
  const top = still?.getBoundingClientRect().top ?? 0;
  return () => {
    if (still !== undefined) scrollBy({ top: still.getBoundingClientRect().top - top, behavior: 'instant' });
  };
}

/** Of the branches beside one, the nearest that is seen now. */
function nearest(family: readonly Element[], at: number): Element | undefined {
  const seen = family.filter((one) => one.classList.contains('v') && one.getClientRects().length > 0);
  return seen.toSorted((a, b) => Math.abs(family.indexOf(a) - at) - Math.abs(family.indexOf(b) - at))[0];
}
