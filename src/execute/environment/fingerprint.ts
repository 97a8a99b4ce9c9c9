// fingerprint: what is installed in an environment, read from the metadata of its packages without starting Python.

import { createHash } from 'node:crypto';
import { readFileSync, readdirSync, realpathSync } from 'node:fs';
import { join } from 'node:path';

/** Installed packages as `name==version`, sorted: what Python's `importlib.metadata` says. */
export function installedPackages(folder: string): string[] {
  const found = new Set<string>();
  for (const site of sitePackages(folder)) {
    for (const entry of readdirSync(site)) {
      const file = entry.endsWith('.dist-info')
        ? 'METADATA'
        : entry.endsWith('.egg-info')
          ? 'PKG-INFO'
          : undefined;
      const text = file === undefined ? undefined : head(join(site, entry, file));
      const name = text && /^Name:\s*(\S+)/m.exec(text)?.[1];
      const version = text && /^Version:\s*(\S+)/m.exec(text)?.[1];
      if (name && version) found.add(`${name}==${version}`);
    }
  }
  return [...found].sort();
}

/** Part of the key of every stored output. */
export function fingerprintOf(packages: readonly string[], pythonVersion: string, platform: string): string {
  return createHash('sha256')
    .update(JSON.stringify([pythonVersion, platform, ...packages]))
    .digest('hex')
    .slice(0, 32);
}

function sitePackages(folder: string): string[] {
  const places = [join(folder, 'Lib', 'site-packages')];
  for (const lib of ['lib', 'lib64']) {
    for (const name of list(join(folder, lib))) {
      if (name.startsWith('python')) places.push(join(folder, lib, name, 'site-packages'));
    }
  }
  const real = places.filter((place) => list(place).length > 0).map((place) => realpathSync(place));
  return [...new Set(real)];
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** The header part of a metadata file; package descriptions after it may be long and contain anything. */
function head(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').split(/\r?\n\r?\n/, 1)[0];
  } catch {
    return undefined;
  }
}
