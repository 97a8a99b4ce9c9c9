// webhooks: the signed call that tells another program what happened.

import { createHmac, randomBytes } from 'node:crypto';

/** What secrets begin with; the rest is the key in base64. */
const mark = 'whsec_';

/** @returns a secret of 24 bytes, as libraries for Standard Webhooks take it */
export const newWebhookSecret = (): string => mark + randomBytes(24).toString('base64');

/**
 * Headers of a call, as the Standard Webhooks specification names them: an id to know a repeated call by, the time in
 * seconds, and the signature: HMAC-SHA256 over `id.time.body` with the webhook's secret.
 */
export function webhookHeaders(
  id: string,
  now: number,
  body: string,
  secret: string,
): Record<string, string> {
  const time = String(Math.floor(now / 1000));
  const key = secret.startsWith(mark) ? Buffer.from(secret.slice(mark.length), 'base64') : secret;
  const signature = createHmac('sha256', key).update(`${id}.${time}.${body}`).digest('base64');
  return {
    'Content-Type': 'application/json',
    'User-Agent': 'Octavo',
    'Webhook-Id': id,
    'Webhook-Timestamp': time,
    'Webhook-Signature': `v1,${signature}`,
  };
}
