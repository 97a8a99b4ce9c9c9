// growth: what a page costs beyond the fixed part of a build, from rows of one family at several sizes.

export interface Point {
  pages: number;
  /** CPU seconds. */
  cpu: number;
}

export interface Growth {
  /** CPU seconds of a build without pages, as the two smallest sizes tell. */
  fixed: number;
  /** From one size to the next: CPU milliseconds that each added page cost. */
  steps: { from: number; to: number; perPage: number }[];
}

/** Undefined with fewer than two sizes. */
export function growthOf(points: readonly Point[]): Growth | undefined {
  const sorted = points.toSorted((a, b) => a.pages - b.pages);
  const steps = sorted.slice(1).map(({ pages, cpu }, index) => {
    const before = sorted[index] as Point;
    return { from: before.pages, to: pages, perPage: ((cpu - before.cpu) / (pages - before.pages)) * 1000 };
  });
  const [smallest] = sorted;
  const [first] = steps;
  return smallest && first && { fixed: smallest.cpu - (smallest.pages * first.perPage) / 1000, steps };
}

/** One line a family; a cost per page that grows with the number of pages is seen as a ratio above 1. */
export function growthTable(families: ReadonlyMap<string, readonly Point[]>): string {
  const lines = [...families].flatMap(([family, points]) => {
    const growth = growthOf(points);
    return growth ? [growthLine(family, growth)] : [];
  });
  return lines.length === 0 ? '' : ['CPU ms a page beyond the fixed part', ...lines].join('\n');
}

function growthLine(family: string, { fixed, steps }: Growth): string {
  const parts = steps.map(({ from, to, perPage }) => `${from} → ${to}: ${perPage.toFixed(2).padStart(7)}`);
  return `  ${family.padEnd(34)} fixed ${fixed.toFixed(2)} s   ${parts.join('   ')}${ratioText(steps)}`;
}

function ratioText(steps: Growth['steps']): string {
  const [first, last] = [steps[0], steps.at(-1)];
  if (!first || !last || first === last || first.perPage <= 0) return '';
  return `   ratio ${(last.perPage / first.perPage).toFixed(2)}`;
}
