// panel: the discussions of one block beside the text: what the script puts after the block, made here.

import type { Html } from '../../../write/html/index.ts';
import { element, nothing, text } from '../../../write/html/index.ts';
import { askAddress, threadAddress } from '../addresses.ts';
import type { Frame } from '../frame.ts';
import { places } from '../frame.ts';
import { button, buttonLink, doing, dotted, key, link } from '../parts/pieces.ts';
import { post } from '../parts/post.ts';
import type { PostSetting } from '../parts/post.ts';
import { stateOf, variantTitle } from '../parts/row.ts';
import { bubbleId } from '../place.ts';
import type { PanelThread, PanelView } from '../views/thread.ts';
import { said } from '../said.ts';

/** Ids of what the panel is named by and of the panel itself, for the bubble that opens it. */
export const panelIds = (bubble: string): { panel: string; title: string } => ({
  panel: `${bubble}-panel`,
  title: `${bubble}-title`,
});

/** The whole panel. `key`: of the forms for answers in it. */
export function panel(view: PanelView, formKey: string, frame: Frame): Html {
  const { words } = frame;
  const section = places(frame).section(view.label);
  const block = places(frame).block(view.label, view.block);
  const what = words.place.bubbles[block?.kind ?? 'paragraph'];
  const ids = panelIds(bubbleId(section, view.block));
  const title =
    view.threads.length === 0 ? words.list.panelNone(what) : words.list.panel(view.threads.length, what);
  return element(
    'section',
    { class: 'talks', id: ids.panel, role: 'dialog', 'aria-labelledby': ids.title },
    element(
      'div',
      { class: 'talks-head' },
      element('h2', { id: ids.title, tabindex: -1 }, text(title)),
      element('button', { class: 'btn plain', 'data-close': true }, text(`${words.list.close} `), key('Esc')),
    ),
    ...view.threads.map((one, at) => thread(one, at === 0, formKey, frame)),
    element(
      'div',
      { class: 'does' },
      buttonLink(askAddress({ on: view.label, block: view.block }), words.list.askHere),
    ),
  );
}

function thread(view: PanelThread, open: boolean, formKey: string, frame: Frame): Html {
  const { words } = frame;
  const setting: PostSetting = {
    id: view.id,
    slug: view.slug,
    kind: view.kind,
    label: view.label,
    ...(view.block !== undefined && { block: view.block }),
    solved: view.solved,
    apart: true,
    frame,
  };
  const state = dotted([
    stateOf(view, frame),
    view.variant === undefined ? nothing : text(variantTitle(view.variant, frame)),
  ]);
  return element(
    'details',
    { class: 'thread', name: 'thread', open, 'data-thread': view.id },
    element(
      'summary',
      {},
      element('h3', {}, text(said(view.title, frame))),
      element('p', { class: 'meta' }, state),
    ),
    post({ ...view.question, replies: [] }, setting),
    view.best === undefined ? nothing : post({ ...view.best, replies: [] }, setting),
    view.more === 0 && view.mayAnswer
      ? nothing
      : element(
          'p',
          { class: 'acts' },
          link(threadAddress(view), view.more > 0 ? words.list.moreAnswers(view.more) : words.state.asPage),
        ),
    view.mayAnswer ? answer(view, formKey, frame) : nothing,
  );
}

function answer(view: PanelThread, formKey: string, { words }: Frame): Html {
  const id = `_answer-${view.id}`;
  return doing(
    'post.create',
    { thread: view.id, key: `${formKey}-${view.id}` },
    { 'aria-label': words.writing.yourAnswer },
    element('label', { for: id }, text(words.writing.yourAnswer)),
    element('textarea', { id, name: 'body', rows: 3 }),
    element(
      'div',
      { class: 'does' },
      button(words.writing.post.answer, 'main'),
      buttonLink(threadAddress(view), words.state.asPage, 'plain'),
    ),
  );
}
