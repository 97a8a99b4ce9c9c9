// case: one thing that waits: what it is, as it would show, who said what about it, and what can be decided.

import type { Html } from '../../../write/html/index.ts';
import { element, join, nothing, text } from '../../../write/html/index.ts';
import type { FlagReason, ReviewKind } from '../../store/schema.ts';
import { doAddress, postPageAddress, threadAddress } from '../addresses.ts';
import { day, dayOrTime } from '../dates.ts';
import type { Frame } from '../frame.ts';
import { places, today } from '../frame.ts';
import { buttonLink, choice, dotted, facts, handleOf, hidden, key, link } from '../parts/pieces.ts';
import { placeSection } from '../parts/place-section.ts';
import { body } from '../parts/post.ts';
import { shortName } from '../place.ts';
import type { CaseView, Decision } from '../views/queue.ts';
import { ownWords } from '../writing/post-pages.ts';
import { said } from '../said.ts';

/** The line that names a case, and the one of facts under it. */
export function caseHead(view: CaseView, frame: Frame): { head: string; meta: Html } {
  const { queue } = frame.words;
  const who = view.post?.author ?? view.person;
  const handle = who === undefined ? '' : handleOf(who, frame.words);
  const title = said(view.thread?.title ?? '', frame);
  const kind = view.post?.kind ?? 'event';
  const isFirst = view.signals.some(({ key: name }) => name === 'first-post');
  const head =
    view.kind === 'held' && isFirst
      ? `${queue.heads.first} ${handle}`
      : view.kind === 'held' || view.kind === 'report'
        ? `${queue.heads[view.kind][kind]} ${handle}`
        : `${queue.heads[view.kind]} ${view.kind === 'person' ? handle : `“${title}”`}`;
  const thread =
    view.thread === undefined
      ? nothing
      : view.kind === 'place'
        ? link(threadAddress(view.thread), queue.discussion)
        : join([text(`${queue.in} `), link(threadAddress(view.thread), title)]);
  return {
    head: head.trim(),
    meta: dotted([
      thread,
      view.thread === undefined ? nothing : text(shortName(places(frame), view.thread.label)),
      text(
        view.signals
          .slice(0, 1)
          .map((one) => signal(one, frame))
          .join(''),
      ),
      text(queue.since(dayOrTime(view.created, today(frame)))),
    ]),
  };
}

function signal({ key: name, details = {} }: CaseView['signals'][number], { words }: Frame): string {
  return words.signal[name]?.(details) ?? name;
}

export interface OpenIn {
  /** Where one goes who leaves it for another time. */
  later: string;
  /** What the queue shows alone, and goes on showing after the decision. */
  only: ReviewKind | undefined;
}

export function openCase(view: CaseView, within: OpenIn, frame: Frame): Html {
  return join([
    view.post === undefined ? nothing : element('div', { class: 'held' }, body(view.post)),
    view.anchor === undefined
      ? nothing
      : placeSection({ ...view.anchor, review: view.id, only: within.only }, frame),
    known(view, frame),
    decisions(view, within, frame),
  ]);
}

/** Reports, the account, and what was noticed: in words. */
function known(view: CaseView, frame: Frame): Html {
  const { queue } = frame.words;
  const pairs: [Html, Html][] = [];
  if (view.reports.length > 0) {
    pairs.push([text(queue.reports), text(queue.reportLine(view.reports.length, reportWords(view, frame)))]);
  }
  if (view.account !== undefined) {
    const { created, posts, emailConfirmed, removed } = view.account;
    const says = queue.accountLine(day(created, today(frame)), posts, emailConfirmed);
    pairs.push([
      text(queue.account),
      text(removed === 0 ? says : `${says}, ${queue.removedBefore(removed)}`),
    ]);
  }
  if (view.signals.length > 0) {
    pairs.push([text(queue.seen), text(view.signals.map((one) => signal(one, frame)).join('; '))]);
  }
  return pairs.length === 0 ? nothing : facts(pairs);
}

/** “advertising” by okapi and tern; “unkind” by lin-7: words. */
function reportWords({ reports }: CaseView, { words, manifest }: Frame): string {
  const names = new Intl.ListFormat(manifest.language, { type: 'conjunction' });
  const byReason = new Map<FlagReason, string[]>();
  for (const { reason, by } of reports) {
    byReason.set(reason, [...(byReason.get(reason) ?? []), handleOf(by, words)]);
  }
  const said = reports
    .filter(({ words: own }) => own !== '')
    .map(({ words: own, by }) => words.queue.writes(handleOf(by, words), own));
  const groups = [...byReason].map(([reason, handles]) =>
    words.queue.by(words.report.reasons[reason].toLowerCase(), names.format(handles)),
  );
  return [...groups, ...said].join('; ');
}

const keyOf: Readonly<Partial<Record<Decision, string>>> = {
  publish: 'a',
  keep: 'a',
  allow: 'a',
};

/** One press each; removing asks why first, in the same form, without a script too. */
function decisions(view: CaseView, { later, only }: OpenIn, frame: Frame): Html {
  const { queue } = frame.words;
  const direct = view.can.filter((one) => one === 'publish' || one === 'keep' || one === 'allow');
  const asking = view.can.filter((one) => one === 'remove' || one === 'suspend');
  const edit =
    view.post !== undefined && view.thread !== undefined && view.post.can.includes('edit')
      ? buttonLink(postPageAddress(view.thread, view.post.number, 'edit'), queue.edit)
      : nothing;
  const buttons = direct.map((one) =>
    element(
      'button',
      { class: 'btn', name: 'decision', value: one },
      text(`${queue.decisions[one]} `),
      keyOf[one] === undefined ? nothing : key(keyOf[one]),
    ),
  );
  const form =
    buttons.length === 0
      ? nothing
      : element(
          'form',
          { class: 'does', method: 'post', action: doAddress('review.decide') },
          ...hidden({ review: view.id, version: view.version, only }),
          ...buttons,
        );
  const leave = element('a', { class: 'btn plain end', href: later }, text(queue.later));
  return element(
    'div',
    { class: 'does' },
    form,
    ...asking.map((one) => removal({ decision: one, only }, view, frame)),
    edit,
    leave,
  );
}

/** Of a post, or of an account: why, and then it is done. */
function removal(
  { decision, only }: { decision: 'remove' | 'suspend'; only: OpenIn['only'] },
  view: CaseView,
  frame: Frame,
): Html {
  const { queue, report } = frame.words;
  const handle = view.post === undefined ? '' : handleOf(view.post.author, frame.words);
  const all = Object.entries(report.reasons) as [FlagReason, string][];
  return element(
    'details',
    { class: 'why' },
    element(
      'summary',
      {},
      element('span', { class: 'btn' }, text(`${queue.decisions[decision]} `), key('d')),
    ),
    element(
      'form',
      { method: 'post', action: doAddress('review.decide') },
      ...hidden({ review: view.id, version: view.version, decision, only }),
      element(
        'fieldset',
        {},
        element('legend', {}, text(decision === 'remove' ? queue.why(handle) : queue.whySuspend)),
        element(
          'div',
          { class: 'choices' },
          ...all.map(([reason, words], at) =>
            choice(
              'radio',
              { name: 'reason', value: reason, required: true },
              join([text(`${words} `), key(String(at + 1))]),
            ),
          ),
        ),
      ),
      ownWords(queue.yourWords),
      decision === 'remove'
        ? choice('checkbox', { name: 'hold', value: 'yes' }, text(queue.hold(handle)))
        : nothing,
      element(
        'div',
        { class: 'does' },
        element(
          'button',
          { class: 'btn main' },
          text(`${decision === 'remove' ? queue.removeDo : queue.suspendDo} `),
          key('Enter'),
        ),
      ),
    ),
  );
}
