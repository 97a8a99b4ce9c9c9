// recent-formulas: the formulas of a book, parsed once as long as there is room for all of them.

import type { Formulas } from '../math/index.ts';
import { createFormulas } from '../math/index.ts';

/** Different formulas that are kept: about 200 MB with what is made of them. */
const most = 10_000;

/** The table of a book's formulas; one that has grown beyond `room` is begun anew, so that no book fills the memory with it. */
export function recentFormulas(macros: Readonly<Record<string, string>>, room: number = most): Formulas {
  let formulas = createFormulas(macros);
  let seen = new WeakSet<object>();
  let count = 0;
  return {
    of(tex, display, own) {
      const formula = formulas.of(tex, display, own);
      if (seen.has(formula)) return formula;
      seen.add(formula);
      count += 1;
      if (count > room) {
        formulas = createFormulas(macros);
        seen = new WeakSet();
        count = 0;
      }
      return formula;
    },
  };
}
