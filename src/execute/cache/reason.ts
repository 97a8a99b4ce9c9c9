// reason: why a page has to run, in words for `--why`.

import { join } from 'node:path';
import type { PageTask } from '../task.ts';
import { hashFile } from './files.ts';
import type { KeyParts } from './page-key.ts';
import type { LastRun } from './stored-page.ts';

/** Compares what the last run depended on with what is now; the first difference is named. */
export function reasonToRun(
  task: PageTask,
  parts: KeyParts,
  fingerprint: string,
  last: LastRun | undefined,
): string {
  if (!last) return 'new page';
  if (last.fingerprint !== fingerprint) return 'environment changed';
  if (last.folder !== parts.folder) return 'page moved';
  if (last.cells.length !== parts.cells.length)
    return `code changed: ${parts.cells.length} cells instead of ${last.cells.length}`;
  const cell = parts.cells.findIndex((text, index) => text !== last.cells[index]);
  if (cell >= 0) return `code changed: cell ${cell + 1}`;
  const names = [...new Set([...Object.keys(parts.library), ...Object.keys(last.library)])];
  const definition = names.find((name) => parts.library[name] !== last.library[name]);
  if (definition !== undefined) return `library definition \`${definition}\` changed`;
  for (const { path, sha256 } of last.reads) {
    const now = hashFile(join(task.bookRoot, path));
    if (now === sha256) continue;
    if (sha256 === 'absent') return `file \`${path}\` is new`;
    return now === 'absent' ? `file \`${path}\` is gone` : `file \`${path}\` changed`;
  }
  return last.isGood ? 'stored outputs are gone' : 'it failed the last time';
}
