// environments: which requirements each variant has, and its environment, made when something has to run in it.

import { readFileSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import type { Diagnostic } from '../document/index.ts';
import { diagnostic } from '../document/index.ts';
import type { Environment, EnvironmentRequest, Requirements } from '../execute/index.ts';
import { ensureEnvironment, existingEnvironment } from '../execute/index.ts';
import type { Configuration } from './configuration/configuration.ts';
import type { BookFolder } from './folder.ts';
import { textOfFile } from './folder.ts';

/** The requirements of a variant: requirements.txt and, on top of it, its own file. */
export function requirementsOf(
  variant: string,
  configuration: Configuration,
  folder: BookFolder,
  given: Readonly<Record<string, string>>,
): { requirements: Requirements[]; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const setting = configuration.variants.find(({ name }) => name === variant)?.requirements;
  const own = setting?.path.replace(/^\.?\//, '') ?? `requirements-${variant}.txt`;
  const requirements: Requirements[] = [];
  for (const path of new Set(['requirements.txt', ...(given[variant] === undefined ? [own] : [])])) {
    const text = textOfFile(folder, path);
    if (text !== undefined) requirements.push({ path, text, folder: dirname(folder.absolute(path)) });
    else if (path === setting?.path)
      diagnostics.push(diagnostic('missing-requirements', setting.setting.place, path));
  }
  const file = given[variant];
  if (file !== undefined) {
    const absolute = resolve(file);
    try {
      requirements.push({
        path: basename(absolute),
        text: readFileSync(absolute, 'utf8'),
        folder: dirname(absolute),
      });
    } catch {
      diagnostics.push(diagnostic('missing-requirements', { file }, file));
    }
  }
  return { requirements, diagnostics };
}

/** The environment of a variant: made now, or only looked up where nothing may run. */
export async function environmentOf(
  request: EnvironmentRequest,
  make: boolean,
): Promise<{ environment?: Environment; diagnostics: Diagnostic[] }> {
  const existing = await existingEnvironment(request);
  if (existing) return { environment: existing, diagnostics: [] };
  if (!make) return { diagnostics: [] };
  const made = await ensureEnvironment(request);
  return 'environment' in made
    ? { environment: made.environment, diagnostics: [] }
    : { diagnostics: [made.diagnostic] };
}
