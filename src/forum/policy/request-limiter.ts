// request-limiter: counts requests by who sends them, in memory: network addresses, and addresses that mails go to.

import { takeToken, type Allowance, type Bucket } from './bucket.ts';
import { requestLimits, type RatedRequest } from './limits.ts';

export interface RequestLimiter {
  /** Counts one; undefined: it may go on, otherwise the milliseconds to wait. */
  take(kind: RatedRequest, from: string, now: number): number | undefined;
  /** How many senders are remembered. */
  readonly size: number;
}

/**
 * @param limits of each kind
 * @param most senders remembered; beyond it the one that has been quiet longest is forgotten, so memory stays bounded
 */
export function createRequestLimiter(
  limits: Readonly<Record<RatedRequest, Allowance>> = requestLimits,
  most = 50_000,
): RequestLimiter {
  const buckets = new Map<string, Bucket>();
  return {
    take(kind, from, now) {
      const key = `${kind} ${from}`;
      const before = buckets.get(key);
      const taken = takeToken(before, limits[kind], now);
      if (!taken.ok) return taken.wait;
      // A map keeps the order in which keys came: putting one in again makes it the latest.
      buckets.delete(key);
      buckets.set(key, taken.bucket);
      if (buckets.size > most) {
        const [oldest] = buckets.keys();
        if (oldest !== undefined) buckets.delete(oldest);
      }
      return undefined;
    },
    get size() {
      return buckets.size;
    },
  };
}
