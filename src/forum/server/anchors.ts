// anchors: places of the book as one request sees them: for a new question, and for the page of an old one.

import type { AnchoredBook, AnchorRow, AskedPlace, PlaceCase, ShowPlace } from '../anchors/index.ts';
import { anchorFor, anchorView, lastChange } from '../anchors/index.ts';
import type { Outcome } from '../outcome.ts';
import type { AskView } from '../pages/index.ts';
import { placeName, placesOf } from '../pages/index.ts';
import { may } from '../policy/index.ts';
import type { Row } from '../store/schema.ts';
import type { PublishedSite } from './published-site.ts';
import type { Forum, ForumRequest } from './request.ts';

const decoder = new TextDecoder();

/** A site as places are looked up in it. */
export const bookOf = (site: PublishedSite): AnchoredBook => ({
  manifest: site.manifest,
  page: (address) => {
    const bytes = site.file(`${address}.html`);
    return bytes && decoder.decode(bytes);
  },
});

/** The row of a new discussion's place, named as the page names it now. The label of a formula or a figure means that block. */
export function newAnchor({ forum }: ForumRequest, asked: AskedPlace): Outcome<AnchorRow> {
  const book = bookOf(forum.site());
  const places = placesOf(book.manifest);
  const labelled =
    asked.block === undefined && places.section(asked.label) === undefined
      ? book.manifest.blocks.find(({ label }) => label === asked.label)
      : undefined;
  const place = labelled ? { ...asked, label: labelled.section, block: labelled.id } : asked;
  return anchorFor(book, place, placeName(places, place.label, place.block, forum.words));
}

/** What the page of a new question shows of its place. */
export function placeOfAnchor(
  request: ForumRequest,
  place: AskedPlace,
): Pick<AskView, 'quote' | 'blockHtml'> {
  const row = newAnchor(request, place);
  if (!row.ok) return {};
  const { asked_html, quote, quote_start } = row.value;
  return {
    ...((asked_html ?? null) !== null && { blockHtml: asked_html ?? '' }),
    ...((quote ?? null) !== null && {
      quote: { text: quote ?? '', start: quote_start ?? 0, length: quote?.length ?? 0 },
    }),
  };
}

/** How places show to one visitor: with what became of their words, and for who may decide it, what to choose from. */
export function placesFor({ forum, visitor, now }: ForumRequest): ShowPlace {
  const book = bookOf(forum.site());
  const places = placesOf(book.manifest);
  const words = {
    diff: forum.words.diff,
    place: (label: string, block: string) => placeName(places, label, block, forum.words),
  };
  const mayDecide = may(visitor, 'review.decide', now, { kind: 'place', aboutId: null }) === true;
  return async (anchor) => {
    if (!mayDecide) return anchorView(anchor, book, words);
    const [waiting, last] = await Promise.all([
      waitingCase(forum, anchor.id),
      lastChange(forum.store.read, anchor.id),
    ]);
    return {
      ...anchorView(anchor, book, words, waiting),
      mayTakeBack: last !== undefined && leadsBack(anchor),
    };
  };
}

/** What is not in the book any more cannot be gone back to; that somebody has said so can. */
const leadsBack = ({ state, how }: Row<'anchors'>): boolean =>
  state !== 'retired' && (state !== 'section' || how === 'chosen');

const waitingCase = (forum: Forum, anchor: number): Promise<PlaceCase | undefined> =>
  forum.store.read
    .selectFrom('reviews')
    .select(['id', 'candidates'])
    .where('anchor_id', '=', anchor)
    .where('state', '=', 'waiting')
    .executeTakeFirst();
