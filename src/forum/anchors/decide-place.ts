// decide-place: what a person chose on a page → the change that it means in the book as it is now.

import type { Manifest } from '../../compare/index.ts';
import type { Actor } from '../actor.ts';
import type { Outcome } from '../outcome.ts';
import { refused } from '../outcome.ts';
import type { Row } from '../store/schema.ts';
import type { Store } from '../store/store.ts';
import { lookupIn } from './book.ts';
import { findQuote } from './find-quote.ts';
import type { Place } from './resolve.ts';
import { lastChange } from './take-back.ts';

export interface DecidePlace {
  now: number;
  by: Actor;
  review: number;
  /** "label block" of the candidate; empty: none of them. */
  choice: string;
}

export async function decidePlace(
  store: Store,
  manifest: Manifest,
  { now, by, review, choice }: DecidePlace,
): Promise<Outcome<{ review: number }>> {
  const anchor = await store.read
    .selectFrom('reviews')
    .innerJoin('anchors', 'anchors.id', 'reviews.anchor_id')
    .selectAll('anchors')
    .where('reviews.id', '=', review)
    .executeTakeFirst();
  if (!anchor) return refused('not-found');
  const input = { now, by, review, version: manifest.id };
  if (choice === '') return store.write('anchor.choose', input);
  const cut = choice.indexOf(' ');
  const place = placeIn(manifest, anchor, { label: choice.slice(0, cut), block: choice.slice(cut + 1) });
  if (place === undefined) return refused('no-such-place', {}, 'block');
  return store.write('anchor.choose', { ...input, place });
}

type Where = Pick<Place, 'state' | 'now_label' | 'now_block' | 'now_start' | 'now_length'>;

/** A block of this version as an anchor's place; undefined when it is not there. */
function placeIn(
  manifest: Manifest,
  anchor: Row<'anchors'>,
  at: { label: string; block: string },
): Where | undefined {
  const lookup = lookupIn(manifest);
  const block = lookup.block(at.label, at.block);
  if (!block) return undefined;
  const isHome = block.section === lookup.current(anchor.label);
  const { quote: exact, quote_prefix: prefix, quote_suffix: suffix, quote_start: start } = anchor;
  const found = exact === null ? undefined : findQuote(block.text, { exact, prefix, suffix, start });
  return {
    state: block.hash !== anchor.block_hash ? 'edited' : isHome ? 'exact' : 'moved',
    now_label: block.section,
    now_block: block.id,
    now_start: found?.start ?? null,
    now_length: found?.length ?? null,
  };
}

/** Takes back the last change of an anchor's place. What stood there and is in the book no more becomes its section. */
export async function takeBackPlace(
  store: Store,
  manifest: Manifest,
  { now, by, anchor: id }: { now: number; by: Actor; anchor: number },
): Promise<Outcome<{ anchor: number }>> {
  const [anchor, last] = await Promise.all([
    store.read.selectFrom('anchors').selectAll().where('id', '=', id).executeTakeFirst(),
    lastChange(store.read, id),
  ]);
  if (!anchor || !last) return refused('not-found');
  const before = JSON.parse(last.before) as Place;
  const lookup = lookupIn(manifest);
  const label = lookup.current(before.now_label);
  const section = lookup.section(label) ? label : anchor.now_label;
  const place =
    before.now_block === null
      ? undefined
      : placeIn(manifest, anchor, { label: section, block: before.now_block });
  return store.write('anchor.take-back', {
    now,
    by,
    anchor: id,
    history: last.id,
    place: place ?? {
      state: anchor.block === null && lookup.section(label) ? 'exact' : 'section',
      now_label: section,
      now_block: null,
      now_start: null,
      now_length: null,
    },
  });
}
