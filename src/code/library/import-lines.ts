// import-lines: bindings as import statements, sorted and merged.

import type { Binding } from '../python/imports.ts';

const widest = 88;

/** One line for one module, in the order: features of the language, star imports as they come, modules, members. */
export function importLines(bindings: readonly Binding[]): string[] {
  const stars = new Set<string>();
  const modules = new Set<string>();
  const members = new Map<string, Set<string>>();
  for (const { module, member, name, renamed } of bindings) {
    if (member === '*') stars.add(`from ${module} import *`);
    else if (member === undefined)
      modules.add(
        name === module.split('.')[0] && !renamed ? `import ${module}` : `import ${module} as ${name}`,
      );
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
