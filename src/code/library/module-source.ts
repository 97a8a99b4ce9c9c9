// module-source: pieces of the library as the text of a Python module.

import type { Binding } from '../python/imports.ts';
import type { LibraryPiece } from './library.ts';

const widest = 88;

/** The module: its imports sorted and merged, its name for itself where code uses that, then the pieces in order. */
export function moduleSource(pieces: readonly LibraryPiece[]): string {
  const itself = [...new Set(pieces.flatMap((piece) => piece.itself))].sort();
  const own = itself.length > 0 ? [{ module: 'sys', name: '_sys' }] : [];
  const imports = importLines([...pieces.flatMap((piece) => piece.imports), ...own]);
  const names = itself.map((name) => `${name} = _sys.modules[__name__]`);
  const head = [imports, names].filter((lines) => lines.length > 0).map((lines) => lines.join('\n'));
  const body = definitions(pieces);
  const parts = [head.join('\n\n'), body].filter((part) => part !== '');
  return parts.length === 0 ? '' : `${parts.join('\n\n\n')}\n`;
}

function definitions(pieces: readonly LibraryPiece[]): string {
  const aliased = new Set<string>();
  let text = '';
  let section: string | undefined;
  let short = true;
  for (const piece of pieces) {
    if (piece.kind === 'import') continue;
    const title = (piece.section ?? piece.page).replace(/\s+/g, ' ').trim();
    if (title !== section) text += `${text === '' ? '' : '\n\n'}# ${title}\n`;
    else if (!piece.short || !short) text += '\n\n';
    const aliases = piece.aliases.filter(({ name }) => !aliased.has(name));
    for (const { name, of } of aliases) text += `${name} = ${of}\n`;
    for (const { name } of aliases) aliased.add(name);
    if (aliases.length > 0 && !piece.short) text += '\n\n';
    text += `${piece.source}\n`;
    section = title;
    short = piece.short;
  }
  return text.trimEnd();
}

/** One line for one module, in the order: features of the language, star imports as they come, modules, members. */
export function importLines(bindings: readonly Binding[]): string[] {
  const stars = new Set<string>();
  const modules = new Set<string>();
  const members = new Map<string, Set<string>>();
  for (const { module, member, name } of bindings) {
    if (member === '*') stars.add(`from ${module} import *`);
    else if (member === undefined)
      modules.add(name === module.split('.')[0] ? `import ${module}` : `import ${module} as ${name}`);
    else {
      const items = members.get(module) ?? new Set();
      members.set(module, items.add(member === name ? member : `${member} as ${name}`));
    }
  }
  const from = [...members]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([module, items]) => fromLine(module, [...items].sort()));
  const isFuture = (line: string): boolean => line.startsWith('from __future__ ');
  return [
    ...from.filter(isFuture),
    ...stars,
    ...[...modules].sort(),
    ...from.filter((line) => !isFuture(line)),
  ];
}

function fromLine(module: string, items: readonly string[]): string {
  const line = `from ${module} import ${items.join(', ')}`;
  return line.length <= widest
    ? line
    : `from ${module} import (\n${items.map((item) => `    ${item},\n`).join('')})`;
}
