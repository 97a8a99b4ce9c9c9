// secret: the server's own key for signatures, made at its first start and kept among its data, readable by its owner only.

import { randomBytes } from 'node:crypto';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { writeWhole } from '../../write-whole.ts';

/** @param data folder of the server's data */
export function serverSecret(data: string): string {
  const file = join(data, 'secret');
  if (!existsSync(file)) {
    writeWhole(file, `${randomBytes(32).toString('base64url')}\n`);
    chmodSync(file, 0o600);
  }
  const secret = readFileSync(file, 'utf8').trim();
  if (secret.length < 32)
    throw new Error(`${file} is too short to be a key: remove it, and everyone signs in again`);
  return secret;
}
