// page-discussions: where the head of a page says that it is discussed: an address, or one for each variant.

import type { Discussion } from '../../document/index.ts';

/** Undefined for a value of another kind. */
export function discussionsOf(value: unknown): Discussion[] | undefined {
  if (isAddress(value)) return [{ url: value }];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const entries: [string, unknown][] = Object.entries(value);
  const found = entries.flatMap(([name, url]): Discussion[] =>
    isAddress(url) ? [{ variants: [name], url }] : [],
  );
  return found.length === entries.length ? found : undefined;
}

const isAddress = (value: unknown): value is string =>
  typeof value === 'string' && /^https?:\/\/[^/\s]\S*$/i.test(value);
