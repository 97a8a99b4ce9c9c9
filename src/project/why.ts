// why: why a unit is made again, in words that an author knows.

import type { StoredUnit } from './state.ts';
import type { Unit } from './unit.ts';

/** What has changed when a part differs. Parts that are not here are called by their own names. */
const words: Readonly<Record<string, string>> = {
  text: 'its text',
  outputs: 'outputs of its cells',
  numbers: 'its numbers',
  references: 'what it refers to',
  lists: 'a list that it prints',
  place: 'its place, its title or a page beside it',
  surroundings: 'the contents or the settings of the site',
  contents: 'its contents',
  formats: 'the formats of the build',
  forum: 'where readers discuss the book',
};

/** Where only Octavo itself differs, one line says so for all units. */
export const newOctavo = 'Octavo itself changed';

/** Parts that are told only where nothing nearer to the author explains the change. */
const distant: ReadonlySet<string> = new Set(['surroundings']);

/** Changed labels that are named; there may be hundreds. */
const named = 3;

/** What differs between a unit and what was made of it before; undefined where nothing does. */
export function changeOf(unit: Unit, stored: StoredUnit): string | undefined {
  const names = [...new Set([...Object.keys(unit.parts), ...Object.keys(stored.parts)])];
  const changed = names.filter((name) => unit.parts[name] !== stored.parts[name]);
  if (changed.length === 0) return undefined;
  if (stored.parts['tool'] !== undefined && unit.parts['tool'] !== stored.parts['tool']) return newOctavo;
  const near = changed.filter((name) => !distant.has(name));
  const told = near.length > 0 ? near : changed;
  const calls = changedCalls(unit.calls ?? {}, stored.calls ?? {});
  const parts = told
    .filter((name) => name !== 'references' || calls.length === 0)
    .map((name) => words[name] ?? name);
  return `changed: ${[...parts, ...calls].join(', ')}`;
}

/** "Section 3.1 is now Section 3.2 (label sec-x)". */
function changedCalls(
  now: Readonly<Record<string, string>>,
  before: Readonly<Record<string, string>>,
): string[] {
  const changed = Object.keys(now).filter(
    (label) => before[label] !== undefined && before[label] !== now[label],
  );
  const told = changed
    .slice(0, named)
    .map((label) => `${before[label]} is now ${now[label] === '' ? 'gone' : now[label]} (label ${label})`);
  return changed.length > named ? [...told, `${changed.length - named} more`] : told;
}
