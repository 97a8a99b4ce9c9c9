// judge: what the matcher found against the truth.

import type { Block } from '../manifest.ts';
import { matchBlocks } from './match-blocks.ts';
import type { ComparedBook } from './matching.ts';
import type { Rewritten } from './rewrite.fixture.ts';

export interface Judgement {
  blocks: number;
  right: number;
  /** Matched with another block than the truth says. */
  wrong: number;
  /** Not matched, or told as ambiguous, though it is there. */
  missed: number;
  /** Gone, but matched with something. */
  resurrected: number;
  /** Planted near copies that were taken for the original. */
  taken: number;
  missing: { from: Block; should: Block; ambiguous: boolean }[];
  mistakes: { from: Block; to: Block; should?: Block }[];
}

export function judge(old: ComparedBook, { book, truth, lookalikes, parts }: Rewritten): Judgement {
  const { matches, ambiguous } = matchBlocks(old, book);
  const numbers = new Map(book.blocks.map((block, number) => [block, number]));
  const found = new Map(matches.map(({ from, to }) => [from, numbers.get(to) as number]));
  const judged: Judgement = {
    blocks: old.blocks.length,
    right: 0,
    wrong: 0,
    missed: 0,
    resurrected: 0,
    taken: 0,
    mistakes: [],
    missing: [],
  };
  old.blocks.forEach((from, number) => {
    const [to, should] = [found.get(from), truth.get(number)];
    if (to !== undefined && lookalikes.has(to)) judged.taken++;
    if (
      to === should ||
      (to !== undefined && should !== undefined && alike(book, to, should, parts.has(number)))
    )
      judged.right++;
    else if (to === undefined) {
      judged.missed++;
      const isAmbiguous = ambiguous.some((one) => one.from === from);
      judged.missing.push({ from, should: book.blocks[should as number] as Block, ambiguous: isAmbiguous });
    } else {
      if (should === undefined) judged.resurrected++;
      else judged.wrong++;
      judged.mistakes.push({
        from,
        to: book.blocks[to] as Block,
        ...(should !== undefined && { should: book.blocks[should] as Block }),
      });
    }
  });
  return judged;
}

/** Either part of a split block will do, and either of two equal blocks in one section. */
function alike({ blocks }: ComparedBook, to: number, should: number, isPart: boolean): boolean {
  const [a, b] = [blocks[to] as Block, blocks[should] as Block];
  if (isPart && Math.abs(to - should) === 1) return true;
  return a.section === b.section && a.hash === b.hash;
}
