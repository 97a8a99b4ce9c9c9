// lasting: how long things of signing in last, and what stands for an address that nobody has proven.

import { randomBytes } from 'node:crypto';

const day = 24 * 3600;
/** How long a session lasts without a visit, and how long its signed copy is believed; seconds. */
export const sessionLasts = 60 * day;
export const copyLasts = 300;
/** A session's end is moved on when it is used, at most this often. */
export const sessionMovedEvery = day;

/** Below it are the only paths of the accounts library that requests reach: `callback/<provider>`. */
export const libraryPath = '/-/auth';

/** Addresses that nobody has proven are not kept: this stands for them, and no mail ever goes there. */
export const unproven = (): string => `${randomBytes(16).toString('hex')}@unproven.invalid`;
