// discussion-frame: a frame that shows a page of another site, as high as that page says it is.

/** What the pages of both providers may do: run, sign in, open what a reader presses. */
const allowed =
  'allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation allow-storage-access-by-user-activation';

/** In CSS pixels: no message makes the page endless. */
const highest = 100_000;

/** Puts a frame after the button that asked for it. `signedOut`: its page has said that its reader's session has ended. */
export function makeFrame(
  button: HTMLButtonElement,
  address: string,
  signedOut?: () => void,
): HTMLIFrameElement {
  const page = button.ownerDocument;
  const frame = page.createElement('iframe');
  const { origin } = new URL(address);
  frame.id = `${button.parentElement?.id ?? ''}-frame`;
  frame.title = button.dataset['title'] ?? '';
  frame.className = button.dataset['giscus'] === undefined ? 'discourse' : 'giscus';
  frame.hidden = true;
  frame.allow = 'clipboard-write';
  // A Discourse answers to the origin that it is told; the rest of the address is not its business.
  frame.referrerPolicy = 'strict-origin-when-cross-origin';
  frame.setAttribute('sandbox', allowed);
  frame.setAttribute('aria-busy', 'true');
  frame.addEventListener('load', () => frame.removeAttribute('aria-busy'));
  button.setAttribute('aria-controls', frame.id);
  addEventListener('message', ({ source, origin: from, data }: MessageEvent<unknown>) => {
    if (source === null || source !== frame.contentWindow || from !== origin) return;
    const { height, top, isSignedOut } = messageOf(data);
    if (height !== undefined) frame.style.height = `${Math.min(height, highest)}px`;
    if (top !== undefined) scrollTo({ top: frame.getBoundingClientRect().top + scrollY + top });
    if (isSignedOut) signedOut?.();
  });
  frame.src = address;
  button.after(frame);
  return frame;
}

/** What giscus says of a session that GitHub no longer takes. */
const ended = /Bad credentials|Invalid state value|State has expired/;

interface Message {
  /** In CSS pixels. */
  height?: number;
  /** A place in the frame's page that its reader wants to see, in CSS pixels. */
  top?: number;
  isSignedOut: boolean;
}

/** What Discourse's `embed-application.js` and giscus' widget say to the page around them. */
export function messageOf(data: unknown): Message {
  const { type, height, top, giscus } = fieldsOf(data);
  const { resizeHeight, signOut, error } = fieldsOf(giscus);
  const high = length(type === 'discourse-resize' ? height : resizeHeight);
  const place = length(type === 'discourse-scroll' ? top : undefined);
  return {
    ...(high !== undefined && { height: high }),
    ...(place !== undefined && { top: place }),
    isSignedOut: signOut === true || (typeof error === 'string' && ended.test(error)),
  };
}

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

const length = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : undefined;
