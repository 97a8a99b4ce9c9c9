// resolve: one anchor and a step to the next version → where it is now, and in what state.

import type { Block } from '../../compare/index.ts';
import type { AnchorState, Row } from '../store/schema.ts';
import { findQuote } from './find-quote.ts';
import type { BlockPlace, Step } from './step.ts';

export type Anchor = Pick<
  Row<'anchors'>,
  | 'id'
  | 'label'
  | 'block'
  | 'block_hash'
  | 'quote'
  | 'quote_prefix'
  | 'quote_suffix'
  | 'quote_start'
  | 'state'
  | 'now_label'
  | 'now_block'
  | 'now_start'
  | 'now_length'
  | 'score'
  | 'how'
> & {
  /** Of one in doubt: where it may have been in the last version. */
  candidates?: readonly BlockPlace[];
};

/** The columns that say where it is. */
export type Place = Pick<
  Row<'anchors'>,
  'state' | 'now_label' | 'now_block' | 'now_start' | 'now_length' | 'score' | 'how'
>;

export interface Resolved {
  id: number;
  place: Place;
  /** Something that a reader may want to know; else only numbers were given anew. */
  changed: boolean;
  /** Where it may be: a person decides. */
  candidates?: readonly BlockPlace[];
}

/** What came back is told from others like it by at least this much text. */
const shortestReturn = 40;

export function resolveAnchor(anchor: Anchor, step: Step): Resolved {
  const place = placeNow(anchor, step);
  const { candidates, ...where } = place;
  const changed =
    where.state !== anchor.state ||
    (where.state === 'edited' && where.how !== 'same') ||
    (where.now_label !== step.section(anchor.now_label) && where.now_label !== anchor.now_label);
  return { id: anchor.id, place: where, changed, ...(candidates && { candidates }) };
}

type PlaceNow = Place & { candidates?: readonly BlockPlace[] };

function placeNow(anchor: Anchor, step: Step): PlaceNow {
  if (anchor.block === null) return sectionPlace(anchor, step);
  const returned = anchor.now_block === null ? returnedBlock(anchor, step) : undefined;
  if (returned) return blockPlace(anchor, step, { block: returned, how: 'same', score: 1 });
  if (anchor.state === 'doubtful') return doubtNow(anchor, step);
  if (anchor.now_block === null) return lostPlace(anchor, step);
  const fate = step.fate(anchor.now_label, anchor.now_block);
  switch (fate.kind) {
    case 'found':
      return blockPlace(anchor, step, fate);
    case 'doubtful':
      return doubtPlace(anchor, step, fate.candidates);
    case 'gone':
      return lostPlace(anchor, step);
  }
}

/** Asked about a section: it is where its label is. */
function sectionPlace(anchor: Anchor, step: Step): PlaceNow {
  const own = step.lookup.current(anchor.label);
  if (step.lookup.section(own)) return { ...onSection(own), state: 'exact', score: 1, how: 'label' };
  const now = step.section(anchor.now_label);
  if (now === undefined || anchor.state === 'retired') return retired(anchor, step);
  return { ...onSection(now), state: 'moved', score: 1, how: 'contents' };
}

const onSection = (label: string): Pick<Place, 'now_label' | 'now_block' | 'now_start' | 'now_length'> => ({
  now_label: label,
  now_block: null,
  now_start: null,
  now_length: null,
});

function retired(anchor: Anchor, step: Step): PlaceNow {
  return { ...onSection(step.surviving(anchor.now_label)), state: 'retired', score: 0, how: 'gone' };
}

/** The block is gone: its section keeps the discussion, or what is left above that. */
function lostPlace(anchor: Anchor, step: Step): PlaceNow {
  const section = step.section(anchor.now_label);
  const isRetired =
    section === undefined ||
    (anchor.state === 'retired' && !step.lookup.section(step.lookup.current(anchor.label)));
  if (isRetired) return retired(anchor, step);
  return { ...onSection(section), state: 'section', score: 0, how: 'gone' };
}

function blockPlace(
  anchor: Anchor,
  step: Step,
  { block, how, score }: { block: Block; how: string; score: number },
): PlaceNow {
  const same = block.hash === anchor.block_hash;
  const isHome = block.section === step.lookup.current(anchor.label);
  const hasLeft = anchor.state === 'moved' || block.section !== step.section(anchor.now_label);
  const state: AnchorState = same ? (isHome || !hasLeft ? 'exact' : 'moved') : 'edited';
  return {
    state,
    now_label: block.section,
    now_block: block.id,
    score,
    how,
    ...quotePlace(anchor, block),
  };
}

function quotePlace(anchor: Anchor, { text }: Block): Pick<Place, 'now_start' | 'now_length'> {
  const found =
    anchor.quote === null
      ? undefined
      : findQuote(text, {
          exact: anchor.quote,
          prefix: anchor.quote_prefix,
          suffix: anchor.quote_suffix,
          start: anchor.now_start ?? anchor.quote_start,
        });
  return { now_start: found?.start ?? null, now_length: found?.length ?? null };
}

/** Text that was gone and is there again, unchanged, once, and not as what stood there before; short texts only where they stood. */
function returnedBlock({ block_hash: hash, label, now_label: last }: Anchor, step: Step): Block | undefined {
  if (hash === null) return undefined;
  const [block, ...others] = step.lookup.withHash(hash);
  if (block === undefined || others.length > 0 || !step.isNew(block)) return undefined;
  const isHome = block.section === step.lookup.current(label) || block.section === step.section(last);
  return isHome || block.text.length >= shortestReturn ? block : undefined;
}

function doubtPlace(anchor: Anchor, step: Step, candidates: readonly BlockPlace[]): PlaceNow {
  const section = step.section(anchor.now_label);
  return {
    ...onSection(section ?? step.surviving(anchor.now_label)),
    state: 'doubtful',
    score: candidates[0]?.score ?? 0,
    how: 'several',
    candidates,
  };
}

/** Nobody has decided yet: what it may be has moved on, too. One that says again what was asked about is it. */
function doubtNow(anchor: Anchor, step: Step): PlaceNow {
  const left = (anchor.candidates ?? []).flatMap(({ label, block, score }): BlockPlace[] => {
    const fate = step.fate(label, block);
    if (fate.kind === 'doubtful') return [...fate.candidates];
    return fate.kind === 'found' ? [{ label: fate.block.section, block: fate.block.id, score }] : [];
  });
  const places = [...new Map(left.map((one) => [`${one.label} ${one.block}`, one])).values()];
  const same = places
    .map(({ label, block }) => step.lookup.block(label, block))
    .filter((block) => block !== undefined && block.hash === anchor.block_hash);
  const [found, ...others] = same;
  if (found !== undefined && others.length === 0) {
    return blockPlace(anchor, step, { block: found, how: 'same', score: 1 });
  }
  return places.length === 0 ? lostPlace(anchor, step) : doubtPlace(anchor, step, places);
}
