// resolve: what a saved statement needs to stand in the library: imports, other saved names, other names for them.

import { nearest } from '../../document/index.ts';
import { builtinNames, kernelNames } from '../python/builtins.ts';
import type { Binding } from '../python/imports.ts';
import { usesOf } from '../python/known-statements.ts';
import { rootOf } from '../python/names.ts';
import type { Use } from '../python/names.ts';
import type { Statement } from '../python/statements.ts';
import type { LibraryCell, LibraryPiece } from './library.ts';
import { boundNames, isBefore, meaningOf } from './page-names.ts';
import type { Meaning, PageNames } from './page-names.ts';

/** The names of the library, as far as they are known before its pieces are. */
export interface LibraryNames {
  /** By which pages call it. */
  name: string;
  /** By which they import it. */
  module: string;
  /** What saved cells define. */
  saved: ReadonlySet<string>;
  /** All that the module has: also its imports, what its header gives, and aliases. */
  provided: ReadonlySet<string>;
}

/** Where a statement stands, and all that it can refer to. */
export interface Surroundings {
  page: PageNames;
  /** Index of its cell in the page. */
  cell: number;
  library: LibraryNames;
}

/** A name that nothing gives. `why`: it is of an unsaved cell, it is nowhere, or the library does not have it. */
export interface Missing {
  name: string;
  why: 'local' | 'nowhere' | 'library';
  /** Offset in the source of the cell. */
  start: number;
  /** It is needed when the module is loaded. */
  now: boolean;
  /** A name that it may be misspelt for; looked for only where it is said. */
  near?: () => string | undefined;
}

export interface Resolved extends Pick<LibraryPiece, 'imports' | 'itself' | 'aliases'> {
  needs: Set<string>;
  now: Set<string>;
  everything: boolean;
  missing: Missing[];
}

/** Looks every free name of the statement up as the page does. Names between `skip.from` and `skip.to` are passed over. */
export function resolve(
  statement: Statement,
  around: Surroundings,
  skip?: { from: number; to: number },
): Resolved {
  const found: Resolved = {
    imports: [],
    itself: [],
    aliases: [],
    needs: new Set(),
    now: new Set(),
    everything: false,
    missing: [],
  };
  for (const { binding } of around.page.futures.filter((one) => one.cell <= around.cell))
    addImport(found, binding as Binding);
  for (const use of usesOf(statement)) {
    const at = use.start - statement.start;
    if (!skip || at < skip.from || at >= skip.to) resolveUse(use, statement, around, found);
  }
  return found;
}

function resolveUse(use: Use, statement: Statement, around: Surroundings, found: Resolved): void {
  const { page, cell, library } = around;
  const name = rootOf(use.chain);
  const meaning = meaningOf(page, name, cell, statement.start, use.deferred);
  switch (meaning?.kind) {
    case 'import':
      resolveImport(use, meaning, around, found);
      return;
    case 'saved':
      addNeed(found, name, use);
      return;
    case 'local':
      // Where marks choose the statements, a page may show anew what the library has from another page.
      if (isMarked(around) && library.provided.has(name)) addNeed(found, name, use);
      else addMissing(found, { name, why: 'local', start: use.start, now: !use.deferred });
      return;
    case undefined:
  }
  if (library.provided.has(name) && name !== library.name) addNeed(found, name, use);
  else if (name === library.name) useLibrary(use, around, found);
  else if (Object.hasOwn(kernelNames, name))
    addImport(found, { module: kernelNames[name] as string, member: name, name });
  else if (!builtinNames.has(name)) {
    const stars = page.stars.filter((one) => use.deferred || isBefore(one, cell, statement.start));
    for (const { binding } of stars) {
      if ((binding as Binding).module !== library.module) addImport(found, binding as Binding);
    }
    if (stars.length === 0 && !page.hasHiddenStar) {
      const near = (): string | undefined => nearest(name, [...library.provided, ...boundNames(page)]);
      addMissing(found, { name, why: 'nowhere', start: use.start, now: !use.deferred, near });
    }
  }
}

const isMarked = ({ page, cell }: Surroundings): boolean =>
  (page.cells[cell] as { cell: LibraryCell }).cell.savedLines !== undefined;

function addNeed(found: Resolved, name: string, { deferred }: Use): void {
  found.needs.add(name);
  if (!deferred) found.now.add(name);
}

function addMissing(found: Resolved, one: Missing): void {
  const known = found.missing.find(({ name }) => name === one.name);
  if (!known) found.missing.push(one);
  else if (one.now) known.now = true;
}

function resolveImport(use: Use, meaning: Meaning, around: Surroundings, found: Resolved): void {
  const { library, page, cell } = around;
  const binding = meaning.binding as Binding;
  switch (ofLibrary(binding, library)) {
    case undefined: {
      // `import torch` and `import torch.nn` bind one name and load two modules.
      const together = isPlain(binding)
        ? (page.meanings.get(binding.name) ?? []).filter(
            (one) => one.binding && isPlain(one.binding) && one.cell <= cell,
          )
        : [];
      for (const one of [meaning, ...together]) addImport(found, one.binding as Binding);
      return;
    }
    case 'itself':
      useLibrary(use, around, found);
      return;
    case 'member':
  }
  const member = binding.member as string;
  if (!library.provided.has(member)) {
    addMissing(found, missingMember(member, use.start, use, library));
    return;
  }
  addNeed(found, member, use);
  const isKnown = found.aliases.some((alias) => alias.name === binding.name);
  if (binding.name !== member && !isKnown) found.aliases.push({ name: binding.name, of: member });
}

/** Whether an import gives the library itself (`from d2l import torch as d2l`) or something of it. */
export function ofLibrary(
  { module, member, name, renamed }: Binding,
  library: Pick<LibraryNames, 'module'>,
): 'itself' | 'member' | undefined {
  if (member !== undefined && `${module}.${member}` === library.module) return 'itself';
  if (module !== library.module) return undefined;
  if (member !== undefined) return 'member';
  // `import a.b` binds `a`, which is not the library.
  return name === module || renamed || name !== module.split('.')[0] ? 'itself' : undefined;
}

/** `tt.check` needs `check`; `tt` alone may reach anything. */
function useLibrary(use: Use, { library }: Surroundings, found: Resolved): void {
  const [itself, member] = use.chain.split('.') as [string, string | undefined];
  if (!found.itself.includes(itself)) found.itself.push(itself);
  if (member === undefined) found.everything = true;
  else if (library.provided.has(member)) addNeed(found, member, use);
  else if (!/^__\w+__$/.test(member))
    addMissing(found, missingMember(member, use.start + itself.length + 1, use, library));
}

function missingMember(name: string, start: number, use: Use, { provided }: LibraryNames): Missing {
  return { name, why: 'library', start, now: !use.deferred, near: () => nearest(name, provided) };
}

/** Whether it is an import such as `import a.b`, which binds `a`. */
export function isPlain({ module, member, name, renamed }: Binding): boolean {
  return member === undefined && renamed === undefined && name === module.split('.')[0];
}

function addImport(found: Resolved, binding: Binding): void {
  if (!found.imports.some((one) => isSameBinding(one, binding))) found.imports.push(binding);
}

export function isSameBinding(one: Binding, other: Binding): boolean {
  return (
    one.module === other.module &&
    one.member === other.member &&
    one.name === other.name &&
    one.renamed === other.renamed
  );
}
