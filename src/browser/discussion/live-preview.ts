// live-preview: the text as it will show, set by the server, a moment after the last key.

import type { Composer } from './composer.ts';
import { doing, fieldsOf, operationOf, send } from './server.ts';

const pause = 300;

export function livePreview({ form, body }: Composer): void {
  // What the button is for happens by itself.
  for (const button of form.querySelectorAll('[formaction$=".preview"]')) button.remove();
  const operation = operationOf(form).startsWith('thread.') ? 'thread.preview' : 'post.preview';
  let timer = 0;
  let running: AbortController | undefined;
  let shown = '';
  const show = (html: string): void => {
    const now = body.parentElement?.querySelector(':scope > .previewed');
    const made = document.createElement('template');
    made.innerHTML = html;
    const next = made.content.firstElementChild;
    if (next === null) now?.remove();
    else if (now == null) body.after(next);
    else now.replaceWith(next);
  };
  const ask = async (): Promise<void> => {
    const text = body.value;
    if (text === shown) return;
    shown = text;
    running?.abort();
    if (text.trim() === '') return show('');
    const mine = new AbortController();
    running = mine;
    const answer = await send(doing(operation), fieldsOf(form), mine.signal);
    if (mine.signal.aborted) return;
    const html = answer.kind === 'done' ? answer.value['html'] : undefined;
    if (typeof html === 'string') show(html);
    // Without an answer the next key asks again; what is shown is not taken away.
    else shown = '';
  };
  body.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => void ask(), pause);
  });
  if (body.value.trim() !== '' && body.parentElement?.querySelector(':scope > .previewed') == null)
    void ask();
}
