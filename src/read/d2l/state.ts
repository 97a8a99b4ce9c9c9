// state: what is known of a page of this dialect while it is read, besides what every dialect knows.

import type { Discussion, NamedFile, Toctree } from '../../document/index.ts';
import type { Context } from '../markdown/context.ts';

export interface PageState {
  /** Variants that a cell or a tab names; `all` names none. */
  named: Set<string>;
  /** Cells without a mark, which belong to the first variant, or with `all`. */
  unnamedCells: number;
  cells: number;
  toctrees: Toctree[];
  bibliographies: NamedFile[];
  discussions: Discussion[];
  /** Marks of slides that became nodes. */
  slideMarks: number;
  /** Module of the library that symbols are documented from, by variant; '' = of all variants. */
  module: Map<string, string>;
  /** Variants of the tab that is being read. */
  tab?: readonly string[] | undefined;
  /** `#@hide_all`: cells after it are not shown. */
  hideRest: boolean;
}

export const newState = (): PageState => ({
  named: new Set(),
  unnamedCells: 0,
  cells: 0,
  toctrees: [],
  bibliographies: [],
  discussions: [],
  slideMarks: 0,
  module: new Map(),
  hideRest: false,
});

const states = new WeakMap<Context, PageState>();

export function keepState(context: Context, state: PageState): void {
  states.set(context, state);
}

export function stateOf(context: Context): PageState {
  const state = states.get(context);
  if (!state) throw new Error('the page has no state');
  return state;
}
