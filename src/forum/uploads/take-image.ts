// take-image: a picture as it was sent → a picture of ours: decoded, turned upright, made no larger than shown, encoded anew.

import { createHash } from 'node:crypto';

import type SharpModule from 'sharp';
import type { Sharp } from 'sharp';

import type { Outcome } from '../outcome.ts';
import { done, refused } from '../outcome.ts';
import { imageKind } from './image-kind.ts';
import type { ImageKind } from './image-kind.ts';

export const imageLimits = {
  /** Bytes of what is sent. */
  bytes: 10_000_000,
  /** Pixels of it, so that a small file cannot become a large picture in memory. */
  pixels: 40_000_000,
  /** Pixels of what is kept: twice the width of the text on a fine screen. */
  width: 2000,
  height: 4000,
  seconds: 15,
} as const;

export interface TakenImage {
  /** SHA-256 of `bytes`, hexadecimal. */
  id: string;
  mime: 'image/webp';
  width: number;
  height: number;
  bytes: Uint8Array;
}

/** Decoders that read anything but pictures stay shut, should a file pass for another kind. */
const decoders: Record<ImageKind, string> = {
  jpeg: 'VipsForeignLoadJpeg',
  png: 'VipsForeignLoadPng',
  gif: 'VipsForeignLoadNsgif',
  webp: 'VipsForeignLoadWebp',
  avif: 'VipsForeignLoadHeif',
};

type Engine = typeof SharpModule;
let engine: Promise<Engine> | undefined;

/** Loaded with the first picture: most processes never see one. */
function loadEngine(): Promise<Engine> {
  engine ??= import('sharp').then(({ default: sharp }) => {
    sharp.block({ operation: ['VipsForeignLoad'] });
    sharp.unblock({ operation: Object.values(decoders) });
    sharp.cache(false);
    sharp.concurrency(1);
    return sharp;
  });
  return engine;
}

/** Pictures are taken one after the other: each may need some hundred megabytes. */
let last: Promise<unknown> = Promise.resolve();

/**
 * Nothing of the file is kept as it was: no EXIF, no place where it was taken, no thumbnail, nothing after its end. Of moving
 * pictures the first one is taken.
 */
export function takeImage(bytes: Uint8Array): Promise<Outcome<TakenImage>> {
  if (bytes.length > imageLimits.bytes) {
    return Promise.resolve(refused('image-too-large', { most: imageLimits.bytes }));
  }
  const kind = imageKind(bytes);
  if (kind === undefined) return Promise.resolve(refused('not-an-image'));
  const taken = last.then(() => encode(bytes, kind));
  last = taken.catch(() => undefined);
  return taken;
}

async function encode(bytes: Uint8Array, kind: ImageKind): Promise<Outcome<TakenImage>> {
  const sharp = await loadEngine();
  try {
    const picture = sharp(bytes, { failOn: 'error', limitInputPixels: imageLimits.pixels, pages: 1 });
    const { format, width, height } = await picture.metadata();
    if ((format === 'heif' ? 'avif' : format) !== kind) return refused('not-an-image');
    if (width * height > imageLimits.pixels) return refused('image-too-large', { most: imageLimits.bytes });
    const { data, info } = await encoded(
      picture
        .timeout({ seconds: imageLimits.seconds })
        .autoOrient()
        .resize({
          width: imageLimits.width,
          height: imageLimits.height,
          fit: 'inside',
          withoutEnlargement: true,
        })
        .toColourspace('srgb'),
      kind,
    ).toBuffer({ resolveWithObject: true });
    const id = createHash('sha256').update(data).digest('hex');
    return done({ id, mime: 'image/webp', width: info.width, height: info.height, bytes: data });
  } catch (error) {
    const large = error instanceof Error && /pixel limit|timeout/i.test(error.message);
    return large ? refused('image-too-large', { most: imageLimits.bytes }) : refused('not-an-image');
  }
}

/** Screenshots and drawings keep their edges, photographs their size. */
const encoded = (picture: Sharp, kind: ImageKind): Sharp =>
  kind === 'png' || kind === 'gif'
    ? picture.webp({ nearLossless: true, quality: 60, effort: 4 })
    : picture.webp({ quality: 82, smartSubsample: true, effort: 4 });
