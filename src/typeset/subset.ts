// subset: a font cut down to the letters that are used, as WOFF2 for the site.

import { Buffer } from 'node:buffer';

/** Axes of a variable font that are kept: fixed to a value, or limited to a range. */
export type Axes = Readonly<Record<string, number | { min: number; max: number }>>;

/**
 * The font with only the glyphs for `codePoints` (and what ligatures and other features make of them), as WOFF2.
 * Axes that are not named keep their whole range. Rejects when the bytes are no font.
 */
export async function subsetFont(
  bytes: Uint8Array,
  codePoints: ReadonlySet<number>,
  axes?: Axes,
): Promise<Uint8Array> {
  // Most builds find their fonts cut already, and loading this takes as long as a small page.
  const { default: subset } = await import('subset-font');
  const letters = [...codePoints]
    .filter((one) => one < 0xd800 || one > 0xdfff)
    .sort((a, b) => a - b)
    .map((one) => String.fromCodePoint(one));
  const font = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return subset(font, letters.join(''), {
    targetFormat: 'woff2',
    ...(axes !== undefined && { variationAxes: axes }),
  });
}
