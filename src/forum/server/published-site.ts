// published-site: the version of the site that is served now, and how the next one takes its place.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { join, normalize, sep } from 'node:path';

import type { Manifest, ManifestPage } from '../../compare/index.ts';
import { copySite, removeOtherCopies } from './site-copy.ts';

/** Name of the manifest's file in a site. */
export const manifestFile = 'anchors.json';

export interface PublishedSite {
  /** Changes with any file of the site. */
  id: string;
  folder: string;
  manifest: Manifest;
  /** By its file's path from the site's root, without a slash in front. */
  pageOf(file: string): ManifestPage | undefined;
  /** Bytes of a file by its path; undefined when there is none, or when the path leads out of the site. */
  file(path: string): Uint8Array | undefined;
}

/** A site that cannot be served; the message says why and what to do. */
export class NoSiteError extends Error {}

/** What tells one state of a site's folder from another: times and sizes of what a build writes last. */
export function stampOf(html: string): string {
  return [join(html, manifestFile), join(html, '..', 'report.json')]
    .map((path) => {
      const state = statSync(path, { throwIfNoEntry: false });
      return state ? `${state.mtimeMs} ${state.size}` : '';
    })
    .join('|');
}

/**
 * Copies the built site and opens the copy.
 * @param html the folder that the build wrote
 * @param data folder of the server's data
 * @throws NoSiteError
 */
export function takeSite(html: string, data: string): PublishedSite {
  if (!existsSync(join(html, manifestFile))) {
    throw new NoSiteError(`${html} holds no site with discussions: there is no ${manifestFile} in it`);
  }
  const id = createHash('sha256').update(stampOf(html)).digest('hex').slice(0, 16);
  const copies = join(data, 'site');
  mkdirSync(copies, { recursive: true });
  if (!existsSync(join(copies, id))) copySite(html, join(copies, id));
  return openSite(join(copies, id), id);
}

/** Removes all versions but these: the one that is served, and the one before, which requests may still be reading. */
export const removeOlderSites = (sites: readonly PublishedSite[], data: string): void =>
  removeOtherCopies(
    join(data, 'site'),
    sites.map(({ id }) => id),
  );

function openSite(folder: string, id: string): PublishedSite {
  const manifest = readManifest(join(folder, manifestFile));
  const pages = new Map(manifest.pages.map((page) => [`${page.address}.html`, page]));
  return {
    id,
    folder,
    manifest,
    pageOf: (file) => pages.get(file),
    file: (path) => {
      const full = normalize(join(folder, path));
      if (!full.startsWith(folder + sep)) return undefined;
      return statSync(full, { throwIfNoEntry: false })?.isFile() ? readFileSync(full) : undefined;
    },
  };
}

function readManifest(path: string): Manifest {
  const manifest = JSON.parse(readFileSync(path, 'utf8')) as Manifest;
  if (manifest.format !== 1) {
    throw new NoSiteError(`${path} was written by another Octavo; build the book again`);
  }
  return manifest;
}
