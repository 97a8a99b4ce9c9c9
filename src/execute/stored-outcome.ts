// stored-outcome: what is stored for a page, if it is still right; runs nothing.

import { keyParts } from './cache/page-key.ts';
import type { KeyParts } from './cache/page-key.ts';
import { findStored, isEmpty } from './cache/stored-page.ts';
import type { OutputCache } from './cache/output-cache.ts';
import type { Environment } from './environment/environment.ts';
import { otherLanguages, tooLarge } from './problems.ts';
import type { PageOutcome, PageTask } from './task.ts';

/**
 * For `--no-execute`. Without an environment, outputs made in any environment count as right.
 * Undefined: nothing stored, or it is stale.
 */
export async function storedOutcome(
  task: PageTask,
  options: { cache: OutputCache; environment?: Environment | undefined },
): Promise<PageOutcome | undefined> {
  if (isEmpty(options.cache)) return undefined;
  return reused(task, keyParts(task), options.cache, options.environment?.fingerprint);
}

/** The outcome from the cache; its diagnostics are made anew, since the page may have moved under them. */
export function reused(
  task: PageTask,
  parts: KeyParts,
  cache: OutputCache,
  fingerprint: string | undefined,
): PageOutcome | undefined {
  const found = findStored(cache, task, parts, fingerprint);
  if (!found) return undefined;
  const { page, variant } = task;
  const diagnostics = [
    ...otherLanguages(task),
    ...found.shortened.map(([cell, size]) => tooLarge(task, cell, size)),
  ];
  return {
    page,
    variant,
    outputs: found.outputs,
    status: 'reused',
    ran: 0,
    diagnostics,
    seconds: 0,
    reads: found.reads,
  };
}
