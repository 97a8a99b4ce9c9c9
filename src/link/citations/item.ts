// item: one work as CSL knows it (CSL-JSON), and what goes in and out of formatting.

import type { PhrasingNode, Place } from '../../document/index.ts';

/** CSL-JSON name: parts of a person's name, or a `literal` that is shown as it is. Parts may hold markup. */
export interface Name {
  family?: string;
  given?: string;
  'dropping-particle'?: string;
  'non-dropping-particle'?: string;
  suffix?: string;
  literal?: string;
}

/** Year, month (1 … 12; 13 … 16 are seasons from spring on), day; two for a range; or words. */
export interface CslDate {
  parts: readonly (readonly number[])[];
  literal?: string;
}

/** A work. Text may hold `<i> <b> <sup> <sub> <sc>` and `<nocase>`, and TeX between dollars. */
export interface Item {
  key: string;
  /** CSL's type: `book`, `article-journal`, … */
  type: string;
  text: Readonly<Record<string, string>>;
  names: Readonly<Record<string, readonly Name[]>>;
  dates: Readonly<Record<string, CslDate>>;
  place: Place;
}

/** A work as it is cited in one place. */
export interface CitedItem {
  key: string;
  prefix?: string;
  suffix?: string;
  locator?: { label: string; value: string };
}

/** Works cited together, in reading order of the book. */
export interface Cluster {
  kind: 'narrative' | 'parenthetical';
  items: readonly CitedItem[];
}

/** A piece of a finished citation; `item` is the place in the cluster of the work that its words stand for. */
export interface CitedPiece {
  item?: number;
  children: PhrasingNode[];
}

export interface FormattedEntry {
  key: string;
  /** In numeric styles. */
  number?: number;
  children: PhrasingNode[];
}

export interface Formatted {
  /** In the order of the clusters. */
  clusters: CitedPiece[][];
  /** The works cited, in the style's order. */
  entries: FormattedEntry[];
  /** Why the style cannot be used; everything is then formatted plainly. */
  problem?: string;
}
