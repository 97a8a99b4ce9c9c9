// library-symbols: the documentation of the libraries' symbols by full name, read from the code when a page first asks.

import type { Library } from '../code/index.ts';
import { symbolOf } from '../code/index.ts';
import type { SymbolDocumentation } from '../document/index.ts';
import type { Kept, Symbols } from '../link/index.ts';
import { keptResult } from '../link/index.ts';
import { digestOf } from './digest.ts';

/** Functions, classes and methods of all variants: `d2l.torch.Module.fit`. `kept` knows those of unchanged libraries. */
export function librarySymbols(libraries: Iterable<Library>, kept?: Kept): Symbols {
  const all = [...libraries];
  const stamps = new Map<Library, string>();
  const stampOf = (library: Library): string => {
    const stamp = stamps.get(library) ?? stampFor(library);
    stamps.set(library, stamp);
    return stamp;
  };
  return {
    get: (name) => {
      // Variants may have modules of one name.
      for (const library of all.filter(({ module }) => name.startsWith(`${module}.`))) {
        const find = (): SymbolDocumentation | null => symbolOf(library, name) ?? null;
        const found = keptResult(kept, `symbol ${name} ${stampOf(library)}`, find);
        if (found) return found;
      }
      return undefined;
    },
    // For suggestions: what is defined, without reading the code.
    keys: () =>
      all
        .flatMap(({ module, definitions }) => [...definitions.keys()].map((name) => `${module}.${name}`))
        .values(),
  };
}

/** Changes with anything that a documentation shows. */
function stampFor({ module, pieces }: Library): string {
  const shown = pieces.map(({ names, source, page, label, method }) => [names, source, page, label, method]);
  return digestOf(JSON.stringify([module, shown]));
}
