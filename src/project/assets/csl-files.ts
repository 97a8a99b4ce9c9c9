// csl-files: citation styles and locales that ship with Octavo, or a style of the book itself.

import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { CslFiles } from '../../link/index.ts';
import { packageFile } from '../../package-root.ts';

const folder = (): string => packageFile('assets/csl');

/** Names of the styles that ship with Octavo. */
export function citationStyles(): string[] {
  return readdirSync(folder())
    .filter((name) => name.endsWith('.csl'))
    .map((name) => name.slice(0, -'.csl'.length))
    .toSorted();
}

/** A style that ships with Octavo, with all locales; undefined where there is none of that name. */
export function loadCslFiles(style: string): CslFiles | undefined {
  const file = join(folder(), `${style}.csl`);
  return /^[\w-]+$/.test(style) && existsSync(file) ? withLocales(readFileSync(file, 'utf8')) : undefined;
}

/** A style given as text, with all locales. */
export function withLocales(style: string): CslFiles {
  const locales = readdirSync(folder())
    .filter((name) => name.startsWith('locales-'))
    .toSorted()
    .map((name) => readFileSync(join(folder(), name), 'utf8'));
  return { style, locales };
}
