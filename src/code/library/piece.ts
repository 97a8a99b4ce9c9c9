// piece: makes the pieces of a library from statements, its header and its aliases.

import type { Binding } from '../python/imports.ts';
import { importsBound, namesBound, namesDefined, statementsOf, usesOf } from '../python/known-statements.ts';
import { builtinNames } from '../python/builtins.ts';
import { rootOf } from '../python/names.ts';
import type { Statement } from '../python/statements.ts';
import { ownDigest } from './digests.ts';
import type { LibraryCell, LibraryPiece, Method } from './library.ts';
import type { Resolved } from './resolve.ts';

export type Undigested = Omit<LibraryPiece, 'digest'>;

/** Most digests are asked for only where pages run; they are not among the piece's own entries, so that copies lack them. */
export function digested(piece: Undigested): LibraryPiece {
  let digest: string | undefined;
  const get = (): string => (digest ??= ownDigest(piece));
  return Object.defineProperty({ ...piece }, 'digest', { get }) as LibraryPiece;
}

const empty = ({ page, section, label }: Pick<LibraryCell, 'page' | 'section' | 'label'>): Undigested => ({
  kind: 'definition',
  page,
  ...(section !== undefined && { section }),
  ...(label !== undefined && { label }),
  names: [],
  source: '',
  short: true,
  replaceable: false,
  needs: [],
  now: [],
  extends: [],
  imports: [],
  itself: [],
  aliases: [],
});

/** Imports that a saved cell brings into the library. */
export function importPiece(cell: LibraryCell, imports: Binding[]): LibraryPiece {
  const names = [...new Set(imports.map(({ name }) => name))].filter((name) => name !== '*');
  return digested({ ...empty(cell), kind: 'import', names, imports });
}

/** A statement with all that it needs; `all` are the names that it reaches where it hands the library itself on. */
export function statementPiece(
  cell: LibraryCell,
  statement: Statement,
  found: Resolved,
  all: ReadonlySet<string>,
  method?: Method,
): LibraryPiece {
  const source = statement.text.replace(/\r\n?/g, '\n');
  const names = method ? [] : [...namesDefined(statement)];
  const needs = found.everything ? all : found.needs;
  const isOther = (name: string): boolean => !names.includes(name);
  return digested({
    ...empty(cell),
    names,
    source,
    short: !source.includes('\n'),
    replaceable: ['FunctionDefinition', 'ClassDefinition'].includes(
      statement.tree.topNode.firstChild?.name ?? '',
    ),
    needs: [...needs].filter(isOther),
    now: [...found.now].filter(isOther),
    extends: method ? [method.of] : extended(statement, all),
    ...(method && { method }),
    imports: found.imports,
    itself: found.itself,
    aliases: found.aliases,
  });
}

/** The saved classes in the arguments of a function's decorators: `@tt.extends(Module)` makes it a part of Module. */
function extended(statement: Statement, saved: ReadonlySet<string>): string[] {
  const node = statement.tree.topNode.firstChild;
  if (node?.name !== 'DecoratedStatement') return [];
  const spans = node.getChildren('Decorator').flatMap((one) => one.getChild('ArgList') ?? []);
  const inside = (at: number): boolean =>
    spans.some(({ from, to }) => at >= from + statement.start && at < to + statement.start);
  const uses = usesOf(statement).filter((use) => inside(use.start));
  return [...new Set(uses.flatMap(({ chain }) => chain.split('.').slice(0, 2)))].filter((name) =>
    saved.has(name),
  );
}

/** The statements of a header. They stand in the module as they are, above everything else. */
export function headerPieces(header: string, file: string): LibraryPiece[] {
  const statements = statementsOf(header);
  const names = new Set(statements.flatMap((one) => [...namesBound(one)]));
  return statements.map((statement) =>
    digested({
      ...empty({ page: file }),
      kind: 'header',
      names: [...namesBound(statement)].filter((name) => name !== '*'),
      source: statement.text,
      needs: usesOf(statement)
        .map(({ chain }) => rootOf(chain))
        .filter((name) => names.has(name)),
    }),
  );
}

/** What a header imports, so that it need not be imported again. */
export const headerImports = (header: string): Binding[] =>
  statementsOf(header).flatMap((one) => [...importsBound(one)]);

/** An alias with the names that it needs; undefined where its text is no statement. */
export function aliasPiece(name: string, text: string, file: string): LibraryPiece | undefined {
  const statements = statementsOf(text);
  if (statements.length !== 1 || statements.some(({ error }) => error !== undefined)) return undefined;
  const uses = usesOf(statements[0] as Statement);
  const outer = (now: boolean): string[] => [
    ...new Set(
      uses
        .filter(({ deferred }) => !now || !deferred)
        .map(({ chain }) => rootOf(chain))
        .filter((root) => !builtinNames.has(root) && root !== name),
    ),
  ];
  return digested({
    ...empty({ page: file }),
    kind: 'alias',
    names: [name],
    source: text,
    short: !text.includes('\n'),
    needs: outer(false),
    now: outer(true),
  });
}
