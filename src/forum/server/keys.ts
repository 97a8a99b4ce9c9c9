// keys: one-time keys of forms and kept texts.

import { createHash, randomUUID } from 'node:crypto';

/** Of one form: sending it twice posts once. 122 random bits, of which Node keeps some ready: pages have several. */
export const newKey = (): string => randomUUID();

/** What is kept of a key that gives something away. */
export const digestOfKey = (key: string): string => createHash('sha256').update(key).digest('hex');
