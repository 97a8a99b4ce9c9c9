// text-field: the field in which a post is written: its label, what came back from the server, its preview, how to write.

import type { Html } from '../../../write/html/index.ts';
import { element, join, nothing, text } from '../../../write/html/index.ts';
import type { Frame } from '../frame.ts';
import { body } from '../parts/post.ts';
import { refusalWords } from '../refusal.ts';
import type { TextForm } from '../views/writing.ts';

export interface TextField {
  id: string;
  label: string;
  rows: number;
  form: TextForm;
}

export function textField({ id, label, rows, form }: TextField, frame: Frame): Html {
  const { refusal } = form;
  const isWrong = refusal !== undefined && (refusal.field === undefined || refusal.field === 'body');
  const how = `${id}-how`;
  return element(
    'div',
    { class: 'field' },
    element('label', { for: id }, text(label)),
    element(
      'textarea',
      {
        id,
        name: 'body',
        rows,
        'aria-describedby': isWrong ? `${id}-wrong ${how}` : how,
        'aria-invalid': isWrong ? 'true' : undefined,
      },
      // A line end right after the tag is not of the text.
      text(`\n${form.body}`),
    ),
    previewPart(form, frame),
    isWrong
      ? element('p', { class: 'hint bad', id: `${id}-wrong` }, text(refusalWords(refusal, frame)))
      : nothing,
    element('p', { class: 'hint', id: how }, howTo(frame)),
  );
}

/** The text as it will show, and what of it cannot be read. */
export function previewPart(
  { preview: html, problems = [] }: Pick<TextForm, 'preview' | 'problems'>,
  frame: Frame,
): Html {
  if (html === undefined) return nothing;
  const { writing, problem } = frame.words;
  const says = problems.flatMap(({ line, code, details = {} }) => {
    const words = problem[code];
    return words === undefined ? [] : [element('li', {}, text(writing.line(line, words(details))))];
  });
  return element(
    'div',
    { class: 'previewed post' },
    element('span', { class: 'label' }, text(writing.preview)),
    body({ cooked: html }),
    says.length === 0 ? nothing : element('ul', { class: 'problems hint bad' }, ...says),
  );
}

/** What stands between marks is what a reader types. */
function howTo({ words }: Frame): Html {
  const code = new Set(['$math$', '`code`', '@', '#']);
  const parts = words.writing.hint.map((part) =>
    code.has(part) ? element('code', {}, text(part)) : text(part),
  );
  return trimmed(parts);
}

const trimmed = (parts: readonly Html[]): Html =>
  join(parts.map((part, at) => (at === 0 || part.startsWith('.') ? part : join([text(' '), part]))));
