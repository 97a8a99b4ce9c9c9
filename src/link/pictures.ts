// pictures: the file of the book that an image means.

import { diagnostic } from '../document/index.ts';
import type { At } from './at.ts';
import type { Resources } from './book.ts';
import type { ImageFact } from './facts.ts';
import { folderOf, resolvePath, withoutExtension } from './paths.ts';
import type { Resolution } from './resolution.ts';

/** Best first: `image.*` means the first that exists. */
const extensions = ['svg', 'png', 'jpg', 'jpeg', 'webp', 'gif', 'avif', 'pdf'];

/** The path of an image's file from the book's root; undefined, with a diagnostic, where there is none. */
export function resolveImage({ url }: ImageFact, at: At, { linking }: Resolution): string | undefined {
  const path = resolvePath(folderOf(at.page.placed.document.path), url);
  const found = path === undefined ? undefined : existing(path, linking.resources);
  if (found !== undefined) return found;
  const near = path === undefined ? undefined : similar(path, linking.resources);
  const folder = folderOf(at.page.placed.document.path);
  const written =
    near === undefined ? '' : near.startsWith(`${folder}/`) ? near.slice(folder.length + 1) : `/${near}`;
  linking.diagnostics.push(diagnostic('missing-figure', at.place, url, written));
  return undefined;
}

function existing(path: string, resources: Resources): string | undefined {
  if (!path.endsWith('.*')) return isThere(path, resources) ? path : undefined;
  const stem = path.slice(0, -2);
  return extensions.map((extension) => `${stem}.${extension}`).find((name) => isThere(name, resources));
}

const isThere = (path: string, resources: Resources): boolean =>
  resources.picture(path) !== undefined || resources.exists(path);

/** The same name with another extension, or from the root: the usual slips. */
function similar(path: string, resources: Resources): string | undefined {
  const parts = path.split('/');
  const places = parts.map((_, i) => parts.slice(i).join('/'));
  return places
    .flatMap((place) => [place, ...extensions.map((extension) => `${withoutExtension(place)}.${extension}`)])
    .find((name) => name !== path && isThere(name, resources));
}
