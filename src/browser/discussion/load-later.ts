// load-later: loads what is needed seldom, when it is needed.

import { canHavePasskeys } from '../passkeys.ts';
import type * as later from './later.ts';
import { settings } from './settings.ts';
import { tell } from './told.ts';

/** The browser keeps it after the first time. */
export const load = (): Promise<typeof later> => import(settings().later) as Promise<typeof later>;

/** Refusals that signing in, or choosing a name, does away with. */
export const needsName = ({ code }: { code: string }): boolean =>
  code === 'sign-in' || code === 'choose-handle';

/** Opens the sheet for that over a form, whose text `keeps` speaks of. True when somebody is signed in at its end. */
export const signIn = async (
  { code }: { code: string },
  from: HTMLElement | null,
  keeps = false,
): Promise<boolean> =>
  (await load()).signIn(code === 'choose-handle' ? '/-/me/name' : '/-/sign-in', from, keeps);

/** Shows the buttons for passkeys where the browser can have them. */
export function passkeyButtons(page: Document): void {
  if (!canHavePasskeys()) return;
  for (const button of page.querySelectorAll<HTMLButtonElement>('[data-passkey], [data-add-passkey]')) {
    button.hidden = false;
    button.addEventListener('click', () => void use(button.dataset['passkey']));
  }
}

/** @param back where one goes once one is in; undefined where one is in, and wants a passkey */
async function use(back: string | undefined): Promise<void> {
  const { addPasskey, enterByPasskey } = await load();
  if (back === undefined) {
    if (await addPasskey()) location.reload();
    return;
  }
  const answer = await enterByPasskey(back);
  if (answer?.kind === 'done') location.assign(answer.next);
  else if (answer?.kind === 'refused') tell(answer.error.words ?? '');
}
