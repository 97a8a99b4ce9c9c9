// assembled: a library from its pieces, and as text for keeping it between builds.

import type { Diagnostic } from '../../document/index.ts';
import { closuresOf, digestsOf } from './digests.ts';
import type { Library, LibraryPiece, SavedDefinition } from './library.ts';
import { moduleSource } from './module-source.ts';
import { digested } from './piece.ts';
import type { Undigested } from './piece.ts';

/** What the rest of a library follows from. */
export interface Parts {
  name: string;
  module: string;
  pieces: LibraryPiece[];
  header?: string;
  diagnostics: Diagnostic[];
}

/** Its text, closures and digests are made when they are first asked for. */
export function assembled(parts: Parts): Library {
  const { pieces, header } = parts;
  const source = once(() => moduleSource(pieces, header));
  const closures = once(() => closuresOf(pieces));
  const digests = once(() => digestsOf(pieces, closures()));
  return {
    ...parts,
    definitions: definitionsByName(pieces),
    get source() {
      return source();
    },
    get closures() {
      return closures();
    },
    get digests() {
      return digests();
    },
  };
}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}

function definitionsByName(pieces: readonly LibraryPiece[]): Map<string, SavedDefinition> {
  const definitions = new Map<string, SavedDefinition>();
  for (const { kind, names, source, page, needs, section } of pieces) {
    if (kind !== 'definition') continue;
    for (const name of names) {
      const known = definitions.get(name);
      if (!known) definitions.set(name, { source, page, needs, ...(section !== undefined && { section }) });
      else if (known.page === page) {
        definitions.set(name, {
          ...known,
          source: `${known.source}\n${source}`,
          needs: [...new Set([...known.needs, ...needs])],
        });
      }
    }
  }
  return definitions;
}

/** A library as text. Its digests are not in it: they are found anew where they are needed. */
export function packLibrary({ name, module, pieces, header, diagnostics }: Library): string {
  return JSON.stringify({ name, module, pieces, header, diagnostics });
}

/** The library of a text of `packLibrary`, by the same version of this program. */
export function unpackLibrary(text: string): Library {
  const { pieces, ...rest } = JSON.parse(text) as Omit<Parts, 'pieces'> & { pieces: Undigested[] };
  return assembled({ ...rest, pieces: pieces.map(digested) });
}
