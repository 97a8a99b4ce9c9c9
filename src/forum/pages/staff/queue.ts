// queue: what waits for a decision, oldest first, with one case open; each case is also a page of its own.

import type { Html } from '../../../write/html/index.ts';
import { element, join, nothing, text } from '../../../write/html/index.ts';
import { caseAddress, doAddress, preferencesAddress, talkAddress, waitingAddress } from '../addresses.ts';
import { waitingContents } from '../contents.ts';
import { dayOrTime } from '../dates.ts';
import type { Frame } from '../frame.ts';
import { page, today } from '../frame.ts';
import { empty, facts, hidden, link, notice, pageTitle, rail, railPart } from '../parts/pieces.ts';
import type { CaseView, DecidedView, QueueView } from '../views/queue.ts';
import type { OpenIn } from './case.ts';
import { caseHead, openCase } from './case.ts';

export function queuePage(view: QueueView, frame: Frame): Html {
  const { queue, frame: words } = frame.words;
  const total = view.kind === undefined ? sum(view.counts) : view.counts[view.kind];
  const oldest = view.cases[0] === undefined ? 0 : frame.now - view.cases[0].created;
  const open = view.open ?? view.cases[0]?.id;
  const recent = view.recent[0];
  const main = join([
    pageTitle({
      crumb: link(talkAddress(), words.discussions),
      title: queue.title,
      facts: text(queue.facts(total, oldest)),
    }),
    trouble(view, frame),
    recent === undefined ? nothing : element('div', { class: 'event' }, ...decided(recent, view.kind, frame)),
    view.cases.length === 0 ? empty(queue.empty, queue.emptySays) : nothing,
    ...view.cases.map((one, at) =>
      one.id === open
        ? opened(
            one,
            { later: waitingAddress(view.kind, undefined, view.cases[at + 1]?.id), only: view.kind },
            frame,
          )
        : shut(one, frame),
    ),
    view.older === undefined
      ? nothing
      : element(
          'nav',
          { class: 'pages', 'aria-label': frame.words.list.more },
          link(waitingAddress(view.kind, view.older), frame.words.list.older, { rel: 'next', class: 'end' }),
        ),
  ]);
  return page(
    {
      title: queue.title,
      main,
      beside: beside(view, frame),
      contents: waitingContents(view.counts, view.kind ?? 'everything', frame),
      columns: 'pair',
    },
    frame,
  );
}

/** Before all that waits: what only those can mend who build the book. */
function trouble({ trouble: one }: QueueView, frame: Frame): Html {
  if (one === undefined) return nothing;
  const { queue, thread } = frame.words;
  const since = dayOrTime(one.since, today(frame));
  const labels = one.labels.map(({ label, threads }) => `${label} (${thread.discussions(threads)})`);
  const names = new Intl.ListFormat(frame.manifest.language, { type: 'conjunction' }).format(labels);
  const head = one.served ? queue.siteTrouble : queue.siteRefused(since);
  const rest = labels.length === 0 ? queue.siteUnreadable : queue.labelsGone(names);
  return notice({ head, rest, role: 'status' });
}

const sum = (counts: QueueView['counts']): number => Object.values(counts).reduce((all, one) => all + one, 0);

function shut(view: CaseView, frame: Frame): Html {
  const { head, meta } = caseHead(view, frame);
  return element(
    'article',
    { class: 'case' },
    element('h2', { class: 't' }, link(caseAddress(view.id), head)),
    element('p', { class: 'meta' }, meta),
  );
}

function opened(view: CaseView, within: OpenIn, frame: Frame): Html {
  const { head, meta } = caseHead(view, frame);
  return element(
    'article',
    {
      class: 'case',
      id: `c${view.id}`,
      'aria-current': 'true',
      tabindex: 0,
      'aria-label': head,
      // After a decision one goes on here.
      autofocus: frame.told !== undefined,
    },
    element('h2', { class: 't' }, text(head)),
    element('p', { class: 'meta' }, meta),
    openCase(view, within, frame),
  );
}

/** One case, for who has no script; after the decision the next one comes. */
export function casePage(view: CaseView, counts: QueueView['counts'], frame: Frame): Html {
  const { head, meta } = caseHead(view, frame);
  const { queue } = frame.words;
  const { decidedBy } = view;
  const main = element(
    'article',
    { class: 'people' },
    pageTitle({ crumb: link(waitingAddress(), queue.title), title: head, facts: meta }),
    decidedBy === undefined
      ? openCase(view, { later: waitingAddress(), only: undefined }, frame)
      : notice({
          rest: queue.meanwhile(
            decidedBy.by.handle,
            queue.meanwhileDone[decidedBy.decision] ?? decidedBy.decision,
          ),
          role: 'status',
        }),
  );
  return page(
    {
      title: head,
      main,
      beside: rail(frame.words.thread.about, keys(frame)),
      contents: waitingContents(counts, view.kind, frame),
      columns: 'pair',
    },
    frame,
  );
}

/** What is told after a decision: what was done, how much is left, and what comes now. */
export function decisionTold(view: QueueView, frame: Frame): string {
  const { queue } = frame.words;
  const [last] = view.recent;
  const next = view.cases.find(({ id }) => id === view.open) ?? view.cases[0];
  if (last === undefined) return '';
  return queue.status(
    doneLine(last, frame),
    sum(view.counts),
    next === undefined ? '' : caseHead(next, frame).head,
  );
}

function doneLine({ kind, postKind, decision, person }: DecidedView, { words: { queue } }: Frame): string {
  const handle = person?.handle ?? '';
  if (kind === 'person') return queue.doneLine(queue.done[decision], queue.accountOf(handle), '');
  const thing = kind === 'place' ? queue.things.place : queue.things[postKind ?? 'event'];
  return queue.doneLine(queue.done[decision], thing, handle);
}

/** "Published: a question by reader-31. Undo": in the place of what was decided. */
function decided(view: DecidedView, only: OpenIn['only'], frame: Frame): Html[] {
  const { queue } = frame.words;
  const says = doneLine(view, frame);
  const undo = view.mayUndo
    ? element(
        'form',
        { class: 'inline', method: 'post', action: doAddress('review.undo') },
        ...hidden({ review: view.review, only }),
        element('button', { class: 'as-link' }, text(queue.undo)),
      )
    : nothing;
  return [text(`${says} `), undo];
}

function beside(view: QueueView, frame: Frame): Html {
  const { queue } = frame.words;
  const just =
    view.recent.length < 2
      ? nothing
      : railPart(
          queue.youJust,
          element(
            'ul',
            {},
            ...view.recent
              .slice(0, 8)
              .map((one) =>
                element(
                  'li',
                  {},
                  ...decided(one, view.kind, frame),
                  text(' '),
                  element('small', {}, text(dayOrTime(one.at, today(frame)))),
                ),
              ),
          ),
        );
  return rail(frame.words.thread.about, keys(frame), just);
}

function keys({ words }: Frame): Html {
  const { queue } = words;
  const list = railPart(
    queue.keys,
    facts(queue.keyList.map(([name, does]) => [element('kbd', {}, text(name)), text(does)])),
    element(
      'p',
      { class: 'hint' },
      text(`${queue.keysOff} `),
      link(preferencesAddress(), queue.preferences),
      text('.'),
    ),
  );
  return element('div', { class: 'keys' }, list);
}
