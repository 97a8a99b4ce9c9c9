// labels: every label of the book, where it stands, in which variants, and whether something refers to it.

import type { PhrasingNode, Place, ReferenceTarget } from '../document/index.ts';
import { nearest } from '../document/index.ts';

/** The branches of variant sets around a place, outermost first: the set (by identity) and the branch in it. */
export type BranchPath = readonly { set: object; branch: number }[];

/** One place that has a label (or only an id). */
export interface Occurrence {
  label: string;
  target: ReferenceTarget;
  readonly place: Place;
  explicit: boolean;
  /** Its words before links and citations in them are resolved. */
  title: readonly PhrasingNode[];
  variants?: readonly string[];
  branches: BranchPath;
  /** Of a solution: the label of its exercise. */
  solves?: string;
}

const searches = 50;

/** The table of labels; it fills up page by page and is then asked. */
export class Labels {
  readonly #occurrences = new Map<string, Occurrence[]>();
  readonly #used = new Set<string>();
  #searchesLeft = searches;

  /** Enters a label. The first occurrence is given back when the label is already taken and this one may not share it. */
  add(occurrence: Occurrence): Occurrence | undefined {
    const known = this.#occurrences.get(occurrence.label);
    if (known === undefined) {
      this.#occurrences.set(occurrence.label, [occurrence]);
      return undefined;
    }
    const clash = known.find((other) => !areAlternatives(other.branches, occurrence.branches));
    if (clash === undefined) known.push(occurrence);
    return clash;
  }

  has(label: string): boolean {
    return this.#occurrences.has(label);
  }

  /** All places of a label: several only in branches of one variant set. */
  of(label: string): readonly Occurrence[] {
    return this.#occurrences.get(label) ?? [];
  }

  /** Notes that something refers to a label. */
  use(label: string): void {
    this.#used.add(label);
  }

  isUsed(label: string): boolean {
    return this.#used.has(label);
  }

  /** The label most like a misspelt one. Only the first mistakes of a book get a suggestion: searching is slow. */
  near(label: string, fits: (occurrence: Occurrence) => boolean = () => true): Occurrence | undefined {
    if (this.#searchesLeft-- <= 0) return undefined;
    const candidates = [...this.#occurrences.values()].map(([first]) => first as Occurrence).filter(fits);
    const name = nearest(
      label,
      candidates.map((candidate) => candidate.label),
    );
    return candidates.find((candidate) => candidate.label === name);
  }

  values(): Iterable<readonly Occurrence[]> {
    return this.#occurrences.values();
  }
}

/** Whether two places are in different branches of one variant set, so that no edition shows both. */
export function areAlternatives(a: BranchPath, b: BranchPath): boolean {
  return a.some((one) => b.some((other) => one.set === other.set && one.branch !== other.branch));
}
