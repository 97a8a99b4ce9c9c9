// moving: the pages on which a moderator moves posts to another discussion, and joins two discussions.

import type { Html } from '../../../write/html/index.ts';
import { element, join, nothing, text } from '../../../write/html/index.ts';
import type { Refusal } from '../../outcome.ts';
import type { ThreadKind } from '../../store/schema.ts';
import { mergeAddress, threadAddress } from '../addresses.ts';
import { bookContents } from '../contents.ts';
import { day } from '../dates.ts';
import type { Frame } from '../frame.ts';
import { page, today } from '../frame.ts';
import {
  button,
  buttonLink,
  choice,
  doing,
  handleOf,
  lineField,
  link,
  pageTitle,
  paragraph,
} from '../parts/pieces.ts';
import { body } from '../parts/post.ts';
import { refusalNotice } from '../refusal.ts';
import type { PostView } from '../views/parts.ts';
import type { SplitForm, ThreadView } from '../views/thread.ts';
import { similarList } from './thread.ts';
import { said } from '../said.ts';

type MovedThread = Pick<
  ThreadView,
  'id' | 'slug' | 'title' | 'anchor' | 'answerPosts' | 'question' | 'similar'
>;

const framed = (title: string, view: MovedThread, frame: Frame, ...content: readonly Html[]): Html =>
  page(
    {
      title,
      main: element(
        'article',
        { class: 'people' },
        pageTitle({ crumb: link(threadAddress(view), said(view.title, frame)), title }),
        ...content,
      ),
      contents: bookContents(view.anchor.nowLabel, frame),
    },
    frame,
  );

export function splitPage(view: MovedThread, form: SplitForm, frame: Frame): Html {
  const { thread, writing } = frame.words;
  const says = thread.split;
  return framed(
    says.title,
    view,
    frame,
    paragraph(says.says, 'hint under'),
    refusalNotice(form.refusal, frame),
    doing(
      'thread.split',
      { thread: view.id },
      {},
      element(
        'fieldset',
        { class: 'field' },
        element('legend', {}, text(says.which)),
        ...postsOf(view).map((post) => offered(post, form, frame)),
      ),
      element(
        'fieldset',
        { class: 'field' },
        element('legend', {}, text(says.where)),
        paragraph(says.newOne, 'hint under'),
        lineField('title', says.newTitle, form.title),
        kinds(form.kind, frame),
        lineField('into', says.other, form.into, says.otherHint),
      ),
      element(
        'div',
        { class: 'does' },
        button(says.doIt, 'main'),
        buttonLink(threadAddress(view), writing.cancel, 'plain'),
      ),
    ),
  );
}

/** All but the question, in the order of the page. */
const postsOf = ({ question, answerPosts }: MovedThread): PostView[] => [
  ...question.replies,
  ...answerPosts.flatMap((answer) => [answer, ...answer.replies]),
];

function offered(post: PostView, { posts }: SplitForm, frame: Frame): Html {
  const { number } = post;
  const who = `${number} · ${handleOf(post.author, frame.words)}, ${day(post.created, today(frame))}`;
  return element(
    'div',
    {},
    choice('checkbox', { name: 'posts', value: number, checked: posts.includes(number) }, text(who)),
    post.cooked === '' ? nothing : element('div', { class: 'held' }, body(post)),
  );
}

const kinds = (kind: ThreadKind, { words }: Frame): Html =>
  element(
    'div',
    { class: 'choices field' },
    ...(Object.entries(words.writing.kinds) as [ThreadKind, string][]).map(([value, says]) =>
      choice('radio', { name: 'kind', value, checked: value === kind }, text(says)),
    ),
  );

export interface MergeForm {
  /** The discussion that it is to be joined with, once it is chosen. */
  into?: { id: number; slug: string; title: string; cooked: string };
  refusal?: Refusal;
}

export function mergePage(view: MovedThread, { into, refusal }: MergeForm, frame: Frame): Html {
  const says = frame.words.thread.merge;
  return framed(
    says.title,
    view,
    frame,
    paragraph(says.says, 'hint under'),
    refusalNotice(refusal, frame),
    into === undefined ? choosing(view, frame) : chosen(view, into, frame),
  );
}

function choosing(view: MovedThread, frame: Frame): Html {
  const { thread, writing } = frame.words;
  return join([
    element(
      'form',
      { action: mergeAddress(view) },
      lineField('into', thread.merge.other, ''),
      element(
        'div',
        { class: 'does' },
        button(thread.merge.look, 'main'),
        buttonLink(threadAddress(view), writing.cancel, 'plain'),
      ),
    ),
    view.similar.length === 0
      ? nothing
      : element(
          'section',
          { class: 'similar' },
          element('span', { class: 'label' }, text(thread.merge.near)),
          similarList(view.similar, frame, (one) => mergeAddress(view, one.id)),
        ),
  ]);
}

/** Shown before it is done, since it cannot be taken back. */
function chosen(view: MovedThread, into: NonNullable<MergeForm['into']>, frame: Frame): Html {
  const says = frame.words.thread.merge;
  return doing(
    'thread.merge',
    { thread: view.id, into: into.id },
    {},
    element(
      'p',
      { class: 'hint' },
      text(`${says.into} `),
      link(threadAddress(into), said(into.title, frame)),
    ),
    element('div', { class: 'held' }, body(into)),
    element(
      'div',
      { class: 'does' },
      button(says.doIt, 'main'),
      buttonLink(mergeAddress(view), says.another, 'plain'),
    ),
  );
}
