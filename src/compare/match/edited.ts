// edited: pairs blocks whose text changed, the likest first, and leaves alone what could be one of several.

import type { Possible, Where } from './candidates.ts';
import { possiblePairs } from './candidates.ts';
import { pair } from './matching.ts';
import type { Matching } from './matching.ts';
import { holdersInPlace } from './parts.ts';
import { alikeAnywhere, tooCloseToTell } from './thresholds.ts';

/** What stands in its place is preferred by this much. */
const forItsPlace: Readonly<Record<Where, number>> = { gap: 0.1, section: 0.06, elsewhere: 0 };

export function pairEdited(matching: Matching): void {
  const pairs = possiblePairs(matching);
  const rank = ({ score, where }: Possible): number => score + forItsPlace[where];
  const all = [...pairs.values()].flat().sort((a, b) => rank(b) - rank(a) || order(a) - order(b));
  const wanting = byTarget(all);
  for (const best of all) {
    if (matching.found[best.from] !== undefined || matching.ambiguous.has(best.from)) continue;
    if (matching.origin[best.to] !== undefined) continue;
    const rivals = (pairs.get(best.from) ?? []).filter(
      (other) => isRival(matching, best, other) && !hasOwn(matching, other, wanting.get(other.to) ?? []),
    );
    if (rivals.length > 0) {
      matching.ambiguous.set(
        best.from,
        [best, ...rivals].map(({ to, score }) => ({ to, score })),
      );
    } else if (!best.near && holdersInPlace(matching, best.from).length > 0) {
      // It was put into one of these: what is like it elsewhere is a copy.
      continue;
    } else if (best.near || !isWanted(matching, best, wanting.get(best.to) ?? [])) {
      pair(matching, best.from, { to: best.to, how: 'edited', score: best.score });
    }
  }
}

const order = ({ from, to }: Possible): number => from + to / 1e6;

function byTarget(all: readonly Possible[]): Map<number, Possible[]> {
  const targets = new Map<number, Possible[]>();
  for (const one of all) {
    const list = targets.get(one.to);
    if (list) list.push(one);
    else targets.set(one.to, [one]);
  }
  return targets;
}

/** Whether the other candidate is as good, in another section. */
function isRival({ origin, new: next }: Matching, best: Possible, other: Possible): boolean {
  if (other.to === best.to || origin[other.to] !== undefined) return false;
  if (next.section[other.to] === next.section[best.to]) return false;
  // Something much like it in its own place makes any find elsewhere doubtful.
  if (!best.near && other.near) return true;
  if (best.near && other.near) return other.score > best.score - tooCloseToTell;
  return other.score > best.score - tooCloseToTell && other.score >= alikeAnywhere;
}

/** Whether a rival is what another block, of its own place, has become. */
function hasOwn({ found }: Matching, rival: Possible, wanting: readonly Possible[]): boolean {
  return wanting.some(
    ({ from, near, score }) =>
      from !== rival.from && near && score >= alikeAnywhere && (found[from]?.to ?? rival.to) === rival.to,
  );
}

/** Whether another old block, from another section, is as like to it: then it is nobody's. */
function isWanted({ found, old }: Matching, best: Possible, wanting: readonly Possible[]): boolean {
  return wanting.some(
    (other) =>
      other.from !== best.from &&
      found[other.from] === undefined &&
      old.section[other.from] !== old.section[best.from] &&
      other.score > best.score - tooCloseToTell,
  );
}
