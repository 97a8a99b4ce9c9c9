// votes: what is one press away under a post is done without leaving the page.

import { renewPanel } from './panel.ts';
import { goOn } from './renew.ts';
import type { Answer } from './server.ts';
import { actionOf, fieldsOf, operationOf, send } from './server.ts';
import { counted, word } from './settings.ts';
import { needsName, signIn } from './load-later.ts';
import { tell } from './told.ts';

const here: ReadonlySet<string> = new Set([
  'post.vote',
  'post.accept',
  'post.unaccept',
  'post.restore',
  'thread.follow',
]);

export function votes(page: Document): void {
  page.addEventListener('submit', (event) => {
    const { target: form, submitter } = event;
    if (event.defaultPrevented || !(form instanceof HTMLFormElement)) return;
    const operation = operationOf(form, submitter);
    if (!here.has(operation)) return;
    event.preventDefault();
    void act(form, submitter, operation);
  });
}

async function act(form: HTMLFormElement, by: HTMLElement | null, operation: string): Promise<void> {
  if (by?.getAttribute('aria-busy') === 'true') return;
  by?.setAttribute('aria-busy', 'true');
  const answer = await send(actionOf(form, by), fieldsOf(form, by));
  by?.removeAttribute('aria-busy');
  if (answer.kind === 'done') await done(form, by, operation, answer);
  else if (answer.kind === 'lost') form.submit();
  else if (needsName(answer.error)) await signIn(answer.error, by);
  else tell(answer.error.words ?? '');
}

async function done(
  form: HTMLFormElement,
  by: HTMLElement | null,
  operation: string,
  answer: Extract<Answer, { kind: 'done' }>,
): Promise<void> {
  if (operation === 'post.vote' && by instanceof HTMLButtonElement) return voted(by, answer.value);
  if (operation === 'post.accept') tell(word('accepted'));
  const hadFocus = by !== null && by === document.activeElement;
  if (form.closest('.talks') !== null) await renewPanel();
  else await goOn(answer.next);
  // The button has been put there anew.
  if (hadFocus && operation === 'thread.follow')
    document.querySelector<HTMLElement>('form[action$="/thread.follow"] button')?.focus();
}

/** The button is pressed now, or not any more; its number is the server's. */
function voted(button: HTMLButtonElement, value: Readonly<Record<string, unknown>>): void {
  const isHelpful = button.value === 'yes';
  const number = button.querySelector('b');
  const guess = Number(number?.textContent ?? 0) + (isHelpful ? 1 : -1);
  const many = typeof value['helpful'] === 'number' ? value['helpful'] : guess;
  button.value = isHelpful ? 'no' : 'yes';
  button.setAttribute('aria-pressed', String(isHelpful));
  number?.remove();
  if (many > 0) {
    const now = document.createElement('b');
    now.textContent = String(many);
    button.append(now);
  }
  tell(counted(isHelpful ? 'helpful' : 'notHelpful', many));
}
