// post: one post of a discussion: who and when, its words, what can be done with it, and the replies under it.

import type { Html } from '../../../write/html/index.ts';
import { classes, element, join, nothing, text, trusted } from '../../../write/html/index.ts';
import { cookedHtml } from '../../cook/index.ts';
import type { ThreadKind } from '../../store/schema.ts';
import type { Named } from '../addresses.ts';
import {
  doAddress,
  editsAddress,
  logAddress,
  postAddress,
  postPageAddress,
  replyAddress,
  suggestAddress,
} from '../addresses.ts';
import { day, timeOfDay } from '../dates.ts';
import type { Frame } from '../frame.ts';
import { today } from '../frame.ts';
import type { PostAction, PostView } from '../views/parts.ts';
import { handleOf, hidden, link, notice, paragraph, person } from './pieces.ts';

/** The discussion that posts stand in. */
export interface PostSetting extends Named {
  kind: ThreadKind;
  /** Label and block of its place, for suggestions. */
  label: string;
  block?: string;
  /** An answer has been accepted already. */
  solved: boolean;
  /** Several discussions stand together: posts have no ids here, and their links lead to their pages. */
  apart?: boolean;
  /** A reader came by the address of a discussion that was joined with this one: numbers there, by numbers here. */
  joined?: ReadonlyMap<number, number>;
  frame: Frame;
}

export function post(view: PostView, setting: PostSetting): Html {
  const { frame } = setting;
  const best = view.acceptedAt !== undefined && view.kind === 'answer' && view.state === 'shown';
  return element(
    'section',
    {
      class: classes('post', best && 'best'),
      id: idOf(view.number, setting),
      'aria-label': regionName(view, setting, best),
    },
    best ? mark(view, frame) : nothing,
    header(view, setting, view.kind !== 'reply'),
    ...content(view, setting),
    view.replies.length === 0
      ? nothing
      : element('div', { class: 'replies' }, ...view.replies.map((reply) => post(reply, setting))),
  );
}

/** "p3". Where a reader came by an address of another discussion, its numbers count: those here are then no names for both. */
function idOf(number: number, { apart, joined }: PostSetting): string | undefined {
  if (apart === true) return undefined;
  const there = joined?.get(number);
  if (there !== undefined) return `p${there}`;
  return joined && [...joined.values()].includes(number) ? undefined : `p${number}`;
}

function regionName(view: PostView, { kind, frame }: PostSetting, best: boolean): string {
  const { regions, roles } = frame.words.post;
  const handle = handleOf(view.author, frame.words);
  const role = view.kind === 'question' ? '' : roles[view.author.role];
  const name = role === '' ? handle : `${handle}, ${role}`;
  if (view.kind === 'question') return regions[kind](name);
  if (view.kind === 'reply') return regions.reply(name);
  return best ? regions.accepted(name) : regions.answer(name);
}

function mark({ acceptedBy }: PostView, { words }: Frame): Html {
  const by =
    acceptedBy === undefined
      ? nothing
      : element('span', {}, text(` · ${words.post.chosenBy(handleOf(acceptedBy, words))}`));
  return element('p', { class: 'mark' }, text(words.post.accepted), by);
}

const ownAddress = ({ number }: PostView, setting: PostSetting): string =>
  setting.apart === true || setting.joined !== undefined ? postAddress(setting, number) : `#p${number}`;

/** Who, in which role, when, and the post's number: its link. */
export function header(view: PostView, setting: PostSetting, hung: boolean): Html {
  const { words } = setting.frame;
  const role = words.post.roles[view.author.role];
  const part = (said: string): Html => (said === '' ? nothing : element('span', {}, text(said)));
  return element(
    'header',
    { class: 'by' },
    person(view.author, words, 'who'),
    part(view.author.gone === true ? '' : role),
    part(view.kind === 'question' ? words.post.acts[setting.kind] : ''),
    timeOfDay(view.created, today(setting.frame)),
    link(ownAddress(view, setting), String(view.number), {
      class: hung ? 'no hung' : 'no',
      'aria-label': words.post.link(view.number),
    }),
  );
}

export const body = (view: Pick<PostView, 'cooked'>): Html =>
  element('div', { class: 'body' }, cookedHtml(view));

/** The words as they stand with the post's state, and what can be done. */
function content(view: PostView, setting: PostSetting): Html[] {
  const { state } = setting.frame.words;
  const rest = [acts(view, setting), history(view, setting)];
  switch (view.state) {
    case 'shown':
      return [body(view), ...rest];
    case 'held': {
      const first = view.stateReason === undefined || view.stateReason === 'first-post';
      return [
        notice({ head: state.held.head, rest: first ? state.held.rest : state.held.other }),
        body(view),
        ...rest,
      ];
    }
    case 'hidden': {
      const what = view.kind === 'event' ? 'reply' : view.kind;
      const says = element(
        'p',
        {},
        element('b', {}, text(state.hidden.head)),
        text(` ${state.hidden[what]}`),
      );
      const anyway = element('details', {}, element('summary', {}, text(state.showAnyway)), body(view));
      return [element('div', { class: 'gone' }, says, view.cooked === '' ? nothing : anyway), ...rest];
    }
    case 'deleted':
    case 'removed':
      return [gone(view, setting), acts(view, setting)];
  }
}

/** What is left of a post: its author also sees what was said about it, and what was in it. */
function gone(view: PostView, { frame }: PostSetting): Html {
  const { state } = frame.words;
  const when = day(view.stateAt ?? view.created, today(frame));
  if (view.state === 'deleted') return notice({ rest: state.deleted(when) });
  const reason = reasonIn(view.stateReason, frame);
  if (!view.mine) {
    return element(
      'div',
      { class: 'gone' },
      element('p', {}, text(`${state.removed(when, reason)} `), link(logAddress(), state.publicLog)),
    );
  }
  const said = view.stateWords === undefined || view.stateWords === '' ? nothing : paragraph(view.stateWords);
  return element(
    'div',
    { class: 'gone' },
    element('p', {}, element('b', {}, text(state.declined(reason)))),
    said,
    view.cooked === '' ? nothing : body(view),
  );
}

const reasonIn = (reason: string | undefined, { words }: Frame): string => {
  const table: Readonly<Record<string, string>> = words.reason;
  return reason === undefined ? '' : (table[reason] ?? reason);
};

/** Everything that is one press away is one form, so that no script is needed. */
function acts(view: PostView, setting: PostSetting): Html {
  const can = new Set(view.can);
  const { words } = setting.frame;
  const shown: Html[] = [
    helpful(view, can.has('vote'), setting),
    can.has('reply') ? link(replyAddress(setting, { to: view.number }), words.post.reply) : nothing,
    can.has('quote') && view.kind !== 'reply'
      ? link(replyAddress(setting, { quote: view.number }), words.post.quote)
      : nothing,
    can.has('suggest') ? link(suggestion(setting), words.post.suggest) : nothing,
    accepting(can, setting),
    view.state === 'removed' && can.has('edit')
      ? link(postPageAddress(setting, view.number, 'edit'), words.state.editAndSend)
      : nothing,
    more(view, can, setting),
  ].filter((part) => part !== nothing);
  if (shown.length === 0) return nothing;
  const fields = hidden({ thread: setting.id, number: view.number });
  return element(
    'form',
    { class: 'acts', method: 'post', action: doAddress('post.vote') },
    ...fields,
    ...shown,
  );
}

const suggestion = ({ id, label, block }: PostSetting): string =>
  suggestAddress({ on: label, ...(block !== undefined && { block }), from: id });

function helpful(view: PostView, mayVote: boolean, { frame }: PostSetting): Html {
  if (view.state !== 'shown' && view.state !== 'held') return nothing;
  const count =
    view.helpful === 0 ? nothing : join([text(' '), element('b', {}, text(String(view.helpful)))]);
  const words = text(frame.words.post.helpful);
  if (!mayVote) {
    return view.helpful === 0 ? nothing : element('span', { class: 'vote' }, words, count);
  }
  return element(
    'button',
    {
      class: 'vote',
      name: 'helpful',
      value: view.helped ? 'no' : 'yes',
      'aria-pressed': String(view.helped),
    },
    words,
    count,
  );
}

function accepting(can: ReadonlySet<PostAction>, { frame, solved }: PostSetting): Html {
  const { words } = frame;
  const one = (operation: string, says: string): Html =>
    element('button', { formaction: doAddress(operation) }, text(says));
  if (can.has('unaccept')) return one('post.unaccept', words.post.takeBack);
  if (can.has('accept')) return one('post.accept', solved ? words.post.acceptAsWell : words.post.accept);
  return nothing;
}

/** What is needed seldom. */
function more(view: PostView, can: ReadonlySet<PostAction>, setting: PostSetting): Html {
  const { words } = setting.frame;
  const asks = (action: PostAction, page: 'edit' | 'report' | 'delete' | 'remove', says: string): Html =>
    can.has(action) ? link(postPageAddress(setting, view.number, page), says) : nothing;
  const isThere = view.state !== 'deleted' && view.state !== 'removed';
  const list = [
    isThere ? link(ownAddress(view, setting), words.post.copyLink, { 'data-copy': true }) : nothing,
    isThere ? asks('edit', 'edit', words.post.edit) : nothing,
    asks('flag', 'report', words.post.report),
    asks('delete', 'delete', words.post.delete),
    asks('remove', 'remove', words.post.remove),
    can.has('restore')
      ? element('button', { formaction: doAddress('post.restore') }, text(words.post.restore))
      : nothing,
  ].filter((part) => part !== nothing);
  if (list.length === 0) return nothing;
  return element(
    'details',
    { class: 'more' },
    element('summary', {}, text(words.post.more)),
    element('div', { class: 'menu' }, ...list),
  );
}

function history(view: PostView, setting: PostSetting): Html {
  if (view.edits === 0 || view.editedAt === undefined || !view.can.includes('history')) return nothing;
  const { words } = setting.frame;
  const says = words.post.edited(view.edits, day(view.editedAt, today(setting.frame)));
  return element('p', { class: 'history hint' }, link(editsAddress(setting, view.number), says));
}

/** HTML that was finished elsewhere: diffs of two texts, and blocks of the book as they were set. */
export const finished = (html: string): Html => trusted(html);
