// usual: words that stand in very many documents. Ranking by one reads all places where it stands, and says next to nothing.

import { sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';

import type { Database } from '../store/schema.ts';

/** A term of more documents than these is usual. */
const usualFrom = 10_000;

/** What was found out, so that a word is counted once. One that becomes usual meanwhile is only slow. */
const known = new WeakMap<object, Map<string, boolean>>();
const mostKnown = 10_000;

/**
 * The usual ones of some terms, in the words of the database's own queries.
 * @param having rows of the documents that have a term
 */
export async function usualTerms(
  read: Kysely<Database>,
  terms: readonly string[],
  having: (term: string) => RawBuilder<unknown>,
): Promise<ReadonlySet<string>> {
  let usual = known.get(read);
  if (!usual || usual.size > mostKnown) known.set(read, (usual = new Map()));
  for (const term of terms) {
    if (usual.has(term)) continue;
    const { rows } = await sql<{ count: number | string }>`
      select count(*) as count from (${having(term)} limit ${usualFrom}) as counted`.execute(read);
    usual.set(term, Number(rows[0]?.count) >= usualFrom);
  }
  return new Set(terms.filter((term) => usual.get(term) === true));
}
