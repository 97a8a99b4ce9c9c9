// keep-writing: a draft is kept after each pause, put back when the form is opened again, and can be discarded.

import type { Composer } from './composer.ts';
import { button } from './dom.ts';
import { draftAt, dropDraft, keepDraft } from './drafts.ts';
import { settings, word } from './settings.ts';
import { tell } from './told.ts';

const pause = 1000;

export function keepWriting(composer: Composer): void {
  const { form, place, says } = composer;
  restore(composer);
  let timer = 0;
  let told = false;
  const keep = (): void => {
    clearTimeout(timer);
    timer = 0;
    // What was refused stays to be read until the writer goes on.
    if (!keepNow(composer) || says.role === 'alert') return;
    says.textContent = word('saved').replace('#', timeNow());
    if (!told) tell(says.textContent);
    told = true;
    offerDiscard(composer);
  };
  form.addEventListener('input', () => {
    says.role = null;
    clearTimeout(timer);
    timer = setTimeout(keep, pause);
  });
  form.addEventListener('octavo-posted', () => {
    clearTimeout(timer);
    timer = 0;
    dropDraft(place);
  });
  // A page that goes away, to be closed or to sign in, takes nothing with it.
  const flush = (): void => {
    if (timer !== 0 && form.isConnected) keepNow(composer);
  };
  addEventListener('pagehide', flush);
  document.addEventListener('visibilitychange', flush);
}

/** Keeps the draft as it is now; one without words goes. */
export function keepNow({ form, body, place }: Composer): boolean {
  const title = form.querySelector<HTMLInputElement>('[name=title]')?.value ?? '';
  if (body.value.trim() === '' && title.trim() === '') {
    dropDraft(place);
    return false;
  }
  const fields = [...new FormData(form)].filter(
    (pair): pair is [string, string] => typeof pair[1] === 'string',
  );
  return keepDraft(place, Object.fromEntries(fields));
}

const timeNow = (): string =>
  new Intl.DateTimeFormat(settings().language, { timeStyle: 'short' }).format(Date.now());

/** Hidden fields say what the form is about now; of these only the key is the draft's. */
function restore(composer: Composer): void {
  const { form, body, place } = composer;
  const draft = draftAt(place);
  if (draft === undefined) return;
  const given = body.value.trim();
  for (const [name, value] of Object.entries(draft.fields)) {
    const field = form.elements.namedItem(name);
    if (field instanceof RadioNodeList) field.value = value;
    else if (field instanceof HTMLInputElement && (field.type !== 'hidden' || name === 'key'))
      put(field, value);
    else if (field instanceof HTMLTextAreaElement) field.value = value;
  }
  // A quotation that was asked for stands after what was written before.
  const isEdit = form.getAttribute('action') === '/-/do/post.edit';
  if (given !== '' && !isEdit && !body.value.includes(given))
    body.value = `${body.value.trim()}\n\n${given}\n\n`.trimStart();
  offerDiscard(composer);
}

function put(field: HTMLInputElement, value: string): void {
  if (field.type === 'radio' || field.type === 'checkbox') field.checked = field.value === value;
  else field.value = value;
}

function offerDiscard(composer: Composer): void {
  const { row, form, says } = composer;
  if (row.querySelector('[data-discard]') !== null) return;
  const first = button(word('discard'), 'btn plain', () => {
    const ask = document.createElement('span');
    ask.textContent = word('discardQuestion');
    const yes = button(word('discard'), 'btn', () => {
      dropDraft(composer.place);
      form.reset();
      for (const one of [ask, yes, no, first]) one.remove();
      says.textContent = '';
      composer.body.dispatchEvent(new Event('input', { bubbles: true }));
      composer.body.focus();
    });
    const no = button(word('keepIt'), 'btn plain', () => {
      for (const one of [ask, yes, no]) one.remove();
      first.hidden = false;
      first.focus();
    });
    first.hidden = true;
    first.after(ask, yes, no);
    yes.focus();
  });
  first.dataset['discard'] = '';
  says.before(first);
}
