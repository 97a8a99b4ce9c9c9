// refusal: why something was not done, in words; as a note in a form, and as a page of its own.

import type { Html } from '../../write/html/index.ts';
import { element, nothing, text } from '../../write/html/index.ts';
import type { Refusal, RefusalCode } from '../outcome.ts';
import { signInAddress, talkAddress, waitingAddress } from './addresses.ts';
import { bookContents } from './contents.ts';
import { day } from './dates.ts';
import type { Frame } from './frame.ts';
import { page, today } from './frame.ts';
import { buttonLink, notice, pageTitle, paragraph } from './parts/pieces.ts';

/** Times in details are milliseconds; they are told as days. */
export function refusalWords({ code, details = {} }: Refusal, frame: Frame): string {
  const { until } = details;
  const said = typeof until === 'number' ? { ...details, until: day(until, today(frame)) } : details;
  const { queue } = frame.words;
  const decided = code === 'changed-meanwhile' ? queue.meanwhileDone[String(details['decision'])] : undefined;
  if (decided !== undefined) return queue.meanwhile(String(details['by']), decided);
  return frame.words.refusal[code](said);
}

/** At the head of a form: what is not about one of its fields. */
export const refusalNotice = (refusal: Refusal | undefined, frame: Frame): Html =>
  refusal === undefined ? nothing : notice({ rest: refusalWords(refusal, frame), role: 'alert' });

type Title = 'notFound' | 'forbidden' | 'gone' | 'busy' | 'other';
const titles: Readonly<Partial<Record<RefusalCode, Title>>> = {
  'not-found': 'notFound',
  'no-such-place': 'notFound',
  'not-allowed': 'forbidden',
  silenced: 'forbidden',
  suspended: 'forbidden',
  'link-expired': 'gone',
  'too-fast': 'busy',
  'too-many': 'busy',
  'read-only': 'busy',
};

/** A page that says why not, and where to go. */
export function refusalPage(refusal: Refusal, frame: Frame): Html {
  const { error, frame: words } = frame.words;
  const title = refusal.code === 'sign-in' ? words.signIn : error[titles[refusal.code] ?? 'other'].title;
  const offers = [
    refusal.code === 'sign-in' || refusal.code === 'link-expired'
      ? buttonLink(signInAddress(frame.address), words.signIn, 'main')
      : nothing,
    // Of a case of the queue: one goes on to the next.
    refusal.details?.['decision'] === undefined
      ? nothing
      : buttonLink(waitingAddress(), frame.words.queue.title, 'main'),
    buttonLink(talkAddress(), error.toDiscussions),
    buttonLink('/', error.toBook),
  ];
  return plainPage(title, refusalWords(refusal, frame), offers, frame);
}

/** A fault of ours. */
export const failurePage = (frame: Frame): Html => {
  const { failed, toDiscussions, toBook } = frame.words.error;
  const offers = [buttonLink(talkAddress(), toDiscussions), buttonLink('/', toBook)];
  return plainPage(failed.title, failed.says, offers, frame);
};

function plainPage(title: string, says: string, offers: readonly Html[], frame: Frame): Html {
  const main = element(
    'article',
    {},
    pageTitle({ title }),
    element(
      'div',
      { class: 'said-plainly' },
      paragraph(says),
      element('p', { class: 'does' }, ...offers.filter((one) => one !== nothing)),
    ),
    text(''),
  );
  return page({ title, main, contents: bookContents(undefined, frame) }, frame);
}
