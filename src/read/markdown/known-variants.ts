// known-variants: names of variants as an author gave them → those that the book has, in the book's order.

import { nearest } from '../../document/index.ts';
import type { Context } from './context.ts';
import type { Range } from './source.ts';

/**
 * Undefined where none was given. A name that the book does not have is a diagnostic and is left out; where no name is
 * left, what was marked belongs to all, so that it is seen.
 */
export function knownVariants(
  given: string[] | undefined,
  range: Range | undefined,
  context: Context,
): string[] | undefined {
  if (given === undefined) return undefined;
  const known = context.options.variants;
  for (const name of given) {
    if (!known.includes(name) && range)
      context.note('unknown-variant', range, name, nearest(name, known) ?? '');
  }
  const found = known.filter((name) => given.includes(name));
  return found.length > 0 ? found : undefined;
}
