// resources: the book's pictures and other files, and the outputs in the store, as the pure areas read them.

import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { imageSize } from 'image-size';
import type { Kept, Picture, Resources } from '../link/index.ts';
import { keptResult } from '../link/index.ts';
import type { OutputCache } from '../execute/index.ts';
import type { BookFolder } from './folder.ts';

const mimes: Record<string, string> = {
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  pdf: 'application/pdf',
};

/**
 * Files are read when they are first asked for, and their bytes stay known by their hash. What `kept` knows of a picture
 * counts while its size and time are the same.
 */
export function bookResources(folder: BookFolder, outputs: OutputCache, kept?: Kept): Resources {
  const pictures = new Map<string, Picture | undefined>();
  const bySha = new Map<string, string>();
  return {
    exists: (path) => folder.exists(path),
    picture: (path) => {
      if (!pictures.has(path)) {
        const picture = pictureOf(folder, path, kept);
        pictures.set(path, picture);
        if (picture) bySha.set(picture.sha256, path);
      }
      return pictures.get(path);
    },
    bytes: (sha256) => {
      const path = bySha.get(sha256);
      return path === undefined ? outputs.bytes(sha256) : folder.bytes(path);
    },
  };
}

function pictureOf(folder: BookFolder, path: string, kept: Kept | undefined): Picture | undefined {
  const stat = statSync(folder.absolute(path), { throwIfNoEntry: false });
  if (stat === undefined || !stat.isFile()) return undefined;
  return keptResult(kept, `picture ${path} ${stat.size} ${stat.mtimeMs}`, () => readPicture(folder, path));
}

function readPicture(folder: BookFolder, path: string): Picture {
  const bytes = folder.bytes(path) ?? new Uint8Array();
  const ending = path.slice(path.lastIndexOf('.') + 1).toLowerCase();
  return {
    path,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    bytes: bytes.length,
    mime: mimes[ending] ?? 'application/octet-stream',
    ...sizeOf(bytes),
  };
}

/** Size in CSS pixels; nothing where the file does not tell or is damaged. */
function sizeOf(bytes: Uint8Array): { width?: number; height?: number } {
  try {
    const { width, height } = imageSize(bytes);
    return width > 0 && height > 0 ? { width, height } : {};
  } catch {
    return {};
  }
}
