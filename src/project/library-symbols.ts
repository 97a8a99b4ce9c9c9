// library-symbols: the documentation of the libraries' symbols by full name, read from the code when a page first asks.

import type { Library } from '../code/index.ts';
import { symbolsOf } from '../code/index.ts';
import type { SymbolDocumentation } from '../document/index.ts';
import type { Symbols } from '../link/index.ts';

/** Functions, classes and methods of all variants: `d2l.torch.Module.fit`. */
export function librarySymbols(libraries: Iterable<Library>): Symbols {
  let known: Map<string, SymbolDocumentation> | undefined;
  const all = (): Map<string, SymbolDocumentation> =>
    (known ??= new Map(
      [...libraries]
        .flatMap((library) => symbolsOf(library))
        .flatMap((one) => [one, ...one.members])
        .map((one) => [one.name, one]),
    ));
  return { get: (name) => all().get(name), keys: () => all().keys() };
}
