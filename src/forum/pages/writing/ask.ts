// ask: a new question: its place, kind, line, text, variant and tags; and before that, where no place is chosen, the blocks of a section.

import type { Block } from '../../../compare/index.ts';
import type { Html } from '../../../write/html/index.ts';
import { element, join, nothing, text } from '../../../write/html/index.ts';
import type { ThreadKind } from '../../store/schema.ts';
import { askAddress, doAddress, draftsAddress, suggestAddress } from '../addresses.ts';
import { bookContents } from '../contents.ts';
import type { Frame } from '../frame.ts';
import { page, places } from '../frame.ts';
import { markQuote } from '../parts/mark-quote.ts';
import {
  button,
  buttonLink,
  choice,
  doing,
  dotted,
  hidden,
  link,
  pageTitle,
  rail,
  railPart,
} from '../parts/pieces.ts';
import { finished } from '../parts/post.ts';
import { blockName, placeAddress, placeName, sectionName } from '../place.ts';
import { refusalNotice, refusalWords } from '../refusal.ts';
import { similarPart } from '../talk/thread.ts';
import type { AskView } from '../views/writing.ts';
import { textField } from './text-field.ts';

export function askPage(view: AskView, frame: Frame): Html {
  const { writing, thread } = frame.words;
  const isChosen = view.label !== undefined;
  const main = element(
    'article',
    {},
    pageTitle({ ...(isChosen && { crumb: crumb(view, frame) }), title: writing.ask }),
    refusalNotice(view.text.refusal?.field === undefined ? view.text.refusal : undefined, frame),
    isChosen ? form(view, frame) : chooseSection(frame),
  );
  return page(
    {
      title: writing.ask,
      main,
      beside: rail(thread.about, railPart(writing.good.head, points(writing.good.points)), fix(view, frame)),
      contents: bookContents(view.label, frame),
      columns: 'pair',
    },
    frame,
  );
}

const points = (list: readonly string[]): Html =>
  element('ul', {}, ...list.map((one) => element('li', {}, text(one))));

function crumb({ label = '', block }: AskView, frame: Frame): Html {
  const name = placeName(places(frame), label, undefined, frame.words);
  const address = placeAddress(places(frame), label, block);
  return address === undefined ? text(name) : link(address, name);
}

function form(view: AskView, frame: Frame): Html {
  const { writing } = frame.words;
  return doing(
    'thread.create',
    {
      key: view.text.key,
      label: view.label,
      block: view.block,
      quoteStart: view.quote?.start,
      quoteLength: view.quote?.length,
      from: view.from,
    },
    { 'aria-label': writing.newQuestion, 'data-draft': `ask:${view.label ?? ''}/${view.block ?? ''}` },
    aboutPlace(view, frame),
    kinds(view, frame),
    titleField(view, frame),
    textField({ id: '_body', label: writing.body[view.kind], rows: 8, form: view.text }, frame),
    variants(view, frame),
    element(
      'div',
      { class: 'field' },
      element('label', { for: '_tags' }, text(writing.tags)),
      element('input', {
        id: '_tags',
        name: 'tags',
        value: view.tags,
        autocomplete: 'off',
        'aria-describedby': '_tags-how',
      }),
      element('p', { class: 'hint', id: '_tags-how' }, text(writing.tagsHint)),
    ),
    element(
      'div',
      { class: 'does' },
      button(writing.post[view.kind], 'main'),
      button(writing.preview, '', { formaction: doAddress('thread.preview') }),
      element('span', { class: 'hint', role: 'status' }),
    ),
  );
}

function aboutPlace(view: AskView, frame: Frame): Html {
  const { writing, thread } = frame.words;
  const { label = '', block, blockHtml, quote } = view;
  const name = placeName(places(frame), label, block, frame.words);
  const address = placeAddress(places(frame), label, block);
  const shown =
    blockHtml === undefined
      ? quote === undefined
        ? nothing
        : element('p', {}, element('q', {}, text(quote.text)))
      : element(
          'div',
          { class: 'as-set' },
          finished(quote === undefined ? blockHtml : markQuote(blockHtml, quote.text)),
        );
  return element(
    'section',
    { class: 'place', 'aria-label': thread.place },
    element(
      'p',
      { class: 'label' },
      text(`${writing.about} `),
      address === undefined ? text(name) : link(address, name),
    ),
    shown,
    element(
      'p',
      { class: 'say' },
      dotted([
        link(askAddress({ on: label }), writing.anotherPlace),
        block === undefined
          ? nothing
          : link(askAddress({ on: label, block: wholeSection }), writing.wholeSection),
      ]),
    ),
  );
}

/** Where an address says `block=section`, the section as a whole is meant. */
export const wholeSection = 'section';

function kinds(view: AskView, frame: Frame): Html {
  const { writing } = frame.words;
  const all = Object.entries(writing.kinds) as [ThreadKind, string][];
  const { label = '', block } = view;
  const suggest =
    view.kind === 'mistake' && frame.suggests === true
      ? element(
          'p',
          { class: 'hint' },
          link(suggestAddress({ on: label, ...(block !== undefined && { block }) }), writing.suggestFirst),
          text(` ${writing.suggestFirstRest}`),
        )
      : nothing;
  return element(
    'fieldset',
    { class: 'field' },
    element('legend', {}, text(writing.kindQuestion)),
    element(
      'div',
      { class: 'choices' },
      ...all.map(([kind, words]) =>
        choice('radio', { name: 'kind', value: kind, checked: kind === view.kind }, text(words)),
      ),
    ),
    suggest,
  );
}

function titleField(view: AskView, frame: Frame): Html {
  const { writing } = frame.words;
  const { refusal } = view.text;
  const isWrong = refusal?.field === 'title';
  const described = [isWrong ? '_title-wrong' : '', view.similar.length > 0 ? '_alike' : '']
    .filter(Boolean)
    .join(' ');
  return element(
    'div',
    { class: 'field' },
    element('label', { for: '_title' }, text(writing.title[view.kind])),
    element('input', {
      id: '_title',
      name: 'title',
      value: view.title,
      autocomplete: 'off',
      'aria-invalid': isWrong ? 'true' : undefined,
      'aria-describedby': described === '' ? undefined : described,
    }),
    isWrong
      ? element('p', { class: 'hint bad', id: '_title-wrong' }, text(refusalWords(refusal, frame)))
      : nothing,
    similarPart(view.similar, frame),
  );
}

function variants(view: AskView, { words, manifest }: Frame): Html {
  if (manifest.variants.length < 2) return nothing;
  const all = [{ name: '', title: words.writing.allVariants }, ...manifest.variants];
  return element(
    'fieldset',
    { class: 'field' },
    element('legend', {}, text(words.writing.variantQuestion)),
    element(
      'div',
      { class: 'choices' },
      ...all.map(({ name, title }) =>
        choice(
          'radio',
          { name: 'variant', value: name, checked: name === (view.variant ?? '') },
          text(title),
        ),
      ),
    ),
  );
}

function fix({ label, block }: AskView, { words, suggests }: Frame): Html {
  if (label === undefined || suggests !== true) return nothing;
  const { head, before, link: says, after } = words.writing.fix;
  const to = suggestAddress({ on: label, ...(block !== undefined && block !== wholeSection && { block }) });
  return railPart(head, element('p', {}, text(`${before} `), link(to, says), text(` ${after}`)));
}

/** Without a place: the sections of the book, each leading to its blocks. */
function chooseSection(frame: Frame): Html {
  const items = frame.manifest.pages.map((one) =>
    element('li', {}, link(askAddress({ on: one.label }), sectionName(one))),
  );
  return join([
    element('h2', { class: 'sub' }, text(frame.words.writing.chooseSection)),
    element('ol', { class: 'sections' }, ...items),
  ]);
}

/** The blocks of a page in the order of the text, a radio each: how one asks about a place without selecting words. */
export function choosePlacePage(label: string, variant: string | undefined, frame: Frame): Html {
  const { writing } = frame.words;
  const groups = places(frame)
    .below(label)
    .filter((one) => places(frame).section(one)?.page === places(frame).section(label)?.page)
    .map((one) => group(one, one === label, frame));
  const main = element(
    'article',
    {},
    pageTitle({ crumb: crumb({ label } as AskView, frame), title: writing.choosePlace }),
    element(
      'form',
      { action: askAddress() },
      ...hidden({ variant }),
      ...groups,
      element(
        'div',
        { class: 'does stays' },
        button(writing.chooseThis, 'main'),
        buttonLink(placeAddress(places(frame), label) ?? draftsAddress(), frame.words.list.backToText),
      ),
    ),
  );
  return page({ title: writing.choosePlace, main, contents: bookContents(label, frame) }, frame);
}

/** One form field tells section and block: "label block". */
function group(label: string, isFirst: boolean, frame: Frame): Html {
  const section = places(frame).section(label);
  if (section === undefined) return nothing;
  const option = (block: string, words: Html, checked = false): Html =>
    choice('radio', { name: 'place', value: `${label} ${block}`, checked }, words);
  const blocks = places(frame)
    .blocksOf(label)
    .filter(({ kind }) => kind !== 'heading');
  return element(
    'fieldset',
    { class: 'field blocks' },
    element('legend', {}, text(sectionName(section))),
    option(wholeSection, text(frame.words.place.whole), isFirst),
    ...blocks.map((block) => option(block.id, blockWords(block, frame))),
  );
}

const mostLetters = 120;

function blockWords(block: Block, frame: Frame): Html {
  const short = blockName(block, frame.words);
  const words =
    block.text.length > mostLetters
      ? `${block.text.slice(0, mostLetters).replace(/\s+\S*$/, '')} …`
      : block.text;
  return join([element('b', {}, text(short)), text(' '), element('span', { class: 'of-book' }, text(words))]);
}
