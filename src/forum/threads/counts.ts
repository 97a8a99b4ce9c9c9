// counts: how many discussions hang on each section and block, for all bubbles of the book at once.

import type { Reader } from '../store/store.ts';

export interface Counts {
  /** Shown discussions of a section itself, by label. */
  sections: ReadonlyMap<string, number>;
  /** By `blockKey`. */
  blocks: ReadonlyMap<string, number>;
  /** The discussion of a block that has one only, by `blockKey`. */
  only: ReadonlyMap<string, number>;
}

export const blockKey = (label: string, block: string): string => `${label}\n${block}`;

/** Something that is read again when it may have changed. */
export interface Keeper<Value> {
  /** As it is, or was a moment ago. */
  now: () => Promise<Value>;
}

export type CountsKeeper = Keeper<Counts>;

/** How old counts may be; in milliseconds. */
const freshFor = 250;

/**
 * Keeps the counts in memory and reads them again, with one query, when something has happened since: at most four times a
 * second, however many pages are asked for.
 * @param change differs whenever something has happened
 */
export const keepCounts = (read: Reader, change: () => string, clock: () => number): CountsKeeper =>
  keeper((before) => readCounts(read, before), { change, clock, freshFor });

/** Reads a value again when something has happened, but not before it is older than `freshFor`. */
export function keeper<Value>(
  readValue: (before: Value | undefined) => Promise<Value>,
  when: { change: () => string; clock: () => number; freshFor: number },
): Keeper<Value> {
  let value: Value | undefined;
  let at = 0;
  let known = '';
  let running: Promise<Value> | undefined;
  return {
    now: () => {
      const isFresh = known === when.change() || when.clock() - at < when.freshFor;
      if (value !== undefined && isFresh) return Promise.resolve(value);
      running ??= (async () => {
        [known, at] = [when.change(), when.clock()];
        try {
          value = await readValue(value);
          return value;
        } finally {
          running = undefined;
        }
      })();
      return running;
    },
  };
}

async function readCounts(read: Reader, before: Counts | undefined): Promise<Counts> {
  const rows = await read
    .selectFrom('threads')
    .select(({ fn }) => ['label', 'block', fn.countAll<number>().as('count'), fn.min('id').as('first')])
    .where('state', '=', 'shown')
    .where('anchor_id', 'not in', read.selectFrom('anchors').select('id').where('state', '=', 'retired'))
    .groupBy(['label', 'block'])
    .execute();
  const [sections, blocks] = [new Map<string, number>(), new Map<string, number>()];
  const only = new Map<string, number>();
  for (const { label, block, count, first } of rows) {
    sections.set(label, (sections.get(label) ?? 0) + Number(count));
    if (block === null) continue;
    blocks.set(blockKey(label, block), Number(count));
    if (Number(count) === 1) only.set(blockKey(label, block), Number(first));
  }
  const now: Counts = { sections, blocks, only };
  const isSame =
    before && (['sections', 'blocks', 'only'] as const).every((part) => equal(before[part], now[part]));
  // The same object where nothing differs: what is worked out from it is kept by it.
  return isSame ? before : now;
}

function equal(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean {
  if (a.size !== b.size) return false;
  for (const [key, value] of a) if (b.get(key) !== value) return false;
  return true;
}
