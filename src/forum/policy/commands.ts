// commands: what policy changes by itself: trust that has been reached, allowances that are full again.

import type { Transaction } from '../store/store.ts';
import type { Actor } from '../actor.ts';
import type { Refusal } from '../outcome.ts';
import type { RatedAction } from './limits.ts';
import { dropFullBuckets, takeRate } from './take.ts';
import { updateTrust } from './trust.ts';

export const policyCommands = {
  'trust.update': updateTrust,
  'rates.take': (
    db: Transaction,
    input: { by: Actor; action: RatedAction; now: number },
  ): Promise<Refusal | undefined> => takeRate(db, input.by, input.action, input.now),
  'rates.tidy': (db: Transaction, input: { now: number }): Promise<void> => dropFullBuckets(db, input.now),
};
