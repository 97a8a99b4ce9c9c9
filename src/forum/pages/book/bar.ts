// bar: what the forum puts into the bar of every page: search, and the visitor's account.

import type { Html } from '../../../write/html/index.ts';
import { element, join, nothing, text } from '../../../write/html/index.ts';
import { noticesAddress, searchAddress, signInAddress } from '../addresses.ts';
import type { Viewer } from '../frame.ts';
import { icon } from '../parts/pieces.ts';
import type { Words } from '../words/words.ts';

const face = icon(
  '<circle cx="10" cy="7" r="3.2"/><path d="M3.5 17c.8-3.6 3.3-5.2 6.5-5.2s5.7 1.6 6.5 5.2"/>',
);
const glass = icon('<circle cx="9" cy="9" r="5.2"/><path d="m13 13 4 4"/>');

/** Handle and number of new notices; "Sign in" for who is not. `address`: the page that signing in comes back to. */
export function accountSlot(viewer: Viewer | undefined, words: Words, address: string): Html {
  if (viewer === undefined) {
    const label = words.frame.signIn;
    return element(
      'a',
      { class: 'me', href: signInAddress(address), 'aria-label': label },
      face,
      element('span', {}, text(label)),
    );
  }
  const { handle, notices } = viewer;
  const count =
    notices === 0
      ? nothing
      : join([text(' '), element('b', {}, text(notices > 99 ? '99+' : String(notices)))]);
  return element(
    'a',
    {
      class: 'me',
      href: noticesAddress(),
      'aria-label': words.frame.account(handle, notices),
      'data-keys': viewer.keysOff === true ? 'off' : undefined,
      'data-bubbles': viewer.bubblesOff === true ? 'off' : undefined,
    },
    face,
    element('span', {}, text(handle)),
    count,
  );
}

/** A link to the page of search; the script opens it in place. */
export const searchSlot = (words: Words): Html =>
  element(
    'a',
    { class: 'search', href: searchAddress(), 'aria-label': words.frame.searchLabel },
    glass,
    element('span', {}, text(words.frame.search)),
    element('kbd', { 'aria-hidden': 'true' }, text('/')),
  );
