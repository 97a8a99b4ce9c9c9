// row: one discussion in a list: its title, its place and words, how it stands.

import type { Html } from '../../../write/html/index.ts';
import { classes, element, join, nothing, text } from '../../../write/html/index.ts';
import { threadAddress } from '../addresses.ts';
import { timeOfDay } from '../dates.ts';
import type { Frame } from '../frame.ts';
import { places, today } from '../frame.ts';
import { listedPlace, placeAddress } from '../place.ts';
import type { RowView } from '../views/parts.ts';
import { dotted, handleOf, link } from './pieces.ts';
import { said, saidThere } from '../said.ts';

export const rows = (list: readonly RowView[], frame: Frame, heading: 'h2' | 'h3' = 'h2'): Html =>
  element('ol', { class: 'rows wide' }, ...list.map((one) => row(one, frame, heading)));

function row(view: RowView, frame: Frame, heading: 'h2' | 'h3'): Html {
  const fresh = view.isNew ? element('span', { class: 'unseen' }, text(frame.words.frame.newPost)) : nothing;
  return element(
    'li',
    { class: classes(view.isNew && 'new') },
    element(
      'div',
      {},
      element(heading, { class: 't' }, fresh, link(threadAddress(view), said(view.title, frame))),
      element('p', { class: 'meta' }, meta(view, frame)),
    ),
    element('p', { class: 'side' }, stateOf(view, frame), element('br', {}), last(view, frame)),
  );
}

function meta(view: RowView, frame: Frame): Html {
  const name = listedPlace(places(frame), view.label, view.block, frame.words);
  const address = placeAddress(places(frame), view.label, view.block);
  const place = address === undefined ? text(name) : link(address, name);
  const quote =
    view.quote === undefined
      ? nothing
      : join([text(' '), element('q', {}, text(saidThere(view.quote, view, frame)))]);
  return dotted([
    join([place, quote]),
    view.kind === 'question' ? nothing : text(frame.words.thread.kinds[view.kind]),
    view.variant === undefined ? nothing : text(variantTitle(view.variant, frame)),
    text(view.tags.join(', ')),
  ]);
}

export const variantTitle = (name: string, { manifest }: Frame): string =>
  manifest.variants.find((variant) => variant.name === name)?.title ?? name;

/** "✓ Solved · 2 answers", "Unanswered", "1 suggestion", "Fixed in 1.5". */
export function stateOf(
  view: Pick<RowView, 'kind' | 'answers' | 'solved' | 'closed' | 'suggestions' | 'fixedIn'>,
  { words }: Frame,
): Html {
  const strong = (said: string): Html => element('b', {}, text(said));
  const { thread } = words;
  if (view.fixedIn !== undefined) return strong(thread.fixedIn(view.fixedIn));
  if (view.solved) {
    const ok = element('span', { class: 'ok' }, text(`✓ ${thread.solved}`));
    return view.answers === 0 ? ok : dotted([ok, text(thread.answers(view.answers))]);
  }
  if (view.suggestions !== undefined && view.suggestions > 0)
    return strong(thread.suggestions(view.suggestions));
  if (view.closed) return strong(thread.closed);
  if (view.answers > 0) return strong(thread.answers(view.answers));
  return view.kind === 'remark' ? text(thread.kinds.remark) : strong(thread.unanswered);
}

const last = ({ lastBy, lastAt }: RowView, frame: Frame): Html =>
  join([text(`${handleOf(lastBy, frame.words)}, `), timeOfDay(lastAt, today(frame))]);
