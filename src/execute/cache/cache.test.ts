// cache.test: what runs again and why, and that damage is a miss.

import assert from 'node:assert/strict';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { storedOutcome } from '../stored-outcome.ts';
import type { PageOutcome, PageTask } from '../task.ts';
import { testBook, testEnvironment } from '../test-book.ts';
import type { TestBook } from '../test-book.ts';

let book: TestBook;
before(async () => {
  book = await testBook();
});
after(() => book.remove());

const run = async (task: PageTask): Promise<PageOutcome> => (await book.run([task]))[0] as PageOutcome;
const why = async (task: PageTask): Promise<string> => {
  const { status, reason } = await run(task);
  return status === 'reused' ? status : `${status}: ${reason}`;
};

test('only what can change outputs runs a page again, and the reason is said', async () => {
  const data = join(book.root, 'p.csv');
  writeFileSync(data, '1');
  const library = (digest: string): NonNullable<PageTask['library']> => ({
    name: 'tt',
    source: 'def f(): return 1\ndef g(): return 2\n',
    digests: { f: digest, g: 'g1' },
  });
  const source = 'import tt\nprint(tt.f(), open("../p.csv").read())';
  const task = book.page([source], { library: library('1') });
  assert.equal(await why(task), 'run: new page');
  assert.equal(await why(task), 'reused');
  assert.equal(
    await why(book.page([{ source: `${source}  # said`, options: { alt: 'x' } }], { library: library('1') })),
    'reused',
  );
  assert.equal(await why({ ...task, library: { ...library('1'), digests: { f: '1', g: 'g2' } } }), 'reused');
  assert.equal(await why({ ...task, library: library('2') }), 'run: library definition `f` changed');
  assert.equal(
    await why(book.page([`${source}\nprint(1)`], { library: library('2') })),
    'run: code changed: cell 1',
  );
  writeFileSync(data, '2');
  assert.equal(
    await why(book.page([`${source}\nprint(1)`], { library: library('2') })),
    'run: file `p.csv` changed',
  );
  writeFileSync(data, '1');
  assert.equal(await why(book.page([`${source}\nprint(1)`], { library: library('2') })), 'reused');
});

test('a file that is asked for and absent is an input; one that the page wrote is none', async () => {
  const task = book.page([
    'try:\n    print(open("later.txt").read())\nexcept FileNotFoundError:\n    print("none")\nopen("own.txt", "w").write("x")\n_ = open("own.txt").read()',
  ]);
  const { reads } = await run(task);
  assert.deepEqual(reads, [{ path: 'part/later.txt', sha256: 'absent' }]);
  assert.equal(await why(task), 'reused');
  writeFileSync(join(book.root, 'part', 'later.txt'), 'now');
  assert.equal(await why(task), 'run: file `part/later.txt` is new');
});

test('a file that the page changes after reading it counts as it was read', async () => {
  const path = join(book.root, 'part', 'count.txt');
  writeFileSync(path, '1');
  const task = book.page([
    'n = int(open("count.txt").read())\n_ = open("count.txt", "w").write(str(n + 1))\nn',
  ]);
  await run(task);
  assert.equal(await why(task), 'run: file `part/count.txt` changed');
  writeFileSync(path, '1');
  assert.equal(await why(task), 'reused');
});

test('a page that failed runs again', async () => {
  const task = book.page(['raise ValueError("no")']);
  await run(task);
  assert.equal(await why(task), 'failed: it failed the last time');
  assert.equal(await storedOutcome(task, { cache: book.cache }), undefined);
});

test('a damaged store is a miss, never an error', async () => {
  const task = book.page(['"damaged"']);
  await run(task);
  for (const name of readdirSync(join(book.cache.directory, 'cas')))
    writeFileSync(join(book.cache.directory, 'cas', name), 'rubbish');
  assert.equal(await why(task), 'run: stored outputs are gone');
  for (const name of readdirSync(join(book.cache.directory, 'ac')))
    writeFileSync(join(book.cache.directory, 'ac', name), '{"half":');
  rmSync(join(book.cache.directory, 'last'), { recursive: true });
  assert.equal(await why(task), 'run: new page');
});

test('without an environment outputs of any are right', async () => {
  const task = book.page(['"stored"']);
  await run(task);
  const environment = await testEnvironment();
  assert.equal((await storedOutcome(task, { cache: book.cache, environment }))?.status, 'reused');
  assert.equal((await storedOutcome(task, { cache: book.cache }))?.status, 'reused');
  assert.equal(
    await storedOutcome(task, { cache: book.cache, environment: { ...environment, fingerprint: 'other' } }),
    undefined,
  );
});
