// user-cache: where Octavo keeps on this machine what no single book owns: environments, cut fonts.

import { homedir } from 'node:os';
import { join } from 'node:path';

/** `$XDG_CACHE_HOME/octavo/<name>`, else `~/.cache/octavo/<name>`. */
export function userCache(name: string): string {
  const base = process.env['XDG_CACHE_HOME'];
  return join(base !== undefined && base !== '' ? base : join(homedir(), '.cache'), 'octavo', name);
}
