// alike: whether two pictures of a page look alike, whatever machine and version of the browser drew them.

import sharp from 'sharp';

export interface Difference {
  /** Share of the small squares that look different, from 0 to 1. */
  share: number;
  /** Why they cannot be compared at all. */
  sizes?: string;
}

/** Side of a square, in pixels: the edges of letters are drawn a little differently everywhere, but their mean is not. */
const square = 4;
/** Greatest difference of one colour of a square, of 255. */
const tolerance = 24;

/** Compares the means of small squares. */
export async function differenceOf(one: Uint8Array, other: Uint8Array): Promise<Difference> {
  const [a, b] = await Promise.all([means(one), means(other)]);
  if (a.size !== b.size) return { share: 1, sizes: `${a.size} and ${b.size}` };
  let different = 0;
  for (let at = 0; at < a.pixels.length; at += 3) {
    const apart = [0, 1, 2].map((colour) =>
      Math.abs((a.pixels[at + colour] ?? 0) - (b.pixels[at + colour] ?? 0)),
    );
    if (Math.max(...apart) > tolerance) different += 1;
  }
  return { share: different / (a.pixels.length / 3) };
}

async function means(picture: Uint8Array): Promise<{ size: string; pixels: Uint8Array }> {
  const { width, height } = await sharp(picture).metadata();
  const pixels = await sharp(picture)
    .removeAlpha()
    .toColourspace('srgb')
    .resize({
      width: Math.round(width / square),
      height: Math.round(height / square),
      fit: 'fill',
      kernel: 'linear',
    })
    .raw()
    .toBuffer();
  return { size: `${width} × ${height}`, pixels };
}

/** Small enough to be kept: few colours, which are far nearer to the true ones than the tolerance. */
export const kept = (picture: Uint8Array): Promise<Uint8Array> =>
  sharp(picture).png({ palette: true, colours: 128, dither: 0, effort: 10 }).toBuffer();
