// search: what was found in the book and in its discussions, as one list.

import type { Html } from '../../write/html/index.ts';
import { element, join, nothing, text } from '../../write/html/index.ts';
import type { SearchHit, SearchView } from '../search/index.ts';
import { askAddress, postAddress, searchAddress } from './addresses.ts';
import { bookContents } from './contents.ts';
import { timeOfDay } from './dates.ts';
import type { Frame } from './frame.ts';
import { page, places, today } from './frame.ts';
import { button, buttonLink, dotted, empty, hidden, link, pageTitle } from './parts/pieces.ts';
import { stateOf, variantTitle } from './parts/row.ts';
import { placeAddress, placeName, sectionName } from './place.ts';
import { said } from './said.ts';

export function searchPage(view: SearchView, frame: Frame): Html {
  const { search } = frame.words;
  const title = view.text === '' ? search.title : search.of(view.text);
  const main = join([
    pageTitle({ title: search.title, wide: true }),
    field(view, frame),
    view.hits.length === 0
      ? element('p', { class: 'hint under', id: '_words-how' }, text(search.narrow))
      : nothing,
    view.text === '' ? nothing : tabs(view, frame),
    view.text === ''
      ? nothing
      : element(
          'p',
          { class: 'hint under', role: 'status' },
          text(view.some ? search.some : search.results(view.total)),
        ),
    view.text !== '' && view.hits.length === 0
      ? empty(search.none, search.noneSays, buttonLink(askAddress(), search.askIt))
      : element('ol', { class: 'rows wide' }, ...view.hits.map((hit) => row(hit, frame))),
    turn(view, frame),
  ]);
  return page({ title, main, contents: bookContents(undefined, frame) }, frame);
}

const field = (view: SearchView, { words }: Frame): Html =>
  element(
    'form',
    { class: 'seek wide', action: searchAddress(), role: 'search' },
    ...hidden({ in: view.in === 'everything' ? undefined : view.in }),
    element('label', { class: 'unseen', for: '_words' }, text(words.search.field)),
    element('input', {
      id: '_words',
      name: 'q',
      type: 'search',
      value: view.text,
      autocomplete: 'off',
      'aria-describedby': view.hits.length === 0 ? '_words-how' : undefined,
    }),
    button(words.search.go, 'main'),
  );

function tabs(view: SearchView, { words }: Frame): Html {
  const all = {
    everything: words.search.everything,
    book: words.search.book,
    talk: words.search.discussions,
  };
  const items = (Object.keys(all) as SearchView['in'][]).map((where) =>
    element(
      'li',
      {},
      element(
        'a',
        {
          href: searchAddress({ q: view.text, in: where === 'everything' ? undefined : where }),
          'aria-current': view.in === where ? 'true' : undefined,
        },
        text(all[where]),
      ),
    ),
  );
  return element('nav', { 'aria-label': words.list.show }, element('ul', { class: 'picks wide' }, ...items));
}

function row(hit: SearchHit, frame: Frame): Html {
  const excerpt = element(
    'p',
    { class: 'meta' },
    ...hit.excerpt.map((piece) => (piece.marked ? element('mark', {}, text(piece.text)) : text(piece.text))),
  );
  if (hit.kind === 'section') {
    const section = places(frame).section(hit.label) ?? places(frame).page(hit.label);
    const title = section === undefined ? hit.title : sectionName(section);
    const href = placeAddress(places(frame), hit.label) ?? '/';
    const side = element('p', { class: 'side' }, text(frame.words.search.book));
    return element(
      'li',
      {},
      element('div', {}, element('h2', { class: 't of-book' }, link(href, title)), excerpt),
      side,
    );
  }
  const place = placeName(places(frame), hit.label, undefined, frame.words);
  const variant = hit.variant === undefined ? nothing : text(variantTitle(hit.variant, frame));
  const state = stateOf({ kind: 'question', answers: hit.answers, solved: hit.solved, closed: false }, frame);
  return element(
    'li',
    {},
    element(
      'div',
      {},
      element(
        'h2',
        { class: 't' },
        link(postAddress({ id: hit.thread, slug: hit.slug }, hit.post), said(hit.title, frame)),
      ),
      excerpt,
      element('p', { class: 'meta' }, dotted([text(place), variant])),
    ),
    element('p', { class: 'side' }, state, element('br', {}), timeOfDay(hit.lastAt, today(frame))),
  );
}

function turn(view: SearchView, { words, manifest }: Frame): Html {
  if (view.pages < 2) return nothing;
  const number = new Intl.NumberFormat(manifest.language);
  const to = (page: number, rel: string, says: string): Html =>
    page < 1 || page > view.pages
      ? nothing
      : link(
          searchAddress({ q: view.text, in: view.in === 'everything' ? undefined : view.in, page }),
          says,
          { rel },
        );
  return element(
    'nav',
    { class: 'pages wide', 'aria-label': words.list.more },
    to(view.page - 1, 'prev', words.search.before),
    element('span', {}, text(words.search.page(number.format(view.page), number.format(view.pages)))),
    to(view.page + 1, 'next', words.search.next),
  );
}
