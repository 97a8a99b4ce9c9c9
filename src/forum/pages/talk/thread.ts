// thread: the page of one discussion: its place in the book, its question, answers, what happened, and where one answers.

import type { Html } from '../../../write/html/index.ts';
import { element, join, nothing, text } from '../../../write/html/index.ts';
import {
  askAddress,
  doAddress,
  feedAddress,
  mergeAddress,
  postAddress,
  sectionTalkAddress,
  splitAddress,
  suggestionAddress,
  talkAddress,
  threadAddress,
  threadEditAddress,
} from '../addresses.ts';
import { bookContents } from '../contents.ts';
import { day, fullDay, timeOfDay } from '../dates.ts';
import type { Frame } from '../frame.ts';
import { page, places, today } from '../frame.ts';
import {
  button,
  buttonLink,
  doing,
  dotted,
  facts,
  handleOf,
  link,
  notice,
  pageTitle,
  person,
  rail,
  railPart,
} from '../parts/pieces.ts';
import { placeSection } from '../parts/place-section.ts';
import { post } from '../parts/post.ts';
import type { PostSetting } from '../parts/post.ts';
import { stateOf, variantTitle } from '../parts/row.ts';
import { listedPlace, placeAddress, placeName, sectionName, shortName } from '../place.ts';
import type { SimilarView } from '../views/parts.ts';
import type { EventView, ThreadView } from '../views/thread.ts';
import type { TextForm } from '../views/writing.ts';
import { textField } from '../writing/text-field.ts';
import { said } from '../said.ts';

/** `form`: what stands in the box for an answer; absent where nobody can answer. */
export function threadPage(view: ThreadView, form: TextForm | undefined, frame: Frame): Html {
  const { words } = frame;
  const setting: PostSetting = {
    id: view.id,
    slug: view.slug,
    kind: view.kind,
    label: view.anchor.nowLabel,
    ...(view.anchor.nowBlock !== undefined && { block: view.anchor.nowBlock }),
    solved: view.solvedAt !== undefined,
    ...(view.joined && { joined: view.joined }),
    frame,
  };
  const main = element(
    'article',
    { class: 'people' },
    titleOf(view, frame),
    closed(view, frame),
    placeSection(view.anchor, frame),
    element('div', { class: 'posts' }, post(view.question, setting)),
    answers(view, setting),
    ...view.events.map((one) => event(one, frame)),
    answerBox(view, form, frame),
  );
  const address = threadAddress(view);
  return page(
    {
      title: said(view.title, frame),
      main,
      beside: rail(words.thread.about, thisDiscussion(view, frame), similar(view.similar, frame)),
      contents: bookContents(view.anchor.nowLabel, frame),
      columns: 'pair',
      feed: feedAddress(address),
      ...(view.state === 'shown' && { canonical: address }),
    },
    frame,
  );
}

function titleOf(view: ThreadView, frame: Frame): Html {
  const { words } = frame;
  const { nowLabel, nowBlock } = view.anchor;
  const place = listedPlace(places(frame), nowLabel, undefined, words);
  const address = placeAddress(places(frame), nowLabel, nowBlock);
  const section = places(frame).section(nowLabel);
  const ofPage = section?.page ?? nowLabel;
  const others = words.thread.discussionsOf(view.sectionCount, shortName(places(frame), ofPage));
  return pageTitle({
    crumb: dotted([
      address === undefined ? text(place) : link(address, place),
      view.sectionCount > 1 ? link(sectionTalkAddress(ofPage), others) : nothing,
    ]),
    title: said(view.title, frame),
    facts: factsLine(view, frame),
  });
}

function factsLine(view: ThreadView, frame: Frame): Html {
  const { thread } = frame.words;
  const solved = view.solvedAt !== undefined;
  const tags = view.tags.map((tag) => link(talkAddress({ tag }), tag));
  return dotted([
    stateOf(
      { ...view, solved, closed: view.closedAt !== undefined, answers: solved ? 0 : view.answers },
      frame,
    ),
    text(thread.kinds[view.kind]),
    view.variant === undefined ? nothing : text(variantTitle(view.variant, frame)),
    join(tags, text(', ')),
    view.pinned ? text(thread.pinned) : nothing,
  ]);
}

/** Why nobody can answer any more, and what can be done instead. */
function closed(view: ThreadView, frame: Frame): Html {
  if (view.closedAt === undefined) return nothing;
  const { thread } = frame.words;
  const reason =
    view.closeReason === undefined ? '' : (thread.closeReasons[view.closeReason] ?? view.closeReason);
  const { nowLabel, nowBlock } = view.anchor;
  const ask = askAddress({ on: nowLabel, ...(nowBlock !== undefined && { block: nowBlock }), from: view.id });
  return element(
    'div',
    { class: 'gone' },
    element(
      'p',
      {},
      element('b', {}, text(thread.closedOn(day(view.closedAt, today(frame))))),
      text(` ${thread.closedBecause(reason)} `),
      link(ask, thread.askNew),
      text(` ${thread.askNewRest}`),
    ),
  );
}

function answers(view: ThreadView, setting: PostSetting): Html {
  const { thread } = setting.frame.words;
  if (view.answers === 0 && view.answerPosts.length === 0) return nothing;
  const order = view.answerPosts.length > 1 ? element('p', { class: 'hint' }, text(thread.order)) : nothing;
  return join([
    element(
      'div',
      { class: 'lead-row apart' },
      element('h2', { class: 'sub' }, text(thread.answers(view.answers))),
      order,
    ),
    element('div', { class: 'posts' }, ...view.answerPosts.map((one) => post(one, setting))),
  ]);
}

function event(view: EventView, frame: Frame): Html {
  const { at, by, what, details = {} } = view;
  if (view.moved !== undefined) return movedAway(view, view.moved, frame);
  const says = frame.words.event[what](asRead(what, details, frame));
  const who = by === undefined ? nothing : join([person(by, frame.words), text(' ')]);
  const { suggestion, post: joined } = details;
  const about = typeof suggestion === 'number' ? link(suggestionAddress(suggestion), says) : text(says);
  const place =
    typeof joined === 'number'
      ? join([text(' ('), link(`#p${joined}`, frame.words.event.post(joined)), text(')')])
      : nothing;
  return element(
    'p',
    { class: 'event' },
    who,
    about,
    place,
    text(', '),
    timeOfDay(at, today(frame)),
    text('.'),
  );
}

type Details = NonNullable<EventView['details']>;

/** The place that something was moved to by its name, and titles without TeX. */
const reading: Partial<Record<EventView['what'], [string, (given: string, frame: Frame) => string]>> = {
  moved: ['to', (label, frame) => placeName(places(frame), label, undefined, frame.words)],
  renamed: ['from', said],
  joined: ['title', said],
};

function asRead(what: EventView['what'], details: Details, frame: Frame): Details {
  const [name = '', words] = reading[what] ?? [];
  const given = details[name];
  return words && typeof given === 'string' ? { ...details, [name]: words(given, frame) } : details;
}

/** Where posts are that stood here: their addresses lead to this line, and it leads on. */
function movedAway(
  { at, by }: EventView,
  { thread, to, posts }: NonNullable<EventView['moved']>,
  frame: Frame,
): Html {
  const { words } = frame;
  const [first] = posts;
  const there = postAddress(thread ?? { id: to, slug: '' }, first?.now ?? 1);
  const name = thread === undefined ? words.event.otherDiscussion : `“${said(thread.title, frame)}”`;
  return element(
    'p',
    { class: 'event' },
    ...posts.map(({ number }) => element('span', { id: `p${number}` })),
    by === undefined ? nothing : join([person(by, words), text(' ')]),
    text(`${words.event['moved-out']({ posts: posts.length })} `),
    link(there, name),
    text(', '),
    timeOfDay(at, today(frame)),
    text('.'),
  );
}

function answerBox(view: ThreadView, form: TextForm | undefined, frame: Frame): Html {
  const { words } = frame;
  if (frame.readOnlyUntil !== undefined) {
    const until = frame.readOnlyUntil === 0 ? '' : day(frame.readOnlyUntil, today(frame));
    return element('div', { class: 'thread-end' }, notice({ rest: words.state.readOnly(until) }));
  }
  if (form === undefined || view.closedAt !== undefined) return nothing;
  return doing(
    'post.create',
    { thread: view.id, key: form.key },
    { class: 'thread-end', id: '_reply', 'aria-label': words.writing.yourAnswer },
    textField({ id: '_answer', label: words.writing.yourAnswer, rows: 4, form }, frame),
    element(
      'div',
      { class: 'does' },
      button(words.writing.post.answer, 'main'),
      button(words.writing.preview, '', { formaction: doAddress('post.preview') }),
    ),
  );
}

function thisDiscussion(view: ThreadView, frame: Frame): Html {
  const { thread } = frame.words;
  const { nowLabel, nowBlock } = view.anchor;
  const address = placeAddress(places(frame), nowLabel, nowBlock);
  const section = places(frame).section(nowLabel) ?? places(frame).page(nowLabel);
  const name = section === undefined ? view.anchor.askedPlace : sectionName(section);
  const last = day(view.lastAt, today(frame));
  return railPart(
    thread.thisDiscussion,
    facts([
      [text(thread.asked), text(fullDay(view.created, frame.manifest.language))],
      [text(thread.last), text(thread.lastBy(last, handleOf(view.lastBy, frame.words)))],
      ...(view.variant === undefined
        ? []
        : [[text(thread.variant), text(variantTitle(view.variant, frame))] as const]),
      [text(thread.placeFact), address === undefined ? text(name) : link(address, name)],
    ]),
    follow(view, frame),
    manage(view, frame),
  );
}

function follow(view: ThreadView, frame: Frame): Html {
  if (!view.can.includes('follow')) return nothing;
  const { thread } = frame.words;
  const reasons: Readonly<Record<string, string>> = thread.followReasons;
  const says = view.following ? reasons[view.followReason ?? 'chosen'] : undefined;
  return doing(
    'thread.follow',
    { thread: view.id, follow: view.following ? 'no' : 'yes' },
    {},
    button(view.following ? thread.following : thread.follow, '', { 'aria-pressed': String(view.following) }),
    says === undefined ? nothing : element('p', { class: 'hint' }, text(says)),
  );
}

/** For who may change the discussion as a whole. */
function manage(view: ThreadView, frame: Frame): Html {
  const words = frame.words.thread.manage;
  const can = new Set(view.can);
  const one = (operation: string, says: string, fields: Record<string, string> = {}): Html =>
    doing(operation, { thread: view.id, ...fields }, {}, button(says, 'plain'));
  const all = [
    can.has('rename') || can.has('tag') || can.has('move')
      ? buttonLink(threadEditAddress(view), words.rename, 'plain')
      : nothing,
    can.has('close') && view.closedAt === undefined ? one('thread.close', words.close) : nothing,
    can.has('open') && view.closedAt !== undefined ? one('thread.open', words.open) : nothing,
    can.has('pin')
      ? one('thread.pin', view.pinned ? words.unpin : words.pin, { pinned: view.pinned ? 'no' : 'yes' })
      : nothing,
    can.has('split') ? buttonLink(splitAddress(view), words.split, 'plain') : nothing,
    can.has('merge') ? buttonLink(mergeAddress(view), words.merge, 'plain') : nothing,
  ].filter((part) => part !== nothing);
  return all.length === 0 ? nothing : element('div', { class: 'does' }, ...all);
}

export function similar(list: readonly SimilarView[], frame: Frame): Html {
  if (list.length === 0) return nothing;
  return railPart(frame.words.thread.similar, similarList(list, frame));
}

/** Under the line of a new question; for the script the same part alone, with what is told of it. */
export function similarPart(list: readonly SimilarView[], frame: Frame): Html {
  const { writing } = frame.words;
  if (list.length === 0) return nothing;
  return element(
    'section',
    {
      class: 'similar',
      id: '_alike',
      'aria-label': writing.similar,
      'data-count': list.length,
      'data-says': writing.similarCount(list.length),
    },
    element('span', { class: 'label' }, text(writing.perhaps)),
    similarList(list, frame),
  );
}

export function similarList(
  list: readonly SimilarView[],
  frame: Frame,
  addressOf: (one: SimilarView) => string = threadAddress,
): Html {
  const { thread } = frame.words;
  return element(
    'ul',
    {},
    ...list.map((one) => {
      const answers = thread.answers(one.answers);
      const state = one.solved
        ? thread.solvedWith(answers)
        : one.answers === 0
          ? thread.unansweredFact
          : answers;
      const place = shortName(places(frame), one.label);
      return element(
        'li',
        {},
        link(addressOf(one), said(one.title, frame)),
        element('small', {}, text(thread.similarFacts(state, place))),
      );
    }),
  );
}
