// discussion-embed: shows a discussion that is held elsewhere, in a frame, from the moment when its reader asks for it.

import { makeFrame } from './discussion-frame.ts';
import { followColours, forgetSession, giscusAddress, takeSession } from './giscus.ts';

export function discussionEmbeds(page: Document): void {
  const back = takeSession(page);
  for (const button of page.querySelectorAll<HTMLButtonElement>('.discuss > button')) {
    const { discourse, giscus } = button.dataset;
    const address = discourse ?? giscus;
    if (address === undefined) continue;
    button.hidden = false;
    let frame: HTMLIFrameElement | undefined;
    const show = (): void => {
      frame ??= giscus === undefined ? makeFrame(button, address) : giscusFrame(button, giscus);
      const open = button.getAttribute('aria-expanded') !== 'true';
      button.setAttribute('aria-expanded', String(open));
      frame.hidden = !open;
    };
    button.addEventListener('click', show);
    // Whoever comes back from signing in there had asked for it.
    if (giscus !== undefined && back) show();
  }
}

function giscusFrame(button: HTMLButtonElement, address: string): HTMLIFrameElement {
  const frame = makeFrame(button, giscusAddress(button, address), () => {
    if (!forgetSession()) return;
    frame.src = giscusAddress(button, address);
  });
  followColours(frame, address);
  return frame;
}
