// match-blocks: two versions of a book → which block of the old one is which of the new one.

import type { Block } from '../manifest.ts';
import { pairEdited } from './edited.ts';
import { pairHeadings, pairLabels, pairRepeatedTexts, pairUniqueTexts } from './equal.ts';
import { doubtLonelyMoves } from './lonely.ts';
import { beginMatching } from './matching.ts';
import type { ComparedBook, MatchHow, Matching, MatchOptions } from './matching.ts';
import { movedBlocks } from './moved.ts';
import { pairParts } from './parts.ts';
import { pairRenamed } from './renamings.ts';

export interface Match {
  from: Block;
  to: Block;
  how: MatchHow;
  /** Likeness from 0 to 1; of a part, how much of it stands in the whole. */
  score: number;
  /** It stands on another page now, or elsewhere in the order of its page. */
  moved: boolean;
}

export interface Matches {
  /** In the old order. Several blocks may have been merged into one. */
  matches: readonly Match[];
  /** Old blocks that could be one of several: never guessed. The likest first. */
  ambiguous: readonly { from: Block; candidates: readonly { block: Block; score: number }[] }[];
  gone: readonly Block[];
  added: readonly Block[];
}

/**
 * Recognises the blocks of one version in another: by unchanged text, the author's labels, neighbours, and likeness of the words.
 * Time grows with the number of blocks; ten thousand take about a second. Nothing is guessed: what could be one of several is told
 * as ambiguous.
 */
export function matchBlocks(old: ComparedBook, next: ComparedBook, options: MatchOptions = {}): Matches {
  const matching = beginMatching(old, next, options);
  pairUniqueTexts(matching);
  pairLabels(matching, next.aliases ?? {});
  pairRepeatedTexts(matching);
  doubtLonelyMoves(matching);
  pairHeadings(matching);
  pairRenamed(matching);
  pairEdited(matching);
  // What was edited tells where the rest stands.
  pairRepeatedTexts(matching);
  pairHeadings(matching);
  pairEdited(matching);
  pairParts(matching);
  return result(matching);
}

function result(matching: Matching): Matches {
  const { old, new: next, found, origin, ambiguous } = matching;
  const moved = movedBlocks(matching);
  const block = (to: number): Block => next.blocks[to] as Block;
  return {
    matches: found.flatMap((match, from) =>
      match === undefined
        ? []
        : [{ ...match, from: old.blocks[from] as Block, to: block(match.to), moved: moved.has(from) }],
    ),
    ambiguous: [...ambiguous]
      .sort((a, b) => a[0] - b[0])
      .map(([from, candidates]) => ({
        from: old.blocks[from] as Block,
        candidates: [...candidates]
          .sort((a, b) => b.score - a.score)
          .map(({ to, score }) => ({ block: block(to), score })),
      })),
    gone: old.blocks.filter((_, from) => found[from] === undefined && !ambiguous.has(from)),
    added: next.blocks.filter((_, to) => origin[to] === undefined),
  };
}
