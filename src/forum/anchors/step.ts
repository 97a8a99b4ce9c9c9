// step: from one version of the book to the next: what became of every block and section.

import type { Block, ComparedBook, Manifest, MatchHow, Section } from '../../compare/index.ts';
import { currentLabel, matchBlocks, sectionsNow } from '../../compare/index.ts';
import type { Lookup } from './book.ts';
import { lookupIn } from './book.ts';

/** Where a block may be: by section and id. */
export interface BlockPlace {
  label: string;
  block: string;
  score: number;
}

export type BlockFate =
  | { kind: 'found'; block: Block; how: MatchHow; score: number }
  | { kind: 'doubtful'; candidates: readonly BlockPlace[] }
  | { kind: 'gone' };

export interface Step {
  next: Manifest;
  lookup: Lookup;
  fate(label: string, block: string): BlockFate;
  /** The section as it is called now; undefined when it is gone. */
  section(label: string): string | undefined;
  /** Whether a block of the next version is none of the earlier one. */
  isNew(block: Block): boolean;
  /** The nearest section around a vanished one that is still there. */
  surviving(label: string): string;
}

/** What the step is made from: numbers of blocks, so that it can cross a thread. */
export interface StepData {
  matches: readonly [from: number, to: number, how: MatchHow, score: number][];
  doubtful: readonly [from: number, candidates: readonly [to: number, score: number][]][];
}

export type EarlierBook = ComparedBook & Partial<Pick<Manifest, 'pages'>>;

/** The heavy part: recognises the blocks. `scattered`: the earlier book is only some blocks of its version. */
export function stepData(old: EarlierBook, next: ComparedBook, scattered = false): StepData {
  const { matches, ambiguous } = matchBlocks(old, next, { scattered });
  const from = new Map(old.blocks.map((block, number) => [block, number]));
  const to = new Map(next.blocks.map((block, number) => [block, number]));
  return {
    matches: matches.map((one) => [
      from.get(one.from) as number,
      to.get(one.to) as number,
      one.how,
      one.score,
    ]),
    doubtful: ambiguous.map((one) => [
      from.get(one.from) as number,
      one.candidates.map(({ block, score }) => [to.get(block) as number, score]),
    ]),
  };
}

export function stepFrom(old: EarlierBook, next: Manifest, data: StepData): Step {
  const lookup = lookupIn(next);
  const fates = fatesOf(old, next, data);
  const parents = new Map(old.sections.map((section) => [section.label, parentOf(old, section)]));
  const matches = data.matches.map(([from, to]) => ({
    from: old.blocks[from] as Block,
    to: next.blocks[to] as Block,
    how: 'same' as const,
    score: 1,
    moved: false,
  }));
  const continued = new Set(data.matches.map(([, to]) => next.blocks[to]));
  const byContent = sectionsNow(old, next, { matches });
  const section = (label: string): string | undefined =>
    next.retired.includes(label) ? undefined : byContent(label);
  return {
    next,
    lookup,
    section,
    isNew: (block) => !continued.has(block),
    fate: (label, block) => fates.get(`${label} ${block}`) ?? { kind: 'gone' },
    surviving: (label) => {
      const seen = new Set<string>();
      for (let at: string | undefined = label; at !== undefined && !seen.has(at); at = parents.get(at)) {
        seen.add(at);
        const now = section(at);
        if (now !== undefined) return now;
      }
      return next.pages[0]?.label ?? next.sections[0]?.label ?? currentLabel(label, next.aliases);
    },
  };
}

function fatesOf(old: EarlierBook, next: Manifest, data: StepData): Map<string, BlockFate> {
  const fates = new Map<string, BlockFate>();
  const key = (number: number): string => {
    const { section, id } = old.blocks[number] as Block;
    return `${section} ${id}`;
  };
  const block = (number: number): Block => next.blocks[number] as Block;
  for (const [from, to, how, score] of data.matches) {
    fates.set(key(from), { kind: 'found', block: block(to), how, score });
  }
  for (const [from, candidates] of data.doubtful) {
    fates.set(key(from), {
      kind: 'doubtful',
      candidates: candidates.map(([to, score]) => ({ label: block(to).section, block: block(to).id, score })),
    });
  }
  return fates;
}

/** The section above; of a page the page above, of a section of a page the page. */
function parentOf({ pages = [] }: EarlierBook, { label, parent, page }: Section): string | undefined {
  if (parent !== undefined) return parent;
  if (label !== page) return page;
  return pages.find((one) => one.label === page)?.parent;
}
