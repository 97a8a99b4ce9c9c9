// message: Jupyter's messages over ZeroMQ, signed (Jupyter messaging protocol 5.3, "the wire protocol").

import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto';

export interface Header {
  msg_id: string;
  msg_type: string;
}
/** A message of a kernel. Bodies are the kernel's: not to be trusted to have the shape that the protocol says. */
export interface Message {
  header: Header;
  parent: Partial<Header>;
  content: Record<string, unknown>;
}

const delimiter = '<IDS|MSG>';
const session = randomUUID();

/** The frames of a request and its id. */
export function encode(type: string, content: object, key: string): { id: string; frames: string[] } {
  const id = randomUUID();
  const header = {
    msg_id: id,
    msg_type: type,
    session,
    username: 'octavo',
    date: new Date().toISOString(),
    version: '5.3',
  };
  const parts = [header, {}, {}, content].map((part) => JSON.stringify(part));
  return { id, frames: [delimiter, sign(parts, key), ...parts] };
}

/** Undefined for what is not a message, or is not signed with the key. */
export function decode(frames: readonly Buffer[], key: string): Message | undefined {
  const start = frames.findIndex((frame) => frame.toString('latin1') === delimiter);
  if (start < 0 || frames.length < start + 6) return undefined;
  const [signature, ...parts] = frames.slice(start + 1, start + 6) as [Buffer, ...Buffer[]];
  const expected = Buffer.from(sign(parts, key));
  if (expected.length !== signature.length || !timingSafeEqual(expected, signature)) return undefined;
  try {
    const [header, parent, , content] = parts.map(
      (part) => JSON.parse(part.toString('utf8')) as Record<string, unknown>,
    );
    return { header: header as unknown as Header, parent: parent as Partial<Header>, content: content ?? {} };
  } catch {
    return undefined;
  }
}

function sign(parts: readonly (string | Buffer)[], key: string): string {
  const hmac = createHmac('sha256', key);
  for (const part of parts) hmac.update(part);
  return hmac.digest('hex');
}
