import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openPosting } from '/work/main/src/forum/store/posting-store.fixture.ts';
const n = Number(process.argv[2]);
for (let i = 0; i < n; i++) {
  const folder = mkdtempSync('/tmp/octavo-loop-');
  const s = await openPosting(join(folder, 'f.db'), { durable: false });
  const t = await s.write('begin', { handle: 'ada', now: 1 });
  await Promise.all(
    Array.from({ length: 20 }, (_, k) => s.write('add', { thread: t, key: 'k' + k, text: 'x', now: 2 })),
  );
  await s.close();
  rmSync(folder, { recursive: true });
}
console.log('done');
