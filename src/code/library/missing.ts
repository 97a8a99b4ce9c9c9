// missing: names that saved code uses and nothing gives, one message for each name.

import { diagnostic } from '../../document/index.ts';
import type { Diagnostic, Place } from '../../document/index.ts';
import type { Missing } from './resolve.ts';

/** One diagnostic for a name, at its first place, with the number of the others. `file`: the committed library. */
export function missingNames(
  missing: readonly (Missing & { place: Place })[],
  file: string | undefined,
): Diagnostic[] {
  const names = new Map<string, (Missing & { place: Place })[]>();
  for (const one of missing) {
    const known = names.get(one.name);
    if (known) known.push(one);
    else names.set(one.name, [one]);
  }
  return [...names.values()].map((uses) => {
    const [{ place, name, why, near }] = uses as [(typeof uses)[number]];
    const others = String(uses.length - 1);
    const isLeftOut = uses.some(({ now }) => now) ? 'left-out' : '';
    return diagnostic('unsaved-name', place, name, why, near?.() ?? '', others, isLeftOut, file ?? '');
  });
}
