// before: the part of the library that some pages saved, for the pages that come after them.

import type { Library, LibraryPiece } from './library.ts';
import { moduleSource } from './module-source.ts';

export interface LibraryPart {
  source: string;
  digests: Record<string, string>;
}

/** The last part of each library: one page after another asks for the same part when it saves nothing itself. */
const last = new WeakMap<Library, { places: string; part: LibraryPart }>();

/** The module with only what `pages` saved, and the digests of its names as they are with only that. */
export function libraryBefore(library: Library, pages: ReadonlySet<string>): LibraryPart {
  const inside = library.pieces.map(({ kind, page }) => isAlways(kind) || pages.has(page));
  if (inside.every(Boolean)) return { source: library.source, digests: library.digests };
  const places = inside.map(Number).join('');
  const known = last.get(library);
  if (known?.places === places) return known.part;
  const part = partOf(library, inside);
  last.set(library, { places, part });
  return part;
}

/** What the project itself gives belongs to no page. */
const isAlways = (kind: LibraryPiece['kind']): boolean => kind === 'header' || kind === 'alias';

function partOf({ pieces, closures, digests, header }: Library, inside: readonly boolean[]): LibraryPart {
  const part: [string, string][] = [];
  for (const [name, closure] of closures) {
    const has = closure.some((at) => inside[at] && pieces[at]?.names.includes(name));
    if (!has) continue;
    const kept = closure.filter((at) => inside[at]);
    const same = kept.length === closure.length;
    part.push([name, same ? (digests[name] as string) : kept.map((at) => pieces[at]?.digest).join('\n\n')]);
  }
  return {
    source: moduleSource(
      pieces.filter((_, at) => inside[at]),
      header,
    ),
    digests: Object.fromEntries(part),
  };
}
