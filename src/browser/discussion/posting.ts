// posting: a text is sent without leaving the page; what it says when that is not possible, and how it goes on.

import type { Composer } from './composer.ts';
import { wasPosted } from './events.ts';
import { keepNow } from './keep-writing.ts';
import { goOn } from './renew.ts';
import type { Refused } from './server.ts';
import { actionOf, fieldsOf, send } from './server.ts';
import { part, word } from './settings.ts';
import { needsName, signIn } from './load-later.ts';
import { tell } from './told.ts';

export function posting(composer: Composer): void {
  const { form } = composer;
  let isSending = false;
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (isSending) return;
    isSending = true;
    const button = event.submitter ?? form.querySelector<HTMLElement>('.btn.main');
    void post(composer, button).finally(() => {
      isSending = false;
    });
  });
  addEventListener('online', () => form.querySelector('[data-state=offline]')?.remove());
}

async function post(composer: Composer, by: HTMLElement | null): Promise<void> {
  const { form } = composer;
  keepNow(composer);
  clear(composer);
  if (!navigator.onLine) return stands(composer, 'offline', by);
  const answer = await send(actionOf(form, by), fieldsOf(form, by));
  switch (answer.kind) {
    case 'done':
      tell(word('posted'));
      if (wasPosted(form, { next: answer.next, held: answer.value['held'] === true }))
        await goOn(answer.next);
      return;
    case 'refused':
      return refused(composer, answer.error, by);
    case 'lost':
      return stands(composer, navigator.onLine ? 'notPosted' : 'offline', by);
  }
}

/** Says above the buttons how things stand, with what can be done. */
function stands(composer: Composer, state: 'offline' | 'notPosted', by: HTMLElement | null): void {
  const says = part(state);
  says.dataset['state'] = state;
  const again = says.querySelector<HTMLButtonElement>('button');
  if (again !== null && state === 'offline') again.textContent = by?.textContent ?? '';
  again?.addEventListener('click', (event) => {
    event.preventDefault();
    if (again.getAttribute('aria-disabled') !== 'true') composer.form.requestSubmit(by);
  });
  if (again !== null) again.type = 'button';
  composer.row.before(says);
}

function clear({ form }: Composer): void {
  for (const one of form.querySelectorAll('[data-state]')) one.remove();
  for (const field of form.querySelectorAll('[aria-invalid]')) {
    field.removeAttribute('aria-invalid');
    const rest = (field.getAttribute('aria-describedby') ?? '').replace('_refused', '').trim();
    field.setAttribute('aria-describedby', rest);
  }
}

async function refused(composer: Composer, error: Refused, by: HTMLElement | null): Promise<void> {
  if (needsName(error)) {
    if (await signIn(error, by, true)) by?.focus();
    return;
  }
  const { field, words = '' } = error;
  const { form } = composer;
  const at = field === undefined ? null : form.querySelector<HTMLElement>(`[name="${CSS.escape(field)}"]`);
  const says = document.createElement('p');
  Object.assign(says, { className: 'hint bad', id: '_refused', textContent: words });
  says.dataset['state'] = 'refused';
  if (at === null) {
    says.role = 'alert';
    return composer.row.before(says);
  }
  at.setAttribute('aria-invalid', 'true');
  at.setAttribute('aria-describedby', `${at.getAttribute('aria-describedby') ?? ''} _refused`.trim());
  at.after(says);
  at.focus();
}
