// place-section: the place in the book that a discussion is about: as it was asked about, and what became of it.

import type { Html } from '../../../write/html/index.ts';
import { classes, element, join, nothing, text } from '../../../write/html/index.ts';
import type { ReviewKind } from '../../store/schema.ts';
import type { Frame } from '../frame.ts';
import { places } from '../frame.ts';
import { placeAddress, placeName } from '../place.ts';
import type { AnchorView } from '../views/parts.ts';
import { markQuote } from './mark-quote.ts';
import { button, doing, link } from './pieces.ts';
import { finished } from './post.ts';

/** `only`: what the queue in which it stands shows alone. */
type Shown = AnchorView & { only?: ReviewKind | undefined };

export function placeSection(anchor: Shown, frame: Frame): Html {
  const { words } = frame;
  const says = words.place.says[anchor.state];
  return element(
    'section',
    { class: classes('place', anchor.state === 'doubtful' && 'doubt'), 'aria-label': words.thread.place },
    element('h2', {}, ...headOf(anchor, frame)),
    asked(anchor),
    says === '' ? nothing : element('p', { class: 'say' }, text(says)),
    otherEdition(anchor, frame),
    changed(anchor, frame),
    decision(anchor, frame),
    takeBack(anchor, frame),
  );
}

/** "Asked about …, edition 1.3", or where it stands now and where it stood. */
function headOf(anchor: AnchorView, frame: Frame): Html[] {
  const { place } = frame.words;
  const now = placeAddress(places(frame), anchor.nowLabel, anchor.nowBlock);
  const linked = (name: string): Html => (now === undefined ? text(name) : link(now, name));
  if (anchor.state === 'moved') {
    const name = placeName(places(frame), anchor.nowLabel, anchor.nowBlock, frame.words);
    return [text(`${place.nowIn} `), linked(name), text(place.stoodIn(anchor.askedPlace))];
  }
  const edition = anchor.edition === undefined ? '' : `, ${place.edition(anchor.edition)}`;
  const name = anchor.state === 'retired' ? text(anchor.askedPlace) : linked(anchor.askedPlace);
  return [text(`${place.askedAbout} `), name, text(edition)];
}

/** The block as it was set then, with the words in question marked; else only these. */
function asked({ askedHtml, quote }: AnchorView): Html {
  if (askedHtml !== undefined && askedHtml !== '') {
    return element(
      'div',
      { class: 'as-set' },
      finished(quote === undefined ? askedHtml : markQuote(askedHtml, quote)),
    );
  }
  return quote === undefined ? nothing : element('p', {}, element('q', {}, text(quote)));
}

function otherEdition({ edition, language, state }: AnchorView, { manifest, words }: Frame): Html {
  if (language !== undefined && language !== manifest.language) {
    const name = new Intl.DisplayNames([manifest.language], { type: 'language' }).of(language) ?? language;
    return element('p', { class: 'say' }, text(words.place.otherLanguage(name)));
  }
  if (edition === undefined || edition === manifest.edition || state === 'retired') return nothing;
  return state === 'moved'
    ? element('p', { class: 'say' }, text(words.place.otherEdition(edition)))
    : nothing;
}

function changed({ changed: diff }: AnchorView, { words }: Frame): Html {
  if (diff === undefined || diff === '') return nothing;
  return element(
    'details',
    {},
    element('summary', {}, text(words.place.showChange)),
    element('div', { class: 'diff' }, finished(diff)),
  );
}

/** For who may say where the words are now: the places that fit, each shown as it is. */
function decision({ candidates = [], review, only }: Shown, { words }: Frame): Html {
  if (review === undefined) return nothing;
  const shown = candidates.map(({ name, text: said }) =>
    element(
      'li',
      {},
      element('b', {}, text(name)),
      text(' '),
      element('span', { class: 'of-book' }, text(said)),
    ),
  );
  const buttons = [
    ...candidates.map(({ block, name }) => button(name, '', { name: 'block', value: block })),
    button(words.place.neither, '', { name: 'block', value: '' }),
  ];
  return doing(
    'anchor.resolve',
    { review, only },
    {},
    candidates.length === 0 ? nothing : element('ul', { class: 'candidates' }, ...shown),
    element('p', { class: 'does' }, join(buttons)),
  );
}

/** For who may decide about places: what a version or a person made of this one was wrong. */
const takeBack = ({ id, mayTakeBack, review, only }: Shown, { words }: Frame): Html =>
  mayTakeBack === true
    ? doing(
        'anchor.take-back',
        { anchor: id, review, only },
        { class: 'say' },
        element('button', { class: 'as-link' }, text(words.place.takeBack)),
      )
    : nothing;
