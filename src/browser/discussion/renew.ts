// renew: puts what has changed on the server into the page that is open, without leaving it.

import { newPart } from './events.ts';
import { documentAt } from './server.ts';

/** What differs from one state of a page to the next: text, right column, account. */
const changing = ['main', '.rail', '.bar .me'];

/** Reads a page of the forum and shows it in the place of this one. True when it came. */
export async function renew(address: string): Promise<boolean> {
  const page = await documentAt(address);
  const main = page?.querySelector('main');
  if (page === undefined || main == null || page.querySelector('main > article .sheet') !== null)
    return false;
  for (const selector of changing) {
    const [now, then] = [page.querySelector(selector), document.querySelector(selector)];
    if (now !== null && then !== null) then.replaceWith(document.adoptNode(now));
  }
  document.title = page.title;
  newPart(document.body);
  return true;
}

/** A discussion's address is told apart by its number alone; the words after it may be left out. */
const sameAs = (path: string): string => path.replace(/^(\/-\/talk\/\d+)-[^/]*$/, '$1');

/** Goes where an action leads: on this page by renewing it, else away. */
export async function goOn(next: string): Promise<void> {
  const to = new URL(next, location.href);
  const isHere = sameAs(to.pathname) === sameAs(location.pathname) && to.search === location.search;
  if (!isHere || !(await renew(to.href))) return location.assign(to.href);
  if (to.hash === '') return;
  history.replaceState(history.state, '', to.hash);
  const post = document.getElementById(decodeURIComponent(to.hash.slice(1)));
  if (post !== null) focusOn(post);
}

/** A part that is no control may be gone to by keys and script. */
export function focusOn(one: HTMLElement): void {
  if (one.tabIndex < 0 && !one.hasAttribute('tabindex')) one.tabIndex = -1;
  one.focus({ preventScroll: true });
  one.scrollIntoView({ block: 'nearest', behavior: 'instant' });
}
