// image-files: where pictures lie: <data>/uploads/ab/abcdef….webp, by the digest of what is in them.

import { existsSync, utimesSync } from 'node:fs';
import { join } from 'node:path';

import { writeWhole } from '../../write-whole.ts';
import type { TakenImage } from './take-image.ts';

export const uploadsFolder = (data: string): string => join(data, 'uploads');

const pathOf = (data: string, id: string): string => join(uploadsFolder(data), id.slice(0, 2), `${id}.webp`);

/** Puts the file there, whole. One that is there already becomes new again, so that no sweep takes it. */
export function keepImage(data: string, { id, bytes }: TakenImage, now: number): void {
  const path = pathOf(data, id);
  if (existsSync(path)) utimesSync(path, now / 1000, now / 1000);
  else writeWhole(path, bytes);
}

/**
 * The file of an address `/-/uploads/<ab>/<name>`; undefined when it is no name of a picture or there is none. Its contents never
 * change, so it may be kept for ever; it is an `image/webp` and nothing else.
 */
export function imageFile(data: string, folder: string, name: string): string | undefined {
  const id = /^([0-9a-f]{64})\.webp$/.exec(name)?.[1];
  if (id === undefined || folder !== id.slice(0, 2)) return undefined;
  const path = pathOf(data, id);
  return existsSync(path) ? path : undefined;
}
