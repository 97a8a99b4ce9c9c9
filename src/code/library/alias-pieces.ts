// alias-pieces: other names for things of the framework, as statements of the library.

import type { LibraryAlias } from '../../document/index.ts';
import type { Binding } from '../python/imports.ts';
import { statementsOf, usesOf } from '../python/known-statements.ts';
import { rootOf } from '../python/names.ts';
import type { LibraryPiece, LibrarySetting } from './library.ts';
import type { PageNames } from './page-names.ts';
import { aliasPiece, digested } from './piece.ts';

/** An alias as Python: its name and the statement that gives it. */
export interface AliasText {
  name: string;
  text: string;
}

/** The aliases of a variant in their order; of two for one name the first counts. */
export function aliasTexts({ aliases = [], framework }: LibrarySetting, library: string): AliasText[] {
  const texts = new Map<string, string>();
  const put = ({ name, text }: AliasText): void => {
    if (/^[\p{L}_][\p{L}\p{N}_]*$/u.test(name) && !texts.has(name)) texts.set(name, text);
  };
  for (const alias of aliases) {
    const one = textOf(alias, framework);
    if (one) put(one);
  }
  // What notebooks show for a name says what it is, too: `d2l.nn_Module -> nn.Module`.
  for (const alias of aliases) {
    if (alias.kind !== 'reverse' || !alias.pattern.startsWith(`${library}.`)) continue;
    const name = alias.pattern.slice(library.length + 1);
    put({ name, text: `${name} = ${alias.replacement}` });
  }
  return [...texts].map(([name, text]) => ({ name, text }));
}

function textOf(alias: LibraryAlias, framework: string | undefined): AliasText | undefined {
  switch (alias.kind) {
    case 'simple': {
      const name = bare(alias.name);
      const of = bare(alias.of);
      return { name, text: `${name} = ${framework === undefined ? of : `${framework}.${of}`}` };
    }
    case 'fluent': {
      const name = bare(alias.name);
      const call = `x.${bare(alias.of)}(*args, **kwargs)`;
      return { name, text: `${name} = lambda x, *args, **kwargs: ${call}` };
    }
    case 'arguments':
      return { name: alias.name, text: `def ${alias.name}(${alias.parameters}):\n    return ${alias.of}` };
    case 'plain':
      return { name: alias.name, text: `${alias.name} = ${alias.value}` };
    case 'reverse':
      return undefined;
  }
}

/** `exp(` is a way to spare `expand_dims` where aliases are replaced as text. */
export const bare = (name: string): string => name.replace(/\($/, '');

/** The names that an alias begins with or uses, its own not among them. */
export const rootsOf = (text: string): string[] =>
  statementsOf(text).flatMap((one) => usesOf(one).map(({ chain }) => rootOf(chain)));

/**
 * The aliases as pieces. A name that the library has not got is imported as most pages import it; aliases of names that
 * no page imports are left out and given back in `missing`.
 */
export function aliasPieces(
  texts: readonly AliasText[],
  provided: ReadonlySet<string>,
  pages: readonly PageNames[],
  file: string,
): { pieces: LibraryPiece[]; missing: string[] } {
  const pieces: LibraryPiece[] = [];
  const missing = new Set<string>();
  for (const { name, text } of texts) {
    const piece = aliasPiece(name, text, file);
    if (!piece) continue;
    const others = piece.needs.filter((need) => !provided.has(need));
    const found = others.map((need) => usualImport(need, pages));
    if (found.includes(undefined)) others.forEach((need, at) => found[at] === undefined && missing.add(need));
    else pieces.push(digested({ ...piece, imports: found as Binding[] }));
  }
  return { pieces, missing: [...missing] };
}

/** The import that binds a name on most pages. */
function usualImport(name: string, pages: readonly PageNames[]): Binding | undefined {
  const counts = new Map<string, { binding: Binding; count: number }>();
  for (const { meanings } of pages) {
    const binding = meanings.get(name)?.find(({ kind }) => kind === 'import')?.binding;
    if (!binding) continue;
    const key = JSON.stringify([binding.module, binding.member]);
    counts.set(key, { binding, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()].toSorted((a, b) => b.count - a.count)[0]?.binding;
}
