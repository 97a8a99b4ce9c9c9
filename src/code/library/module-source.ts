// module-source: pieces of the library as the text of a Python module.

import type { Binding } from '../python/imports.ts';
import { isItself } from './clashes.ts';
import { withDocstringLine } from './docstring.ts';
import { foldMethods } from './fold.ts';
import { banner } from './header.ts';
import { importLines } from './import-lines.ts';
import type { LibraryPiece } from './library.ts';
import { headerImports } from './piece.ts';
import { printedDefinitions } from './printed.ts';
import type { Printed } from './printed.ts';
import { isSameBinding } from './resolve.ts';

/** Where a definition comes from, in words for its docstring: "Section 3.1 (Linear Regression)". */
export type DefinedIn = (piece: LibraryPiece) => string | undefined;

/**
 * The module: what is kept by hand, then its imports sorted and merged, its name for itself where code uses that, the
 * definitions in order with the methods added to them, and its aliases. An alias that a definition needs when the
 * module is loaded comes before the definitions.
 */
export function moduleSource(
  pieces: readonly LibraryPiece[],
  header?: string,
  definedIn?: DefinedIn,
): string {
  const own = pieces.filter(({ kind }) => kind !== 'header');
  const [future, imports] = imported(own, header);
  const given = new Set(own.filter(isItself).flatMap(({ names }) => names));
  const itself = [...new Set(own.flatMap((piece) => piece.itself))].filter((name) => !given.has(name)).sort();
  const names = itself.map((name) => `${name} = _sys.modules[__name__]`);
  const early = new Set(own.filter(({ kind }) => kind === 'definition').flatMap(({ now }) => now));
  const aliases = own.filter(({ kind }) => kind === 'alias');
  const isEarly = (piece: LibraryPiece): boolean => piece.names.some((name) => early.has(name));
  const head = [imports, names, aliases.filter(isEarly).map(({ source }) => source)];
  const late = aliases.filter((piece) => !isEarly(piece)).map(({ source }) => source);
  const parts = [
    ...(header === undefined ? [] : [[...future, header].join('\n'), [banner, ...notice].join('\n')]),
    head
      .filter((lines) => lines.length > 0)
      .map((lines) => lines.join('\n'))
      .join('\n\n'),
    definitions(printedDefinitions(own), definedIn),
    late.length === 0 ? '' : ['# Aliases', ...late].join('\n'),
  ];
  const text = parts.filter((part) => part !== '').join('\n\n\n');
  return text === '' ? '' : `${text}\n`;
}

const notice = [
  '# What stands below is made from the cells of the book that are marked to be saved.',
  '# Change it there; what stands above is kept.',
];

/** Features of the language, which must come first of all, and the other lines; with a header the first stand above it. */
function imported(pieces: readonly LibraryPiece[], header: string | undefined): [string[], string[]] {
  const known = header === undefined ? [] : headerImports(header);
  const all = pieces
    .flatMap(({ imports }) => imports)
    .filter((one) => !known.some((other) => isSameBinding(one, other)));
  const needsSystem = pieces.some(({ itself }) => itself.length > 0) && !isGiven(pieces);
  const system: Binding[] = needsSystem ? [{ module: 'sys', name: '_sys' }] : [];
  const lines = importLines([...all, ...system]);
  if (header === undefined) return [[], lines];
  const isFuture = (line: string): boolean => line.startsWith('from __future__ ');
  return [lines.filter(isFuture), lines.filter((line) => !isFuture(line))];
}

/** Every name for the library itself is given by a saved statement. */
function isGiven(pieces: readonly LibraryPiece[]): boolean {
  const given = new Set(pieces.filter(isItself).flatMap(({ names }) => names));
  return pieces.every(({ itself }) => itself.every((name) => given.has(name)));
}

function definitions(printed: readonly Printed[], definedIn: DefinedIn | undefined): string {
  const aliased = new Set<string>();
  let text = '';
  let section: string | undefined;
  let short = true;
  for (const { piece, methods } of printed) {
    const title = (piece.section ?? piece.page).replace(/\s+/g, ' ').trim();
    const source = definition(piece, methods, definedIn);
    const isShort = !source.includes('\n');
    if (title !== section) text += `${text === '' ? '' : '\n\n'}# ${title}\n`;
    else if (!isShort || !short) text += '\n\n';
    const aliases = [piece, ...methods]
      .flatMap((one) => one.aliases)
      .filter(({ name }) => !aliased.has(name));
    for (const { name, of } of aliases) text += `${name} = ${of}\n`;
    for (const { name } of aliases) aliased.add(name);
    if (aliases.length > 0 && !isShort) text += '\n\n';
    text += `${source}\n`;
    section = title;
    short = isShort;
  }
  return text.trimEnd();
}

function definition(
  piece: LibraryPiece,
  methods: readonly LibraryPiece[],
  definedIn: DefinedIn | undefined,
): string {
  const documented = (source: string, of: LibraryPiece): string => {
    const words = definedIn?.(of);
    return words === undefined ? source : withDocstringLine(source, `Defined in ${words}.`);
  };
  const source = documented(piece.source, piece);
  if (methods.length === 0) return source;
  const folded = methods.flatMap((one) =>
    one.method ? [{ name: one.method.name, source: documented(one.method.source, one) }] : [],
  );
  return foldMethods(source, folded);
}
