// post-pages: pages about one post: what became of its words, and the questions before it is reported, deleted or removed.

import type { Html } from '../../../write/html/index.ts';
import { element, join, nothing, text } from '../../../write/html/index.ts';
import type { FlagReason } from '../../store/schema.ts';
import type { Named } from '../addresses.ts';
import { postAddress } from '../addresses.ts';
import { bookContents } from '../contents.ts';
import { day } from '../dates.ts';
import type { Frame } from '../frame.ts';
import { page, today } from '../frame.ts';
import { button, buttonLink, choice, doing, handleOf, link, pageTitle, paragraph } from '../parts/pieces.ts';
import { body, finished } from '../parts/post.ts';
import { refusalNotice } from '../refusal.ts';
import type { Refusal } from '../../outcome.ts';
import type { PersonRef } from '../views/parts.ts';
import type { EditsView } from '../views/thread.ts';
import { said } from '../said.ts';

export function editsPage(view: EditsView, frame: Frame): Html {
  const { words } = frame;
  const items = view.edits.map((edit) =>
    element(
      'li',
      { id: `e${edit.number}` },
      edit.titleBefore === undefined || edit.titleAfter === undefined || edit.titleBefore === edit.titleAfter
        ? nothing
        : paragraph(words.post.titleWas(edit.titleBefore, edit.titleAfter), 'hint'),
      element('div', { class: 'diff' }, finished(edit.diff)),
      paragraph(words.post.editedBy(handleOf(edit.by, words), day(edit.at, today(frame))), 'hint'),
    ),
  );
  const title = words.post.editsOf(view.post.number);
  const main = element(
    'article',
    { class: 'people' },
    pageTitle({
      crumb: link(postAddress(view.thread, view.post.number), said(view.thread.title, frame)),
      title,
    }),
    element('ol', { class: 'rows edits' }, ...items),
  );
  return page({ title, main, contents: bookContents(undefined, frame) }, frame);
}

/** The post that a page asks about. */
export interface AboutPost {
  thread: Named & { title: string };
  number: number;
  author: PersonRef;
  cooked: string;
  refusal?: Refusal;
}

function aboutPostPage(view: AboutPost, title: string, frame: Frame, ...content: readonly Html[]): Html {
  const main = element(
    'article',
    { class: 'people' },
    pageTitle({ crumb: link(postAddress(view.thread, view.number), said(view.thread.title, frame)), title }),
    element('div', { class: 'held' }, body(view)),
    refusalNotice(view.refusal, frame),
    ...content,
  );
  return page({ title, main, contents: bookContents(undefined, frame) }, frame);
}

export function reasons(name: string, label: string, frame: Frame): Html {
  const all = Object.entries(frame.words.report.reasons) as [FlagReason, string][];
  return element(
    'fieldset',
    { class: 'field' },
    element('legend', {}, text(label)),
    element(
      'div',
      { class: 'choices' },
      ...all.map(([reason, words]) => choice('radio', { name, value: reason, required: true }, text(words))),
    ),
  );
}

export const ownWords = (label: string): Html =>
  element(
    'div',
    { class: 'field' },
    element('label', { for: '_words' }, text(label)),
    element('textarea', { id: '_words', name: 'words', rows: 3 }),
  );

export function reportPage(view: AboutPost, frame: Frame): Html {
  const { report, writing } = frame.words;
  return aboutPostPage(
    view,
    report.title,
    frame,
    doing(
      'post.flag',
      { thread: view.thread.id, number: view.number },
      {},
      reasons('reason', report.title, frame),
      ownWords(report.words),
      does(button(report.send, 'main'), view, writing.cancel),
    ),
  );
}

const does = (main: Html, view: AboutPost, cancel: string): Html =>
  element('div', { class: 'does' }, main, buttonLink(postAddress(view.thread, view.number), cancel));

export function deletePostPage(view: AboutPost, frame: Frame): Html {
  const { post } = frame.words;
  return aboutPostPage(
    view,
    post.deleteQuestion,
    frame,
    doing(
      'post.delete',
      { thread: view.thread.id, number: view.number },
      {},
      does(button(post.deleteIt, 'main'), view, post.keepIt),
    ),
  );
}

/** For moderators: why, in words that the author will read. */
export function removePostPage(view: AboutPost, frame: Frame): Html {
  const { queue } = frame.words;
  const handle = handleOf(view.author, frame.words);
  const title = queue.why(handle);
  return aboutPostPage(
    view,
    title,
    frame,
    doing(
      'post.remove',
      { thread: view.thread.id, number: view.number },
      {},
      join([reasons('reason', title, frame), ownWords(queue.yourWords)]),
      does(button(queue.removeDo, 'main'), view, queue.cancel),
    ),
  );
}
