// list: the discussions of the book, of a section in the order of its text, and of one block.

import type { Html } from '../../../write/html/index.ts';
import { element, join, nothing, text } from '../../../write/html/index.ts';
import type { ThreadKind } from '../../store/schema.ts';
import {
  askAddress,
  blockTalkAddress,
  doAddress,
  feedAddress,
  sectionTalkAddress,
  talkAddress,
} from '../addresses.ts';
import { talkContents } from '../contents.ts';
import type { Frame } from '../frame.ts';
import { page, places } from '../frame.ts';
import { buttonLink, button, empty, hidden, link, pageTitle } from '../parts/pieces.ts';
import { rows } from '../parts/row.ts';
import { placeAddress, placeName, sectionName, shortName } from '../place.ts';
import type { ListFilter, ListShow, ListSort, ListView } from '../views/list.ts';
import type { RowView } from '../views/parts.ts';

export function listPage(view: ListView, frame: Frame): Html {
  const { words } = frame;
  const { scope, filter } = view;
  const { before: _, ...whole } = filter;
  const address = addressOf(view)(filter);
  const title = titleText(view, frame);
  const none = view.counts.all === 0 && view.archived.length === 0;
  const main = join([
    titleOf(view, title, none, frame),
    none ? nothing : tabs(view, frame),
    none ? nothing : sift(view, frame),
    list(view, frame),
    none ? nothing : turn(view, frame),
    archived(view, frame),
  ]);
  const label = scope.kind === 'book' ? undefined : scope.label;
  return page(
    {
      title,
      main,
      ...(!none && { beside: beside(view, frame) }),
      contents: talkContents({ counts: view.sectionCounts, ...(label !== undefined && { label }) }, frame),
      feed: feedAddress(addressOf(view)(whole)),
      ...(filter.before === undefined && { canonical: address }),
      description: words.frame.discussions,
    },
    frame,
  );
}

const addressOf =
  ({ scope }: Pick<ListView, 'scope'>) =>
  (filter: Partial<ListFilter>): string =>
    scope.kind === 'book'
      ? talkAddress(filter)
      : scope.kind === 'section'
        ? sectionTalkAddress(scope.label, filter)
        : blockTalkAddress(scope.label, scope.block, filter);

function titleText({ scope }: ListView, frame: Frame): string {
  const { words } = frame;
  if (scope.kind === 'book') return words.frame.discussions;
  return words.list.of(
    scope.kind === 'section'
      ? shortName(places(frame), scope.label)
      : placeName(places(frame), scope.label, scope.block, words),
  );
}

function titleOf(view: ListView, title: string, none: boolean, frame: Frame): Html {
  const { words, manifest } = frame;
  const { scope } = view;
  const ask = view.mayAsk && !none ? buttonLink(askHref(view), askWords(view, frame), 'main') : undefined;
  const label = scope.kind === 'book' ? undefined : scope.label;
  const section =
    label === undefined ? undefined : (places(frame).section(label) ?? places(frame).page(label));
  const name = section === undefined ? (label ?? manifest.title) : sectionName(section);
  const address = label === undefined ? '/' : placeAddress(places(frame), label);
  return pageTitle({
    crumb: address === undefined ? text(name) : link(address, name),
    title,
    wide: true,
    ...(ask !== undefined && { beside: ask }),
    ...(view.filter.tag !== undefined && { facts: text(words.list.filteredBy(view.filter.tag)) }),
  });
}

const askHref = ({ scope, filter }: ListView): string =>
  askAddress({
    ...(scope.kind !== 'book' && { on: scope.label }),
    ...(scope.kind === 'book' && filter.chapter !== undefined && { on: filter.chapter }),
    ...(scope.kind === 'block' && { block: scope.block }),
    ...(filter.variant !== undefined && { variant: filter.variant }),
  });

const askWords = ({ scope }: ListView, { words }: Frame): string =>
  scope.kind === 'section' ? words.list.askSection : words.list.ask;

function tabs(view: ListView, { words }: Frame): Html {
  const { counts, filter } = view;
  const shows = Object.keys(words.list.tabs) as ListShow[];
  const items = shows.flatMap((show) => {
    const count = counts[show];
    if (count === undefined) return [];
    const current = filter.show === show ? 'true' : undefined;
    const { before: _, ...rest } = filter;
    return [
      element(
        'li',
        {},
        element(
          'a',
          { href: addressOf(view)({ ...rest, show }), 'aria-current': current },
          text(`${words.list.tabs[show]} `),
          element('i', {}, text(String(count))),
        ),
      ),
    ];
  });
  return element('nav', { 'aria-label': words.list.show }, element('ul', { class: 'picks wide' }, ...items));
}

interface Option {
  value: string;
  words: string;
}

function sift(view: ListView, { words, manifest }: Frame): Html {
  const { filter } = view;
  const any: Option = { value: '', words: words.list.any };
  const kinds = Object.entries(words.thread.kinds) as [ThreadKind, string][];
  const sorts = Object.entries(words.list.sorts) as [ListSort, string][];
  const variants = manifest.variants.map(({ name, title }) => ({ value: name, words: title }));
  const kept = {
    show: filter.show === 'all' ? undefined : filter.show,
    chapter: filter.chapter,
    tag: filter.tag,
  };
  return element(
    'form',
    { class: 'sift wide', action: addressOf(view)({}), 'aria-label': words.list.narrow },
    ...hidden(kept),
    variants.length < 2
      ? nothing
      : select('variant', words.list.variant, [any, ...variants], filter.variant ?? ''),
    select(
      'kind',
      words.list.kind,
      [any, ...kinds.map(([value, name]) => ({ value, words: name }))],
      filter.kind ?? '',
    ),
    select(
      'sort',
      words.list.sort,
      sorts.map(([value, name]) => ({ value, words: name })),
      filter.sort,
    ),
    button(words.list.show),
  );
}

const select = (name: string, label: string, options: readonly Option[], chosen: string): Html =>
  element(
    'label',
    {},
    text(`${label} `),
    element(
      'select',
      { name },
      ...options.map(({ value, words }) =>
        element('option', { value, selected: value === chosen }, text(words)),
      ),
    ),
  );

function list(view: ListView, frame: Frame): Html {
  const { words } = frame;
  const { scope } = view;
  if (view.rows.length > 0)
    return scope.kind === 'section' && view.filter.sort === 'activity'
      ? grouped(view, scope.label, frame)
      : rows(view.rows, frame);
  if (view.counts.all > 0) {
    const { head, rest } = words.list.empty.filter;
    return empty(head, rest, buttonLink(addressOf(view)({}), words.list.showAll));
  }
  const { head, rest } = scope.kind === 'book' ? words.list.empty.book : words.list.empty.section;
  const back = scope.kind === 'book' ? '/' : (placeAddress(places(frame), scope.label) ?? '/');
  return empty(
    head,
    rest,
    view.mayAsk ? buttonLink(askHref(view), askWords(view, frame), 'main') : nothing,
    buttonLink(back, words.list.backToText),
  );
}

/** Runs of rows about one section; the list is in the order of the text already. */
function grouped(view: ListView, label: string, frame: Frame): Html {
  const groups: { label: string; rows: RowView[] }[] = [];
  for (const row of view.rows) {
    const last = groups.at(-1);
    if (last?.label === row.label) last.rows.push(row);
    else groups.push({ label: row.label, rows: [row] });
  }
  return join(
    groups.map((group) => {
      const name =
        group.label === label
          ? frame.words.list.whole
          : placeName(places(frame), group.label, undefined, frame.words);
      return join([
        element('h2', { class: 'sub', id: groupId(group.label) }, text(name)),
        rows(group.rows, frame, 'h3'),
      ]);
    }),
  );
}

const groupId = (label: string): string => `_on-${label}`;

function turn(view: ListView, { words, manifest }: Frame): Html {
  if (
    view.rows.length === 0 ||
    (view.older === undefined && view.newer === undefined && view.total <= view.rows.length)
  ) {
    return nothing;
  }
  const number = new Intl.NumberFormat(manifest.language);
  const range = words.list.range(
    number.format(view.from),
    number.format(view.from + view.rows.length - 1),
    number.format(view.total),
  );
  const to = (before: string | undefined, rel: string, says: string): Html =>
    before === undefined ? nothing : link(addressOf(view)({ ...view.filter, before }), says, { rel });
  return element(
    'nav',
    { class: 'pages wide', 'aria-label': words.list.more },
    to(view.newer, 'prev', words.list.newer),
    element('span', {}, text(range)),
    to(view.older, 'next', words.list.older),
  );
}

function archived(view: ListView, frame: Frame): Html {
  if (view.archived.length === 0) return nothing;
  return element(
    'details',
    { class: 'archived wide' },
    element('summary', {}, text(frame.words.list.archived(view.archived.length))),
    element('p', { class: 'hint' }, text(frame.words.list.archivedSays)),
    rows(view.archived, frame),
  );
}

/** The column of the outline: the section's parts or the tags, and how to follow. */
function beside(view: ListView, frame: Frame): Html {
  const { words } = frame;
  const { scope } = view;
  return element(
    'nav',
    { class: 'outline', 'aria-label': scope.kind === 'section' ? words.list.order : words.list.tagsLabel },
    scope.kind === 'section' ? parts(view, scope.label, frame) : tags(view, frame),
    element('p', { class: 'head' }, text(words.list.follow)),
    element(
      'ol',
      {},
      following(view, frame),
      element('li', {}, link(feedAddress(addressOf(view)({})), words.list.feed)),
    ),
  );
}

const headed = (title: string, items: readonly Html[]): Html =>
  items.length === 0
    ? nothing
    : join([
        element('p', { class: 'head' }, text(title)),
        element('ol', {}, ...items.map((one) => element('li', {}, one))),
      ]);

const counted = (href: string, words: string, count: number): Html =>
  element('a', { href }, text(`${words} `), element('i', {}, text(String(count))));

function parts(view: ListView, label: string, frame: Frame): Html {
  const inside = places(frame)
    .below(label)
    .filter((one) => (view.sectionCounts[one] ?? 0) > 0);
  const items = inside.map((one) => {
    const title = places(frame).section(one)?.title ?? one;
    const words = one === label ? frame.words.list.wholeShort : title;
    return counted(`#${encodeURIComponent(groupId(one))}`, words, view.sectionCounts[one] ?? 0);
  });
  return headed(frame.words.list.order, view.filter.sort === 'activity' ? items : []);
}

const mostTags = 12;

function tags(view: ListView, frame: Frame): Html {
  const items = view.tags
    .slice(0, mostTags)
    .map(({ tag, count }) => counted(addressOf(view)({ ...view.filter, tag }), tag, count));
  return headed(frame.words.list.tags, items);
}

/** Following by mail is for who has an address here. */
function following(view: ListView, { words, viewer }: Frame): Html {
  if (viewer === undefined || view.scope.kind === 'block') return nothing;
  const fields =
    view.scope.kind === 'book'
      ? { scope: 'book', target: '' }
      : { scope: 'section', target: view.scope.label };
  const says = view.following ? words.list.stopMail : words.list.byMail;
  return element(
    'li',
    {},
    element(
      'form',
      { method: 'post', action: doAddress('follow') },
      ...hidden({ ...fields, follow: view.following ? 'no' : 'yes' }),
      element('button', { class: 'as-link' }, text(says)),
    ),
  );
}
