// change: title, tags, kind, variant and place of a discussion, for who may change them.

import type { Html } from '../../../write/html/index.ts';
import { element, nothing, text } from '../../../write/html/index.ts';
import type { Refusal } from '../../outcome.ts';
import type { ThreadKind } from '../../store/schema.ts';
import { threadAddress } from '../addresses.ts';
import { bookContents } from '../contents.ts';
import type { Frame } from '../frame.ts';
import { page, places } from '../frame.ts';
import { button, buttonLink, choice, doing, lineField, link, pageTitle } from '../parts/pieces.ts';
import { placeName } from '../place.ts';
import { refusalNotice } from '../refusal.ts';
import type { ThreadView } from '../views/thread.ts';

export type ChangeThreadView = Pick<
  ThreadView,
  'id' | 'slug' | 'title' | 'kind' | 'variant' | 'tags' | 'anchor' | 'can'
> & {
  /** What was given for another place. */
  place?: string;
  refusal?: Refusal;
};

export function changeThreadPage(view: ChangeThreadView, frame: Frame): Html {
  const { thread, writing } = frame.words;
  const can = new Set(view.can);
  const main = element(
    'article',
    { class: 'people' },
    pageTitle({ crumb: link(threadAddress(view), view.title), title: thread.manage.rename }),
    refusalNotice(view.refusal, frame),
    doing(
      'thread.change',
      { thread: view.id },
      {},
      can.has('rename') ? lineField('title', thread.title, view.title) : nothing,
      can.has('rename') ? kinds(view.kind, frame) : nothing,
      can.has('tag') ? lineField('tags', writing.tags, view.tags.join(', '), writing.tagsHint) : nothing,
      can.has('tag') ? variants(view.variant, frame) : nothing,
      can.has('move') ? moved(view, frame) : nothing,
      element(
        'div',
        { class: 'does' },
        button(writing.save, 'main'),
        buttonLink(threadAddress(view), writing.cancel, 'plain'),
      ),
    ),
  );
  return page(
    { title: thread.manage.rename, main, contents: bookContents(view.anchor.nowLabel, frame) },
    frame,
  );
}

function kinds(kind: ThreadKind, { words }: Frame): Html {
  const all = Object.entries(words.writing.kinds) as [ThreadKind, string][];
  return choices('kind', words.writing.kindQuestion, all, kind);
}

function variants(variant: string | undefined, { words, manifest }: Frame): Html {
  if (manifest.variants.length < 2) return nothing;
  const all = manifest.variants.map(({ name, title }) => [name, title] as [string, string]);
  return choices(
    'variant',
    words.writing.variantQuestion,
    [['', words.writing.allVariants], ...all],
    variant ?? '',
  );
}

const choices = (name: string, legend: string, all: readonly [string, string][], chosen: string): Html =>
  element(
    'fieldset',
    { class: 'field' },
    element('legend', {}, text(legend)),
    element(
      'div',
      { class: 'choices' },
      ...all.map(([value, says]) => choice('radio', { name, value, checked: value === chosen }, text(says))),
    ),
  );

/** Any label of the book, completed from those of its sections; empty: where it is. */
function moved({ anchor, place }: ChangeThreadView, frame: Frame): Html {
  const { thread } = frame.words;
  const here = placeName(places(frame), anchor.nowLabel, anchor.nowBlock, frame.words);
  const options = frame.manifest.sections.map(({ label }) =>
    element('option', { value: label }, text(placeName(places(frame), label, undefined, frame.words))),
  );
  return element(
    'div',
    { class: 'field' },
    element('label', { for: '_place' }, text(thread.placeFact)),
    element('input', {
      id: '_place',
      name: 'place',
      value: place,
      list: '_places',
      autocomplete: 'off',
      autocapitalize: 'none',
      spellcheck: 'false',
      'aria-describedby': '_place-how',
    }),
    element('datalist', { id: '_places' }, ...options),
    element('p', { class: 'hint', id: '_place-how' }, text(thread.placeHint(here))),
  );
}
