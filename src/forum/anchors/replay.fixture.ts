// replay: discussions on every block of a book, taken through rewritten versions one after another, against the truth.

import type { ComparedBook, Manifest } from '../../compare/index.ts';
import type { Random, Rewriting } from '../../compare/match/rewrite.fixture.ts';
import { rewritten } from '../../compare/match/rewrite.fixture.ts';
import type { AnchorState } from '../store/schema.ts';
import type { Anchor } from './resolve.ts';
import { resolveAnchor } from './resolve.ts';
import { stepData, stepFrom } from './step.ts';

export interface Replayed {
  anchors: number;
  /** On the block that it was asked about: unchanged, moved, edited. */
  kept: number;
  states: Partial<Record<AnchorState, number>>;
  /** On the section, or in doubt, though the block is there. */
  fellBack: number;
  /** Not on a block, since it is gone. */
  gone: number;
  /** On another block than the truth says, or on one though it is gone. */
  wrong: number;
  /** On neither: its section is gone, too. */
  retired: number;
}

export const manifestOf = (book: ComparedBook, id: string): Manifest => ({
  format: 1,
  id,
  title: '',
  language: 'en',
  variants: [],
  sections: book.sections,
  blocks: book.blocks,
  pages: [...new Set(book.sections.map(({ page }) => page))].map((label) => ({
    address: label,
    label,
    title: label,
    places: {
      head: 0,
      bar: 0,
      facts: 0,
      contents: 0,
      bodyEnd: 0,
    },
  })),
  aliases: book.aliases ?? {},
  retired: [],
  shell: {
    title: '',
    language: 'en',
    style: '',
    script: '',
    preloads: [],
    links: [],
  },
});

interface Followed {
  anchor: Anchor;
  /** Number of the block that it is about, in the version as it is now; undefined: gone. */
  truth: number | undefined;
}

export function replay(book: ComparedBook, random: Random, shares: Rewriting, versions: number): Replayed {
  let current = manifestOf(book, 'v0');
  let followed: Followed[] = current.blocks.map((block, truth) => ({
    anchor: anchorOn(block, truth),
    truth,
  }));
  for (let n = 1; n <= versions; n++) {
    const made = rewritten(current, random, shares);
    const next = manifestOf(made.book, `v${n}`);
    const step = stepFrom(current, next, stepData(current, next));
    followed = followed.map(({ anchor, truth }) => {
      const { place, candidates } = resolveAnchor(anchor, step);
      const { candidates: _, ...rest } = anchor;
      const where = { ...rest, ...place, ...(candidates && { candidates }) };
      const now = truth === undefined ? undefined : made.truth.get(truth);
      return {
        anchor: where,
        truth: truth !== undefined && made.parts.has(truth) ? eitherPart(where, next, now) : now,
      };
    });
    current = next;
  }
  return judged(followed, current);
}

export function anchorOn(block: Manifest['blocks'][number], id: number): Anchor {
  return {
    id,
    label: block.section,
    block: block.id,
    block_hash: block.hash,
    state: 'exact',
    score: 1,
    how: 'same',
    quote: null,
    quote_prefix: null,
    quote_suffix: null,
    quote_start: null,
    now_label: block.section,
    now_block: block.id,
    now_start: null,
    now_length: null,
  };
}

/** Of a block that was split either part will do. */
function eitherPart(anchor: Anchor, { blocks }: Manifest, now: number | undefined): number | undefined {
  if (now === undefined) return undefined;
  return (
    [now - 1, now, now + 1].find(
      (number) => blocks[number]?.section === anchor.now_label && blocks[number]?.id === anchor.now_block,
    ) ?? now
  );
}

function judged(followed: readonly Followed[], { blocks }: Manifest): Replayed {
  const result: Replayed = {
    anchors: followed.length,
    kept: 0,
    states: {},
    fellBack: 0,
    gone: 0,
    wrong: 0,
    retired: 0,
  };
  const at = new Map(blocks.map((block, number) => [`${block.section} ${block.id}`, number]));
  for (const { anchor, truth } of followed) {
    result.states[anchor.state] = (result.states[anchor.state] ?? 0) + 1;
    const now = anchor.now_block === null ? undefined : at.get(`${anchor.now_label} ${anchor.now_block}`);
    if (now === undefined) {
      if (anchor.state === 'retired') result.retired++;
      else if (truth === undefined) result.gone++;
      else result.fellBack++;
    } else if (now === truth || isEqual(blocks, now, truth)) result.kept++;
    else result.wrong++;
  }
  return result;
}

/** Two equal blocks of one section are the same place to a reader. */
function isEqual(blocks: Manifest['blocks'], now: number, truth: number | undefined): boolean {
  const [a, b] = [blocks[now], truth === undefined ? undefined : blocks[truth]];
  return a !== undefined && a.hash === b?.hash && a.section === b.section;
}

const nothing: Rewriting = {
  edit: 0,
  editHeavily: 0,
  split: 0,
  merge: 0,
  drop: 0,
  insert: 0.02,
  lookalike: 0,
  moveSection: 0,
  renameSection: 0,
};

/** What is done to a book between two versions, by name. */
export const rewritings: Readonly<Record<string, Rewriting>> = {
  'a tenth edited': { ...nothing, edit: 0.1 },
  'some rewritten': { ...nothing, editHeavily: 0.03 },
  'sections moved': { ...nothing, moveSection: 0.05, edit: 0.05 },
  'labels renamed, with aliases': { ...nothing, renameSection: 0.1, edit: 0.05 },
  'split and merged': { ...nothing, split: 0.02, merge: 0.02 },
  'some deleted': { ...nothing, drop: 0.03 },
  'near copies planted': { ...nothing, lookalike: 0.03, edit: 0.1 },
  'all of it': {
    edit: 0.05,
    editHeavily: 0.01,
    split: 0.005,
    merge: 0.005,
    drop: 0.01,
    insert: 0.03,
    lookalike: 0.01,
    moveSection: 0.03,
    renameSection: 0.02,
  },
};
