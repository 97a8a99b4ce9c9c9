// proofs: things begun that somebody has to come back for: kept for minutes, under the digest of a secret name, and taken once.

import type { LibraryContext } from './library.ts';
import { digestOf } from './digests.ts';

export type Purpose = 'mail' | 'passkey-enter' | 'passkey-add' | 'discourse';

export interface Proofs<Value> {
  /** @param until milliseconds since 1970 */
  keep(name: string, value: Value, until: number): Promise<void>;
  /** Takes it away; of two who come at once only one gets it. Undefined: not there, or too late. */
  take(name: string): Promise<{ value: Value; until: number } | undefined>;
}

/** @param read checks what was kept */
export function proofsFor<Value>(
  context: () => Promise<Pick<LibraryContext, 'internalAdapter'>>,
  purpose: Purpose,
  read: (value: unknown) => Value,
): Proofs<Value> {
  const identifier = (name: string): string => `${purpose}:${digestOf(name)}`;
  return {
    async keep(name, value, until) {
      const { internalAdapter } = await context();
      const entry = {
        identifier: identifier(name),
        value: JSON.stringify(value),
        expiresAt: new Date(until),
      };
      await internalAdapter.createVerificationValue(entry);
    },
    async take(name) {
      const { internalAdapter } = await context();
      const kept = await internalAdapter.consumeVerificationValue(identifier(name));
      const until = kept === null ? 0 : new Date(kept.expiresAt).getTime();
      if (kept === null || until <= Date.now()) return undefined;
      return { value: read(JSON.parse(kept.value)), until };
    },
  };
}
