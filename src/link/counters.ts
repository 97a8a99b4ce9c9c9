// counters: running numbers of figures, tables, equations … and of headings, on one page.

/** What counts together. All statements but proofs share one counter. */
export type Series = 'figure' | 'table' | 'code' | 'equation' | 'exercise' | 'statement';

export const series: readonly Series[] = ['figure', 'table', 'code', 'equation', 'exercise', 'statement'];

/** Where all counters stand; a copy is kept to count the branches of a variant set side by side. */
export interface Standing {
  things: Record<Series, number>;
  /** By depth; deeper ones are missing. */
  headings: number[];
}

export const zero: Readonly<Record<Series, number>> = {
  figure: 0,
  table: 0,
  code: 0,
  equation: 0,
  exercise: 0,
  statement: 0,
};

/** The counters of a page; all begin at nothing. */
export class Counters {
  #things: Record<Series, number> = { ...zero };
  #headings: number[] = [];

  /** The next number of a series. */
  next(name: Series): number {
    this.#things[name] += 1;
    return this.#things[name];
  }

  /** The next number of a heading of this depth (2 … 6), below its page's: "2" or "2.1". */
  nextHeading(depth: number): string {
    const counts = this.#headings.slice(0, depth - 1);
    while (counts.length < depth - 1) counts.push(0);
    counts[depth - 2] = (counts[depth - 2] as number) + 1;
    this.#headings = counts;
    return counts.filter((count) => count > 0).join('.');
  }

  standing(): Standing {
    return { things: { ...this.#things }, headings: [...this.#headings] };
  }

  goTo(standing: Standing): void {
    this.#things = { ...standing.things };
    this.#headings = [...standing.headings];
  }
}

/** Where the longest of several branches ends, for each counter. */
export function longest(branches: readonly Standing[]): Standing {
  const things = Object.fromEntries(
    series.map((name) => [name, Math.max(...branches.map((branch) => branch.things[name]))]),
  ) as Record<Series, number>;
  const headings = branches
    .map((branch) => branch.headings)
    .reduce((a, b) => (compareLists(a, b) >= 0 ? a : b), []);
  return { things, headings };
}

function compareLists(a: readonly number[], b: readonly number[]): number {
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
