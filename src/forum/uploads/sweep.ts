// sweep: removes pictures that no post shows: first their rows, and a day later the files that have none.

import { existsSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';

import type { Store } from '../store/store.ts';
import { uploadsFolder } from './image-files.ts';
import { knownUploads } from './uses.ts';

/** Time to post what was uploaded; and between the end of a row and that of its file, in milliseconds. */
const grace = 86_400_000;

/** To be run now and then. A picture sent again meanwhile is new again, row and file. Returns how many files went. */
export async function sweepUploads(store: Store, data: string, now: number): Promise<number> {
  await store.write('upload.forget', { before: now - grace, most: 1000 });
  const folder = uploadsFolder(data);
  if (!existsSync(folder)) return 0;
  let removed = 0;
  for (const part of readdirSync(folder)) {
    if (!/^[0-9a-f]{2}$/.test(part)) continue;
    const old = readdirSync(join(folder, part)).filter(
      (name) => statSync(join(folder, part, name)).mtimeMs < now - grace,
    );
    const known = await knownUploads(
      store.read,
      old.map((name) => name.replace(/\.webp$/, '')),
    );
    for (const name of old) {
      if (Object.hasOwn(known, name.replace(/\.webp$/, ''))) continue;
      rmSync(join(folder, part, name), { force: true });
      removed++;
    }
  }
  return removed;
}
