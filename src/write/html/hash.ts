// hash: a short name for contents, so that a file's name changes exactly when its contents do. Not for security.

/** 64 bits of a text or of bytes, as 13 letters and digits. Two lanes of MurmurHash's mixing, without Node or DOM. */
export function contentHash(contents: string | Uint8Array): string {
  let a = 0x9e3779b9 ^ contents.length;
  let b = 0x85ebca6b;
  for (let i = 0; i < contents.length; i++) {
    const unit = typeof contents === 'string' ? contents.charCodeAt(i) : (contents[i] as number);
    a = Math.imul(a ^ unit, 0x9e3779b1);
    b = Math.imul(b ^ unit, 0x5f356495);
  }
  a = mixed(a, b);
  b = mixed(b, a);
  return (BigInt(a >>> 0) * 0x100000000n + BigInt(b >>> 0)).toString(36).padStart(13, '0');
}

function mixed(value: number, other: number): number {
  let x = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  x ^= Math.imul(other ^ (other >>> 13), 0xc2b2ae35);
  return x ^ (x >>> 16);
}
