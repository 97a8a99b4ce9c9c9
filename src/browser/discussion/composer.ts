// composer: a form in which a text is written: its draft, its preview, its keys, how it is posted.

import { valueOf } from './dom.ts';
import { images } from './images.ts';
import { livePreview } from './live-preview.ts';
import { keepWriting } from './keep-writing.ts';
import { posting } from './posting.ts';
import { similar } from './similar.ts';
import { textKeys } from './text-keys.ts';

export interface Composer {
  form: HTMLFormElement;
  body: HTMLTextAreaElement;
  /** The row of buttons. */
  row: HTMLElement;
  /** Where it says how things stand. */
  says: HTMLElement;
  /** Name of its draft. */
  place: string;
}

const started = new WeakSet<HTMLFormElement>();

/** Starts every form of that kind in a part of the page. */
export function start(root: HTMLElement): void {
  for (const body of root.querySelectorAll<HTMLTextAreaElement>(
    'form[action^="/-/do/"] textarea[name=body]',
  )) {
    const { form } = body;
    if (form === null || started.has(form)) continue;
    started.add(form);
    const row = [...form.querySelectorAll<HTMLElement>('.does')].at(-1) ?? form;
    const composer: Composer = { form, body, row, says: saysOf(row), place: placeOf(form) };
    keepWriting(composer);
    livePreview(composer);
    images(composer);
    textKeys(composer);
    posting(composer);
    similar(composer);
  }
}

function saysOf(row: HTMLElement): HTMLElement {
  const known = row.querySelector<HTMLElement>('.hint');
  if (known !== null) return known;
  const made = document.createElement('span');
  made.className = 'hint';
  row.append(made);
  return made;
}

function placeOf(form: HTMLFormElement): string {
  const own = form.dataset['draft'];
  if (own !== undefined) return own;
  const [thread, to] = ['thread', 'to'].map((name) => valueOf(form, name));
  const operation = form.getAttribute('action')?.replace('/-/do/', '') ?? '';
  // An answer may be begun in the panel and gone on with on the page.
  if (operation === 'post.create' && to === '') return `thread:${thread}`;
  return `${operation}:${['thread', 'number', 'to'].map((name) => valueOf(form, name)).join('/')}`;
}
