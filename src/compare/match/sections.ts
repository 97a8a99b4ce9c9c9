// sections: which section of the old version is which of the new one: by label, by its heading, or by where its blocks went.

import type { Block } from '../manifest.ts';
import type { Matches } from './match-blocks.ts';
import { currentLabel } from './matching.ts';
import type { ComparedBook } from './matching.ts';

/** Share of a section's blocks that must have gone to one other section, for it to have become that one. */
const mostOfIt = 0.6;

/** Gives for a label of the old version (also an earlier one) what it is called now; undefined for a section that is gone. */
export function sectionsNow(
  old: ComparedBook,
  next: ComparedBook,
  { matches }: Pick<Matches, 'matches'>,
): (label: string) => string | undefined {
  const aliases = next.aliases ?? {};
  const here = new Set(next.sections.map(({ label }) => label));
  const headings = new Map<string, string>();
  const went = new Map<string, Map<string, number>>();
  for (const { from, to } of matches) {
    if (from.kind === 'heading') headings.set(from.section, to.section);
    const counts = went.get(from.section) ?? new Map<string, number>();
    counts.set(to.section, (counts.get(to.section) ?? 0) + 1);
    went.set(from.section, counts);
  }
  const sizes = sizesOf(old.blocks);
  return (label) => {
    const called = currentLabel(label, aliases);
    if (here.has(called)) return called;
    const heading = headings.get(label);
    if (heading !== undefined && here.has(heading)) return heading;
    const [most, count] = largest(went.get(label) ?? new Map()) ?? [];
    return most !== undefined && (count as number) >= mostOfIt * (sizes.get(label) ?? 0) ? most : undefined;
  };
}

function sizesOf(blocks: readonly Block[]): Map<string, number> {
  const sizes = new Map<string, number>();
  for (const { section } of blocks) sizes.set(section, (sizes.get(section) ?? 0) + 1);
  return sizes;
}

const largest = (counts: ReadonlyMap<string, number>): [string, number] | undefined =>
  [...counts].sort((a, b) => b[1] - a[1])[0];
