// lonely: finds elsewhere that must not be trusted, because something much like the block stands in its old place.

import type { Block } from '../manifest.ts';
import { besides } from './equal.ts';
import { unpair, variantsFit } from './matching.ts';
import type { Matching } from './matching.ts';
import { holdersInPlace } from './parts.ts';
import { similarity } from './similarity.ts';
import { alikeNearby } from './thresholds.ts';
import { familyOf } from './words.ts';

/**
 * A text found alone in another section, while something much like it stands in its old place: it may be a copy, with the original
 * edited meanwhile. Then nobody can tell.
 */
export function doubtLonelyMoves(matching: Matching): void {
  const { old, new: next, found, origin, words } = matching;
  for (const [from, match] of found.entries()) {
    if (match === undefined || match.how !== 'same' || old.section[from] === next.section[match.to]) continue;
    if (matching.scattered || found[from - 1]?.to === match.to - 1 || found[from + 1]?.to === match.to + 1)
      continue;
    const block = old.blocks[from] as Block;
    const inPlace = besides(matching, from).filter((to) => {
      const other = next.blocks[to] as Block;
      if (origin[to] !== undefined || familyOf[other.kind] !== familyOf[block.kind]) return false;
      return variantsFit(block, other) && similarity(words.of(block), words.of(other), alikeNearby) > 0;
    });
    const there = new Set([...inPlace, ...holdersInPlace(matching, from)]);
    there.delete(match.to);
    if (there.size === 0) continue;
    const candidates = [match.to, ...there].map((to) => ({
      to,
      score: similarity(words.of(block), words.of(next.blocks[to] as Block)),
    }));
    unpair(matching, from);
    matching.ambiguous.set(from, candidates);
  }
}
