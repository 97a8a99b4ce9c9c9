// bucket: a token bucket: so many at once, filling up again evenly. Pure; the time is given.

/** `most` at once, and as many again in `per` milliseconds. */
export interface Allowance {
  most: number;
  per: number;
}

/** What is left, in thousandths of one, at a time. Absent: full. */
export interface Bucket {
  tokens: number;
  at: number;
}

export type Taken =
  | { ok: true; bucket: Bucket }
  | { ok: false; /** Milliseconds until one is there. */ wait: number };

const one = 1000;

/** Takes one. A clock that went back gives nothing and takes nothing. */
export function takeToken(bucket: Bucket | undefined, { most, per }: Allowance, now: number): Taken {
  const full = Math.floor(most * one);
  const since = bucket === undefined ? 0 : Math.max(0, now - bucket.at);
  const tokens =
    bucket === undefined ? full : Math.min(full, bucket.tokens + Math.floor((since * full) / per));
  if (tokens >= one) return { ok: true, bucket: { tokens: tokens - one, at: now } };
  return { ok: false, wait: Math.ceil(((one - tokens) * per) / full) };
}
