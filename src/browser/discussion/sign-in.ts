// sign-in: the sheet over a form that needs a name: the server's own page of signing in, step by step, without leaving.

import { canHavePasskeys, makePasskey, usePasskey } from '../passkeys.ts';
import type { CreationOptions, RequestOptions } from '../passkeys.ts';
import { make } from './dom.ts';
import type { Answer } from './server.ts';
import { documentAt, doing, fieldsOf, send } from './server.ts';

/**
 * True when somebody is signed in at its end; the focus is back where it was.
 * @param first address of the page that the sheet begins with
 * @param keeps whether a text waits in a form of this page; the sheet says so
 */
export async function signIn(first: string, from: HTMLElement | null, keeps: boolean): Promise<boolean> {
  const { pathname, search } = location;
  const back = pathname + search + (keeps ? `${search === '' ? '?' : '&'}kept=` : '');
  const address = `${first}?${new URLSearchParams({ back })}`;
  const sheet = sheetIn(await documentAt(address));
  if (sheet === undefined) {
    location.assign(address);
    return false;
  }
  const dialog = document.createElement('dialog');
  dialog.className = 'sheet';
  dialog.setAttribute('aria-labelledby', '_sign-in-title');
  document.body.append(dialog);
  const ended = new Promise<boolean>((done) => {
    dialog.addEventListener('close', () => {
      dialog.remove();
      from?.focus();
      done(dialog.returnValue === 'in');
    });
  });
  dialog.addEventListener('submit', (event) => void step(dialog, event));
  dialog.addEventListener('click', (event) => {
    const { target } = event;
    const notNow = target instanceof Element && target.closest('a.btn.plain') !== null;
    if (notNow) event.preventDefault();
    if (notNow || target === dialog) dialog.close();
  });
  show(dialog, sheet);
  dialog.showModal();
  dialog.querySelector<HTMLElement>('input:not([type=hidden])')?.focus();
  return ended;
}

interface Sheet {
  title: string;
  content: Node[];
}

function sheetIn(page: Document | undefined): Sheet | undefined {
  const sheet = page?.querySelector('main .sheet');
  if (page === undefined || sheet == null) return undefined;
  return { title: page.querySelector('main h1')?.textContent ?? '', content: [...sheet.childNodes] };
}

function show(dialog: HTMLDialogElement, { title, content }: Sheet): void {
  const head = document.createElement('h2');
  head.id = '_sign-in-title';
  head.textContent = title;
  dialog.replaceChildren(head, ...content.map((node) => document.adoptNode(node)));
  for (const button of dialog.querySelectorAll<HTMLButtonElement>('[data-passkey]')) {
    button.hidden = !canHavePasskeys();
    button.addEventListener('click', () => void passkey(dialog));
  }
  dialog.querySelector<HTMLElement>('input:not([type=hidden])')?.focus();
}

/** Sends one form of the sheet. What comes back is the next step, or some other page: then one is in. */
async function step(dialog: HTMLDialogElement, event: SubmitEvent): Promise<void> {
  const { target: form } = event;
  if (!(form instanceof HTMLFormElement)) return;
  event.preventDefault();
  const body = new URLSearchParams([...fieldsOf(form, event.submitter)] as [string, string][]);
  const page = await documentAt(form.getAttribute('action') ?? '', { method: 'POST', body });
  // Without an answer the browser's own way says what is the matter.
  if (page === undefined) return form.submit();
  const next = sheetIn(page);
  if (next !== undefined) return show(dialog, next);
  showAccount(page);
  dialog.close('in');
}

async function passkey(dialog: HTMLDialogElement): Promise<void> {
  const answer = await enterByPasskey('/');
  if (answer?.kind === 'done') {
    showAccount(await documentAt(location.href));
    return dialog.close('in');
  }
  dialog.querySelector('[role=alert]')?.remove();
  if (answer?.kind !== 'refused') return;
  const says = make('p', { class: 'hint bad', role: 'alert' }, answer.error.words ?? '');
  dialog.querySelector('h2')?.after(says);
}

/** The bar says who is signed in now. */
function showAccount(page: Document | undefined): void {
  const account = page?.querySelector('.bar .me');
  if (account != null) document.querySelector('.bar .me')?.replaceWith(document.adoptNode(account));
}

/** Undefined where the reader turned it down, or has none here. */
export async function enterByPasskey(back: string): Promise<Answer | undefined> {
  const options = await send(doing('passkey.enter-options'), new FormData());
  if (options.kind !== 'done') return options;
  const response = await usePasskey(options.value as unknown as RequestOptions);
  return sendResponse('passkey.enter', response, { back });
}

/** Gives the account a passkey of this device. True when it has one. */
export async function addPasskey(): Promise<boolean> {
  const options = await send(doing('passkey.add-options'), new FormData());
  if (options.kind !== 'done') return false;
  const response = await makePasskey(options.value as unknown as CreationOptions);
  return (await sendResponse('passkey.add', response, {}))?.kind === 'done';
}

async function sendResponse(
  operation: string,
  response: object | undefined,
  more: Readonly<Record<string, string>>,
): Promise<Answer | undefined> {
  if (response === undefined) return undefined;
  const fields = new FormData();
  fields.set('response', JSON.stringify(response));
  for (const [name, value] of Object.entries(more)) fields.set(name, value);
  return send(doing(operation), fields);
}
