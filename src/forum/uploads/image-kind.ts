// image-kind: what kind of picture a file begins as.

export type ImageKind = 'jpeg' | 'png' | 'gif' | 'webp' | 'avif';

const has = (bytes: Uint8Array, at: number, signs: string): boolean =>
  Array.from(signs).every((sign, i) => bytes[at + i] === sign.charCodeAt(0));

/** Undefined for everything else: vector graphics, documents, films, and pictures that no browser shows. */
export function imageKind(bytes: Uint8Array): ImageKind | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg';
  if (has(bytes, 0, '\x89PNG\r\n\x1a\n')) return 'png';
  if (has(bytes, 0, 'GIF87a') || has(bytes, 0, 'GIF89a')) return 'gif';
  if (has(bytes, 0, 'RIFF') && has(bytes, 8, 'WEBP')) return 'webp';
  if (has(bytes, 4, 'ftyp') && (has(bytes, 8, 'avif') || has(bytes, 8, 'avis'))) return 'avif';
  return undefined;
}
