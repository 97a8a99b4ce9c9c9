// keys: one-time keys of forms and kept texts.

import { createHash, randomBytes } from 'node:crypto';

/** Of one form: sending it twice posts once. */
export const newKey = (): string => randomBytes(16).toString('base64url');

/** What is kept of a key that gives something away. */
export const digestOfKey = (key: string): string => createHash('sha256').update(key).digest('hex');
