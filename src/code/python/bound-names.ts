// bound-names: which of some names the cells of a page bind.

import { isForeignCell } from './magics.ts';
import { namesBound, statementsOf, wordsMaybeBound } from './known-statements.ts';

/** Those of `names` that one of the sources binds at its top level; what may come from a star import counts as bound. */
export function boundNames(sources: readonly string[], names: readonly string[]): Set<string> {
  const wanted = new Set([...names, 'import']);
  const found = new Set<string>();
  for (const source of sources) {
    if (found.size === names.length) break;
    if (isForeignCell(source)) continue;
    for (const statement of statementsOf(source)) {
      if (!wordsMaybeBound(statement).some((word) => wanted.has(word))) continue;
      const bound = namesBound(statement);
      for (const name of names) if (bound.has(name) || bound.has('*')) found.add(name);
    }
  }
  return found;
}
