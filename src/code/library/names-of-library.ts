// names-of-library: which names of the library code uses.

import { languageName } from '../languages.ts';
import { importBindingsOf } from '../python/analyse-python.ts';
import { isForeignCell, maskMagics } from '../python/magics.ts';
import { freeUses } from '../python/names.ts';
import { topLevelStatements } from '../python/statements.ts';
import { ofLibrary } from './resolve.ts';

/**
 * The names that code takes from the library: `tt.x`, `from tt import x`, sorted. Undefined when it cannot be told, so
 * that all must be assumed: `from tt import *`, `import tt as other`, `tt` itself handed on, names made at run time.
 * An import in one cell serves the cells after it, so `tt` is taken for the library wherever code does not bind it.
 * A module of another name is imported as such: `from d2l import torch as d2l` for the module `d2l.torch`.
 */
export function namesOfLibrary(
  source: string,
  language: string,
  library: string,
  module: string = library,
): string[] | undefined {
  if (languageName(language) !== 'python') return [];
  const mention = new RegExp(`(?<![\\p{L}\\p{N}_])${escaped(library)}(?![\\p{L}\\p{N}_])`, 'u');
  if (!mention.test(source) && !source.includes(module)) return [];
  if (isForeignCell(source)) return undefined;
  const names = new Set<string>();
  const statements = topLevelStatements(source);
  for (const statement of statements) {
    for (const binding of importBindingsOf(statement)) {
      const of = ofLibrary(binding, { module });
      if (of === undefined) continue;
      if (binding.member === '*' || (of === 'itself' && binding.name !== library)) return undefined;
      if (of === 'member') names.add(binding.member as string);
    }
  }
  // Without its imports the library is a free name, so that its uses show.
  const rest = statements.filter((one) =>
    importBindingsOf(one).every((binding) => ofLibrary(binding, { module }) === undefined),
  );
  for (const { chain } of freeUses(rest)) {
    const [root, member] = chain.split('.') as [string, string | undefined];
    if (hidden.has(root)) return undefined;
    if (root !== library) continue;
    if (member === undefined) return undefined;
    names.add(member);
  }
  return namesInMagics(source, mention, names) && nestedImports(source, module, names)
    ? [...names].sort()
    : undefined;
}

/** Through these a name can be reached that does not stand in the code. */
const hidden = new Set(['__import__', 'importlib', 'exec', 'eval', 'globals', 'locals', 'vars', 'sys']);

/** `%timeit tt.f(x)`: only what is plain is read. */
function namesInMagics(source: string, mention: RegExp, into: Set<string>): boolean {
  for (const { start, end } of maskMagics(source).magics) {
    const text = source.slice(start, end);
    const all = text.match(new RegExp(mention, 'gu'))?.length ?? 0;
    const members = [...text.matchAll(new RegExp(`${mention.source}\\.([\\p{L}_][\\p{L}\\p{N}_]*)`, 'gu'))];
    if (members.length !== all) return false;
    for (const match of members) into.add(match[1] as string);
  }
  return true;
}

/** Imports inside functions and branches. */
function nestedImports(source: string, library: string, into: Set<string>): boolean {
  const name = escaped(library);
  const nested = new RegExp(
    `^[^\\S\\n]+(?:from\\s+${name}\\s+import\\b|import\\b.*\\b${name}\\b)(.*)`,
    'gmu',
  );
  for (const [, rest = ''] of source.matchAll(nested)) {
    const members = /^[^\S\n]*([\p{L}_][\p{L}\p{N}_]*)[^\S\n]*(?:#.*)?$/u.exec(rest);
    if (!members) return false;
    into.add(members[1] as string);
  }
  return true;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
