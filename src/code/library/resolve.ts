// resolve: what a saved statement needs to stand in the library: imports, other saved names, other names for them.

import { diagnostic, nearest } from '../../document/index.ts';
import type { Diagnostic } from '../../document/index.ts';
import { stretchInCell } from '../place-in-cell.ts';
import { builtinNames, kernelNames } from '../python/builtins.ts';
import type { Binding } from '../python/imports.ts';
import { freeUses, rootOf } from '../python/names.ts';
import type { Use } from '../python/names.ts';
import type { Statement } from '../python/statements.ts';
import type { LibraryCell, LibraryPiece } from './library.ts';
import { isBefore, meaningOf } from './page-names.ts';
import type { Meaning, PageNames } from './page-names.ts';

/** Where a statement stands, and all that it can refer to. */
export interface Surroundings {
  page: PageNames;
  /** Index of its cell in the page. */
  cell: number;
  library: string;
  /** All saved names of the book. */
  saved: ReadonlySet<string>;
}

type Needs = Pick<LibraryPiece, 'imports' | 'itself' | 'aliases'> & {
  needs: Set<string>;
  everything: boolean;
};

export interface Resolved extends Needs {
  diagnostics: Diagnostic[];
}

/** Looks every free name of the statement up as the page does; what nothing gives is a diagnostic. */
export function resolve(statement: Statement, around: Surroundings): Resolved {
  const found: Resolved = {
    imports: [],
    itself: [],
    aliases: [],
    needs: new Set(),
    everything: false,
    diagnostics: [],
  };
  const reported = new Set<string>();
  const unknown = (use: Use, name: string, why: string, known: Iterable<string>): void => {
    if (reported.has(name)) return;
    reported.add(name);
    const { cell } = around.page.cells[around.cell] as { cell: LibraryCell };
    const place = stretchInCell(
      { ...cell, place: cell.place ?? { file: cell.page } },
      use.start,
      use.start + name.length,
    );
    found.diagnostics.push(diagnostic('unsaved-name', place, name, why, nearest(name, known) ?? ''));
  };
  for (const { binding } of around.page.futures.filter((one) => one.cell <= around.cell))
    addImport(found, binding as Binding);
  for (const use of freeUses([statement])) resolveUse(use, statement, around, found, unknown);
  return found;
}

type Unknown = (use: Use, name: string, why: string, known: Iterable<string>) => void;

function resolveUse(
  use: Use,
  statement: Statement,
  around: Surroundings,
  found: Needs,
  unknown: Unknown,
): void {
  const { page, cell, library, saved } = around;
  const name = rootOf(use.chain);
  const meaning = meaningOf(page, name, cell, statement.start, use.deferred);
  switch (meaning?.kind) {
    case 'import':
      resolveImport(use, meaning, around, found, unknown);
      return;
    case 'saved':
      found.needs.add(name);
      return;
    case 'local':
      unknown(use, name, 'local', []);
      return;
    case undefined:
  }
  if (saved.has(name)) found.needs.add(name);
  else if (name === library) useLibrary(use, around, found, unknown);
  else if (Object.hasOwn(kernelNames, name))
    addImport(found, { module: kernelNames[name] as string, member: name, name });
  else if (!builtinNames.has(name)) {
    const stars = page.stars.filter((one) => use.deferred || isBefore(one, cell, statement.start));
    for (const { binding } of stars) addStar(found, binding as Binding, library);
    if (stars.length === 0 && !page.hasHiddenStar)
      unknown(use, name, 'nowhere', [...saved, ...page.meanings.keys()]);
  }
}

function resolveImport(
  use: Use,
  meaning: Meaning,
  around: Surroundings,
  found: Needs,
  unknown: Unknown,
): void {
  const { library, saved, page, cell } = around;
  const binding = meaning.binding as Binding;
  if (binding.module !== library) {
    // `import torch` and `import torch.nn` bind one name and load two modules.
    const together = isPlain(binding)
      ? (page.meanings.get(binding.name) ?? []).filter(
          (one) => one.binding && isPlain(one.binding) && one.cell <= cell,
        )
      : [];
    for (const one of [meaning, ...together]) addImport(found, one.binding as Binding);
  } else if (binding.member === undefined) useLibrary(use, around, found, unknown);
  else if (!saved.has(binding.member)) unknown(use, binding.member, 'nowhere', saved);
  else {
    found.needs.add(binding.member);
    const isKnown = found.aliases.some((alias) => alias.name === binding.name);
    if (binding.name !== binding.member && !isKnown)
      found.aliases.push({ name: binding.name, of: binding.member });
  }
}

/** `tt.check` needs `check`; `tt` alone may reach anything. */
function useLibrary(use: Use, { saved }: Surroundings, found: Needs, unknown: Unknown): void {
  const [itself, member] = use.chain.split('.') as [string, string | undefined];
  if (!found.itself.includes(itself)) found.itself.push(itself);
  if (member === undefined) found.everything = true;
  else if (saved.has(member)) found.needs.add(member);
  else if (!/^__\w+__$/.test(member)) {
    const at = { ...use, start: use.start + itself.length + 1 };
    unknown(at, member, 'library', saved);
  }
}

/** Whether it is an import such as `import a.b`, which binds `a`. */
export function isPlain({ module, member, name }: Binding): boolean {
  return member === undefined && name === module.split('.')[0];
}

function addStar(found: Needs, binding: Binding, library: string): void {
  if (binding.module !== library) addImport(found, binding);
}

function addImport(found: Needs, binding: Binding): void {
  const isSame = (one: Binding): boolean =>
    one.module === binding.module && one.member === binding.member && one.name === binding.name;
  if (!found.imports.some(isSame)) found.imports.push(binding);
}
