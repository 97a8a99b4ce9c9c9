// at: the place of the book from which something is looked up.

import type { Place } from '../document/index.ts';
import type { Noted } from './facts.ts';
import type { LinkedPage } from './linked-page.ts';
import { placeOf } from './linked-page.ts';

export interface At {
  page: LinkedPage;
  readonly place: Place;
  /** Variants that see this; absent = all. */
  variants?: readonly string[];
}

/** The place of something noted on a page. */
export function atOf(page: LinkedPage, noted: Noted): At {
  const variants = noted.branch === undefined ? undefined : page.facts.branches[noted.branch]?.variants;
  return {
    page,
    // Asked for only where something is wrong.
    get place() {
      return placeOf(noted, page.placed.document.path);
    },
    ...(variants && { variants }),
  };
}
