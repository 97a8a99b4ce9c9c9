// fragments: states of a part of a page that the script shows in the place of what it waits for.

import type { Html } from '../../write/html/index.ts';
import { element, text } from '../../write/html/index.ts';
import { signInAddress } from './addresses.ts';
import { button, buttonLink, notice } from './parts/pieces.ts';
import type { Words } from './words/words.ts';

/** Only shown after 400 ms. */
export const loading = ({ state }: Words): Html =>
  element('p', { class: 'hint', role: 'status' }, text(state.loading));

/** `address`: of the same as a page. */
export const notLoaded = (address: string, { state }: Words): Html =>
  notice(
    { ...state.notLoaded, role: 'alert' },
    button(state.tryAgain),
    buttonLink(address, state.asPage, 'plain'),
  );

/** `post`: the words of the button that cannot work now. */
export const offline = (post: string, { state }: Words): Html =>
  notice({ ...state.offline, role: 'status' }, button(post, '', { 'aria-disabled': 'true' }));

export const notPosted = ({ state }: Words): Html =>
  notice({ ...state.notPosted, role: 'alert', bad: true }, button(state.tryAgain, 'main'));

export const signedOut = (back: string, { state, frame }: Words): Html =>
  notice({ ...state.signedOut, role: 'status' }, buttonLink(signInAddress(back), frame.signIn, 'main'));

/** At the end of the posts, where something came while the page was read. */
export const newAnswers = (count: number, { thread }: Words): Html =>
  element('p', { role: 'status' }, button(thread.newAnswers(count), '', { 'data-show-new': true }));
