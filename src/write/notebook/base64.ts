// base64: bytes as text.

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Standard base64 with padding. */
export function base64(bytes: Uint8Array): string {
  const parts: string[] = [];
  let part = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const a = bytes[at] ?? 0;
    const b = bytes[at + 1] ?? 0;
    const c = bytes[at + 2] ?? 0;
    const left = bytes.length - at;
    part += letters[a >> 2] as string;
    part += letters[((a & 3) << 4) | (b >> 4)] as string;
    part += left > 1 ? (letters[((b & 15) << 2) | (c >> 6)] as string) : '=';
    part += left > 2 ? (letters[c & 63] as string) : '=';
    if (part.length < 8000) continue;
    parts.push(part);
    part = '';
  }
  parts.push(part);
  return parts.join('');
}
