// collect: from the cells of a variant to the book's library.

import { diagnostic } from '../../document/index.ts';
import type { Diagnostic, Place } from '../../document/index.ts';
import { languageName } from '../languages.ts';
import { stretchInCell } from '../place-in-cell.ts';
import { definitionsOf, importBindingsOf } from '../python/analyse-python.ts';
import { freeUses } from '../python/names.ts';
import type { Statement } from '../python/statements.ts';
import { clashes } from './clashes.ts';
import { closuresOf, digestsOf, ownDigest } from './digests.ts';
import type { Library, LibraryCell, LibraryPiece, SavedDefinition } from './library.ts';
import { moduleSource } from './module-source.ts';
import { pageNames } from './page-names.ts';
import type { PageNames } from './page-names.ts';
import { resolve } from './resolve.ts';
import type { Surroundings } from './resolve.ts';

/** A piece and the place of its statement. */
export interface PlacedPiece {
  piece: LibraryPiece;
  cell: LibraryCell;
  place: Place;
}

/**
 * The definitions of the saved cells with the imports that they use, as one module that pages import as `name`.
 * Other statements of a saved cell, such as calls, are not saved. Never throws: mistakes are diagnostics.
 */
export function collectLibrary(cells: readonly LibraryCell[], name: string): Library {
  const diagnostics: Diagnostic[] = [];
  const pages = savingPages(cells).map(pageNames);
  const saved = new Set(pages.flatMap(savedNames));
  const placed: PlacedPiece[] = [];
  for (const page of pages) {
    for (const [cell, { cell: source }] of page.cells.entries()) {
      if (source.save) collectCell({ page, cell, library: name, saved }, placed, diagnostics);
    }
  }
  diagnostics.push(...clashes(placed));
  const pieces = placed.map(({ piece }) => piece);
  const closures = closuresOf(pieces);
  return {
    name,
    source: moduleSource(pieces),
    definitions: definitionsByName(pieces),
    digests: digestsOf(pieces, closures),
    pieces,
    closures,
    diagnostics,
  };
}

/** The cells of each page that saves something, pages in order. */
function savingPages(cells: readonly LibraryCell[]): LibraryCell[][] {
  const pages = new Map<string, LibraryCell[]>();
  for (const cell of cells) pages.set(cell.page, [...(pages.get(cell.page) ?? []), cell]);
  return [...pages.values()].filter((page) => page.some(({ save }) => save));
}

function savedNames(page: PageNames): string[] {
  const saved = page.cells.filter(({ cell }) => cell.save);
  return saved.flatMap(({ cell, statements }) =>
    statements
      .filter((statement) => isSavable(statement, cell))
      .flatMap((one) => definitionsOf(one, cell.source).map(({ name }) => name)),
  );
}

/** Broken code and magics would break the whole module. */
function isSavable(statement: Statement, cell: LibraryCell): boolean {
  return statement.error === undefined && !hasMagic(statement, cell);
}

const hasMagic = ({ start, end, text }: Statement, { source }: LibraryCell): boolean =>
  source.slice(start, end) !== text;

function collectCell(around: Surroundings, placed: PlacedPiece[], diagnostics: Diagnostic[]): void {
  const { cell, statements } = around.page.cells[around.cell] as PageNames['cells'][number];
  const whole = cell.place ?? { file: cell.page };
  if (languageName(cell.language) !== 'python') {
    diagnostics.push(diagnostic('saved-cell-not-python', whole, cell.language));
    return;
  }
  const before = placed.length;
  let left = 0;
  for (const statement of statements) {
    const place = stretchInCell({ ...cell, place: whole }, statement.start, statement.end);
    const imports = importBindingsOf(statement).filter(
      ({ module, member }) => module !== around.library && !(module === '__future__' && member !== undefined),
    );
    if (imports.length > 0) placed.push({ piece: importPiece(cell, imports), cell, place });
    const names = definitionsOf(statement, cell.source).map((one) => one.name);
    if (names.length === 0) continue;
    if (isSavable(statement, cell))
      placed.push({ piece: definitionPiece(statement, names, around, diagnostics), cell, place });
    else {
      left++;
      const code = hasMagic(statement, cell) ? 'saved-magic' : 'saved-code-not-understood';
      diagnostics.push(diagnostic(code, place, names.join(', ')));
    }
  }
  if (placed.length === before && left === 0) diagnostics.push(diagnostic('nothing-saved', whole));
}

function importPiece(cell: LibraryCell, imports: LibraryPiece['imports']): LibraryPiece {
  const names = [...new Set(imports.map(({ name }) => name))].filter((name) => name !== '*');
  return digested({ ...emptyPiece(cell), kind: 'import', names, imports });
}

type Undigested = Omit<LibraryPiece, 'digest'>;
const digested = (piece: Undigested): LibraryPiece => ({ ...piece, digest: ownDigest(piece) });

const emptyPiece = ({ page, section }: LibraryCell): Undigested => ({
  kind: 'definition',
  page,
  ...(section !== undefined && { section }),
  names: [],
  source: '',
  short: true,
  needs: [],
  extends: [],
  imports: [],
  itself: [],
  aliases: [],
});

function definitionPiece(
  statement: Statement,
  names: string[],
  around: Surroundings,
  diagnostics: Diagnostic[],
): LibraryPiece {
  const { cell } = around.page.cells[around.cell] as PageNames['cells'][number];
  const found = resolve(statement, around);
  diagnostics.push(...found.diagnostics);
  const source = statement.text.replace(/\r\n?/g, '\n');
  const others = found.everything ? around.saved : found.needs;
  return digested({
    ...emptyPiece(cell),
    names,
    source,
    short: !source.includes('\n'),
    needs: [...others].filter((name) => !names.includes(name)),
    extends: extended(statement, around.saved),
    imports: found.imports,
    itself: found.itself,
    aliases: found.aliases,
  });
}

/** The saved classes in the arguments of a function's decorators: `@tt.add_to_class(Module)` makes it a part of Module. */
function extended(statement: Statement, saved: ReadonlySet<string>): string[] {
  const node = statement.tree.topNode.firstChild;
  if (node?.name !== 'DecoratedStatement') return [];
  const spans = node.getChildren('Decorator').flatMap((one) => one.getChild('ArgList') ?? []);
  const inside = (at: number): boolean =>
    spans.some(({ from, to }) => at >= from + statement.start && at < to + statement.start);
  const uses = freeUses([statement]).filter((use) => inside(use.start));
  return [...new Set(uses.flatMap(({ chain }) => chain.split('.').slice(0, 2)))].filter((name) =>
    saved.has(name),
  );
}

function definitionsByName(pieces: readonly LibraryPiece[]): Map<string, SavedDefinition> {
  const definitions = new Map<string, SavedDefinition>();
  for (const { kind, names, source, page, needs, section } of pieces) {
    if (kind === 'import') continue;
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
