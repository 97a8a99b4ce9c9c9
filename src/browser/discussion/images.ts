// images: a picture goes into a text by a button, by pasting, or by dropping it there.

import type { Composer } from './composer.ts';
import { button } from './dom.ts';
import { doing, send } from './server.ts';
import { word } from './settings.ts';
import { insert } from './text-keys.ts';

const kinds = 'image/png,image/jpeg,image/webp,image/gif';

export function images(composer: Composer): void {
  const { body, says } = composer;
  if (body.closest('.talks') === null) {
    const chooser = document.createElement('input');
    Object.assign(chooser, { type: 'file', accept: kinds, hidden: true });
    chooser.addEventListener('change', () => void add(composer, chooser.files));
    // Not in the form: it sends only what is written.
    says.before(button(word('addImage'), 'btn plain', () => chooser.click()));
  }
  body.addEventListener('paste', (event) => {
    if (has(event.clipboardData)) take(event, composer, event.clipboardData);
  });
  body.addEventListener('dragover', (event) => {
    if (event.dataTransfer?.types.includes('Files') === true) event.preventDefault();
  });
  body.addEventListener('drop', (event) => {
    if (has(event.dataTransfer)) take(event, composer, event.dataTransfer);
  });
}

const has = (data: DataTransfer | null): data is DataTransfer =>
  [...(data?.files ?? [])].some(({ type }) => kinds.split(',').includes(type));

function take(event: Event, composer: Composer, data: DataTransfer): void {
  event.preventDefault();
  void add(composer, data.files);
}

async function add({ body, says }: Composer, files: FileList | null): Promise<void> {
  for (const file of [...(files ?? [])].filter(({ type }) => kinds.split(',').includes(type))) {
    says.textContent = word('image');
    const fields = new FormData();
    fields.set('file', file);
    const answer = await send(doing('upload.add'), fields);
    const id = answer.kind === 'done' ? answer.value['id'] : undefined;
    const refused = answer.kind === 'refused' ? answer.error.words : undefined;
    says.textContent = typeof id === 'string' ? '' : (refused ?? word('imageFailed'));
    says.role = typeof id === 'string' ? null : 'alert';
    if (typeof id !== 'string') continue;
    leaveImage(body);
    insert(body, (selected) => ({
      text: `![${selected}](upload://${id})`,
      select: [2, 2 + selected.length],
    }));
  }
}

/** Who has just added a picture is between its brackets; the next one comes after it. */
function leaveImage(body: HTMLTextAreaElement): void {
  const { value, selectionStart, selectionEnd } = body;
  if (!/!\[[^\]]*$/.test(value.slice(0, selectionStart))) return;
  const rest = /^[^\]]*\]\(upload:[^)]*\)/.exec(value.slice(selectionEnd))?.[0];
  if (rest !== undefined) body.selectionStart = body.selectionEnd = selectionEnd + rest.length;
}
