// closing-run: where code that begins with a run of backticks ends.

import type { PlacedInline } from '../placed-inline.ts';

/** Offset of the next run of exactly these backticks, or -1. */
export function closingRun(state: PlacedInline, from: number, ticks: string): number {
  const { src, posMax } = state;
  let last = state.lastRuns.get(ticks);
  if (last === undefined) state.lastRuns.set(ticks, (last = src.lastIndexOf(ticks)));
  if (last < from) return -1;
  for (let at = src.indexOf('`', from); at !== -1 && at < posMax; at = src.indexOf('`', at)) {
    const start = at;
    while (src.charCodeAt(at) === 0x60) at++;
    if (at - start === ticks.length && at <= posMax) return start;
  }
  return -1;
}
