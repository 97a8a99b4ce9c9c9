// giscus: what giscus' widget is told beside what the page knows: where it stands, its reader's session, its colours.

/** The name under which giscus' own script keeps the session, so that a reader is signed in on all pages of a site. */
const sessionKey = 'giscus-session';
/** Path of the page that a reader may come back to from signing in. */
const askedKey = 'octavo-discussion';

/**
 * After signing in GitHub sends the reader back with the session in the address. It is kept, and taken out of the address;
 * one that was not asked for in this tab is thrown away. Tells whether there was one.
 */
export function takeSession(page: Document): boolean {
  const url = new URL(location.href);
  const session = url.searchParams.get('giscus');
  if (session === null || page.querySelector('[data-giscus]') === null) return false;
  url.searchParams.delete('giscus');
  history.replaceState(history.state, '', url.href);
  const asked = read(() => sessionStorage.getItem(askedKey));
  if (asked !== location.pathname) return false;
  read(() => localStorage.setItem(sessionKey, JSON.stringify(session)));
  return true;
}

/** The whole address of the widget. */
export function giscusAddress(button: HTMLButtonElement, address: string): string {
  const page = button.ownerDocument;
  const here = new URL(location.href);
  here.hash = '';
  const url = new URL(address);
  const add = (name: string, value: string): void => url.searchParams.set(name, value);
  if (!url.searchParams.has('term')) add('term', pathTerm(location.pathname));
  add('origin', `${here.href}#${button.parentElement?.id ?? ''}`);
  add('backLink', here.href);
  add('description', page.querySelector<HTMLMetaElement>('meta[name=description]')?.content ?? '');
  add('theme', colours(page));
  add('session', sessionOf());
  read(() => sessionStorage.setItem(askedKey, location.pathname));
  return url.href;
}

/** As giscus' own script makes it, so that discussions from before are found. */
const pathTerm = (path: string): string => (path.length < 2 ? 'index' : path.slice(1).replace(/\.\w+$/, ''));

function sessionOf(): string {
  const kept = read(() => localStorage.getItem(sessionKey));
  const session: unknown = read(() => JSON.parse(kept ?? '""'));
  return typeof session === 'string' ? session : '';
}

/** Tells whether there was one. */
export function forgetSession(): boolean {
  const had = sessionOf() !== '';
  read(() => localStorage.removeItem(sessionKey));
  return had;
}

/** A browser may forbid storage, and what is stored may be anything. */
function read<Value>(from: () => Value): Value | undefined {
  try {
    return from();
  } catch {
    return undefined;
  }
}

const colours = (page: Document): string =>
  page.querySelector<HTMLInputElement>('#_dark')?.checked === true ? 'dark' : 'light';

/** Tells the widget when the page's colours change. */
export function followColours(frame: HTMLIFrameElement, address: string): void {
  const page = frame.ownerDocument;
  const { origin } = new URL(address);
  const tell = (): void =>
    frame.contentWindow?.postMessage({ giscus: { setConfig: { theme: colours(page) } } }, origin);
  page.querySelector('#_dark')?.addEventListener('change', tell);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', tell);
}
