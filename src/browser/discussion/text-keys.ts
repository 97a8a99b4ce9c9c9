// text-keys: keys of a text field: post, link, code, formula. Tab always leaves it.

import type { Composer } from './composer.ts';

type Wrap = (selected: string) => { text: string; select: [number, number] };

/** Puts marks around the selected words; without words the cursor goes between the marks. */
const around =
  (before: string, after: string): Wrap =>
  (selected) => ({
    text: before + selected + after,
    select: [before.length, before.length + selected.length],
  });

const wraps: Readonly<Record<string, Wrap>> = {
  e: (selected) => (selected.includes('\n') ? around('```\n', '\n```') : around('`', '`'))(selected),
  m: (selected) => (selected.includes('\n') ? around('$$\n', '\n$$') : around('$', '$'))(selected),
  k: (selected) => {
    const isAddress = /^https?:\/\/\S+$/.test(selected);
    return isAddress
      ? { text: `[](${selected})`, select: [1, 1] }
      : { text: `[${selected}](https://)`, select: [selected.length + 3, selected.length + 11] };
  },
};

export function textKeys({ form, body }: Composer): void {
  form.addEventListener('keydown', (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      form.requestSubmit(form.querySelector<HTMLElement>('.btn.main'));
    } else if (event.target === body) {
      const wrap = wraps[event.key.toLowerCase()];
      if (wrap === undefined) return;
      event.preventDefault();
      insert(body, wrap);
    }
  });
}

/** Changes the selected words so that the browser's own undo takes it back. */
export function insert(body: HTMLTextAreaElement, wrap: Wrap): void {
  const { selectionStart: from, selectionEnd: to, value } = body;
  const { text, select } = wrap(value.slice(from, to));
  body.focus();
  // The one way to do this that the browser remembers for its undo; setRangeText forgets it.
  if (!document.execCommand('insertText', false, text)) {
    body.setRangeText(text);
    body.dispatchEvent(new Event('input', { bubbles: true }));
  }
  body.setSelectionRange(from + select[0], from + select[1]);
}
