// reply: pages on which an answer or a reply is written, or a post is changed.

import type { Html } from '../../../write/html/index.ts';
import { element, nothing, text } from '../../../write/html/index.ts';
import { doAddress, postAddress, threadAddress } from '../addresses.ts';
import { bookContents } from '../contents.ts';
import type { Frame } from '../frame.ts';
import { page } from '../frame.ts';
import { button, buttonLink, doing, handleOf, link, pageTitle } from '../parts/pieces.ts';
import { body } from '../parts/post.ts';
import { refusalNotice, refusalWords } from '../refusal.ts';
import type { EditPostView, ReplyView } from '../views/writing.ts';
import { textField } from './text-field.ts';
import { said } from '../said.ts';

export function replyPage(view: ReplyView, frame: Frame): Html {
  const { writing } = frame.words;
  const title = view.kind === 'answer' ? writing.yourAnswer : writing.yourReply;
  const { to } = view;
  const about =
    to === undefined
      ? nothing
      : element(
          'blockquote',
          { class: 'answered' },
          element('p', { class: 'said' }, text(writing.answering(handleOf(to.author, frame.words)))),
          body(to),
        );
  const main = element(
    'article',
    { class: 'people' },
    pageTitle({ crumb: link(threadAddress(view.thread), said(view.thread.title, frame)), title }),
    about,
    refusalNotice(view.text.refusal?.field === undefined ? view.text.refusal : undefined, frame),
    doing(
      'post.create',
      { thread: view.thread.id, to: to?.number, key: view.text.key },
      {
        'aria-label': title,
        'data-draft': to === undefined ? `thread:${view.thread.id}` : `post:${view.thread.id}/${to.number}`,
      },
      textField({ id: '_body', label: writing.text, rows: 8, form: view.text }, frame),
      element(
        'div',
        { class: 'does' },
        button(writing.post[view.kind], 'main'),
        button(writing.preview, '', { formaction: doAddress('post.preview') }),
        buttonLink(threadAddress(view.thread), writing.cancel, 'plain'),
      ),
    ),
  );
  return page(
    { title: `${title}: ${said(view.thread.title, frame)}`, main, contents: bookContents(undefined, frame) },
    frame,
  );
}

export function editPostPage(view: EditPostView, frame: Frame): Html {
  const { writing } = frame.words;
  const title = writing.editPost(view.number);
  const { refusal } = view.text;
  const isWrong = refusal?.field === 'title';
  const titleField =
    view.title === undefined
      ? nothing
      : element(
          'div',
          { class: 'field' },
          element('label', { for: '_title' }, text(writing.title.question)),
          element('input', {
            id: '_title',
            name: 'title',
            value: view.title,
            autocomplete: 'off',
            'aria-invalid': isWrong ? 'true' : undefined,
            'aria-describedby': isWrong ? '_title-wrong' : undefined,
          }),
          isWrong
            ? element('p', { class: 'hint bad', id: '_title-wrong' }, text(refusalWords(refusal, frame)))
            : nothing,
        );
  const main = element(
    'article',
    { class: 'people' },
    pageTitle({ crumb: link(postAddress(view.thread, view.number), said(view.thread.title, frame)), title }),
    refusalNotice(refusal?.field === undefined ? refusal : undefined, frame),
    doing(
      'post.edit',
      { thread: view.thread.id, number: view.number },
      { 'aria-label': title },
      titleField,
      textField({ id: '_body', label: writing.text, rows: 10, form: view.text }, frame),
      element(
        'div',
        { class: 'does' },
        button(writing.save, 'main'),
        button(writing.preview, '', { formaction: doAddress('post.preview') }),
        buttonLink(postAddress(view.thread, view.number), writing.cancel, 'plain'),
      ),
    ),
  );
  return page({ title, main, contents: bookContents(undefined, frame) }, frame);
}
