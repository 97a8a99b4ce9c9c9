// notices: what is new for a reader, each with why it came; and texts that were begun.

import type { Html } from '../../../write/html/index.ts';
import { classes, element, join, nothing, text } from '../../../write/html/index.ts';
import {
  askAddress,
  noticesAddress,
  postAddress,
  preferencesAddress,
  replyAddress,
  threadAddress,
} from '../addresses.ts';
import { myContents } from '../contents.ts';
import { timeOfDay } from '../dates.ts';
import type { Frame } from '../frame.ts';
import { page, places, today } from '../frame.ts';
import { button, buttonLink, doing, dotted, empty, handleOf, link, pageTitle } from '../parts/pieces.ts';
import { placeName } from '../place.ts';
import type { DraftsView, DraftView, NoticesView, NoticeView } from '../views/people.ts';
import { said } from '../said.ts';

export function noticesPage(view: NoticesView, frame: Frame): Html {
  const { me, list } = frame.words;
  const none = view.fresh.length === 0 && view.earlier.length === 0;
  const part = (title: string, notices: readonly NoticeView[], isNew: boolean): Html =>
    notices.length === 0
      ? nothing
      : join([
          element('h2', { class: 'sub' }, text(title)),
          element('ol', { class: 'rows' }, ...notices.map((one) => notice(one, isNew, frame))),
        ]);
  const read = view.fresh.length === 0 ? undefined : doing('notices.read', {}, {}, button(me.markRead));
  const main = element(
    'article',
    {},
    pageTitle({
      crumb: text(frame.viewer?.handle ?? ''),
      title: me.notifications,
      ...(read !== undefined && { beside: read }),
    }),
    none ? empty(me.nothingNew, me.nothingEver) : nothing,
    part(me.fresh, view.fresh, true),
    part(me.earlier, view.earlier, false),
    view.older === undefined
      ? nothing
      : element(
          'nav',
          { class: 'pages', 'aria-label': list.more },
          link(noticesAddress(view.older), list.older, { rel: 'next', class: 'end' }),
        ),
    element('p', { class: 'hint apart' }, link(preferencesAddress(), me.reaches)),
  );
  const contents = myContents('notifications', { drafts: view.drafts }, frame);
  return page({ title: me.notifications, main, contents }, frame);
}

function notice(view: NoticeView, isNew: boolean, frame: Frame): Html {
  const { words } = frame;
  const thread = { id: view.thread, slug: view.slug };
  const address = view.number === undefined ? threadAddress(thread) : postAddress(thread, view.number);
  const fresh = isNew ? element('span', { class: 'unseen' }, text(words.frame.newPost)) : nothing;
  return element(
    'li',
    { class: classes(isNew && 'new') },
    element('h2', { class: 't' }, fresh, link(address, headline(view, frame))),
    element('div', { class: 'meta' }, why(view, frame)),
  );
}

/** What happened, in one line; also the subject of what is told elsewhere. */
export function headline(view: NoticeView, frame: Frame): string {
  const { notice: words } = frame.words;
  const by = view.by === undefined ? '' : handleOf(view.by, frame.words);
  const title = said(view.title, frame);
  if (view.type === 'moderation') {
    const decided = words.decisions[view.decision ?? ''];
    if (decided !== undefined) return decided(title);
  }
  if (view.type === 'watched' && view.scope !== 'thread' && view.number === 1) {
    return words.newThread(title, placeName(places(frame), view.label, undefined, frame.words));
  }
  return words.titles[view.type](by, title);
}

function why(view: NoticeView, frame: Frame): Html {
  const { notice: words, me, reason: reasons } = frame.words;
  const watched = view.type === 'watched' && view.scope !== undefined;
  const decided: Readonly<Record<string, string>> = reasons;
  const place =
    view.type === 'text-changed'
      ? [
          placeName(places(frame), view.label, undefined, frame.words),
          view.edition === undefined ? '' : frame.words.place.edition(view.edition),
        ]
          .filter(Boolean)
          .join(', ')
      : '';
  return dotted([
    text(place),
    view.reason === undefined ? nothing : text(decided[view.reason] ?? view.reason),
    text(watched ? words.watchedReasons[view.scope ?? 'thread'] : words.reasons[view.type]),
    watched
      ? doing(
          'follow',
          { notice: view.id, follow: 'no' },
          { class: 'inline' },
          element('button', { class: 'as-link' }, text(me.stop)),
        )
      : nothing,
    timeOfDay(view.at, today(frame)),
  ]);
}

export function draftsPage(view: DraftsView, frame: Frame): Html {
  const { me } = frame.words;
  const main = element(
    'article',
    {},
    pageTitle({ crumb: text(frame.viewer?.handle ?? ''), title: me.drafts }),
    view.drafts.length === 0
      ? empty(me.draftsNone, me.draftsNoneSays)
      : element('ol', { class: 'rows' }, ...view.drafts.map((one) => draft(one, frame))),
  );
  return page(
    { title: me.drafts, main, contents: myContents('drafts', { drafts: view.drafts.length }, frame) },
    frame,
  );
}

function draft(view: DraftView, frame: Frame): Html {
  const { me } = frame.words;
  const colon = view.place.indexOf(':');
  const [kind, about] = [view.place.slice(0, colon), view.place.slice(colon + 1)];
  const [label = '', block] = about.split('/');
  const written = view.title ?? view.thread?.title;
  const title =
    written === undefined ? placeName(places(frame), label, block, frame.words) : said(written, frame);
  const address =
    view.thread === undefined
      ? askAddress({ on: label, ...(block !== undefined && block !== '' && { block }) })
      : replyAddress(view.thread, view.thread.number === undefined ? {} : { to: view.thread.number });
  const name = kind === 'ask' ? me.draftOf.ask : kind === 'post' ? me.draftOf.post : me.draftOf.thread;
  return element(
    'li',
    {},
    element('h2', { class: 't' }, text(title)),
    element(
      'p',
      { class: 'meta' },
      dotted([text(name), text(view.excerpt), timeOfDay(view.updated, today(frame))]),
    ),
    doing(
      'draft.discard',
      { place: view.place },
      { class: 'does' },
      buttonLink(address, me.goOn),
      button(me.discard, 'plain'),
    ),
  );
}
