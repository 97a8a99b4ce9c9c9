// log: what moderators did, for all to read where it is about what all could read.

import type { Transaction } from '../store/store.ts';

export interface LogLine {
  at: number;
  by_id: number | null;
  /** "post.remove": key of its words. */
  action: string;
  /** "post:12", "thread:3", "person:7". */
  target: string;
  reason?: string;
  words?: string;
  /** 1 = for all. */
  public: 0 | 1;
}

export async function addToLog(db: Transaction, { reason, words, ...line }: LogLine): Promise<void> {
  await db
    .insertInto('moderation_log')
    .values({ ...line, reason: reason ?? null, words: words ?? null })
    .execute();
}
