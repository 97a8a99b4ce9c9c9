// execute-pages.test: pages run in real kernels: outputs, mistakes, faults, and what stays behind.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { Output } from '../document/index.ts';
import { isStored } from '../document/index.ts';
import { testBook } from './test-book.ts';
import type { TestBook } from './test-book.ts';

let book: TestBook;
before(async () => {
  book = await testBook();
});
after(() => book.remove());

/** Text of a cell's outputs as a reader sees it. */
const shown = (outputs: Output[] | undefined): string =>
  (outputs ?? [])
    .map((one) =>
      one.output_type === 'stream'
        ? one.text
        : one.output_type === 'error'
          ? `${one.ename}: ${one.evalue}`
          : String(one.data['text/plain']),
    )
    .join('|');

/** Processes whose command line names a kernel of these tests' environment. */
function kernelsAlive(): string[] {
  return readdirSync('/proc').filter((pid) => {
    try {
      return (
        /^\d+$/.test(pid) &&
        readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('start_kernel.py') &&
        readFileSync(`/proc/${pid}/stat`, 'utf8').split(' ')[3] === String(process.pid)
      );
    } catch {
      return false;
    }
  });
}
/** Folders of this process's kernels. */
const privateFolders = (): string[] =>
  readdirSync(tmpdir()).filter((name) => name.startsWith(`octavo-${process.pid}-`));

test('outputs of all kinds, in order, with controls folded and addresses made stable', async () => {
  const task = book.page([
    'x = 1\nprint("a"); print("b")',
    'x + 1',
    'import sys\nprint("50%\\r100%"); print("oops", file=sys.stderr)',
    'object()',
    'from IPython.display import display, update_display\nh = display({"v": 1}, display_id="d")',
    'update_display({"v": 2}, display_id="d")',
    'from IPython.display import clear_output\nprint(1); clear_output(wait=True); print(2)',
    'import subprocess\n_ = subprocess.run(["echo", "from a child"])',
    '!echo shell',
    '%%capture got\nprint("hidden")',
  ]);
  const [outcome] = await book.run([task]);
  assert.deepEqual(outcome?.diagnostics, []);
  assert.deepEqual(outcome.outputs.map(shown), [
    'a\nb\n',
    '2',
    '100%\n|oops\n',
    '<object at 0x7f0000000010>',
    "{'v': 2}",
    '',
    '2\n',
    'from a child\n',
    'shell\n',
    '',
  ]);
  assert.equal(outcome.status, 'run');
  assert.equal(outcome.ran, 10);
});

test('a cell that raises stops its page at the author’s line; the tag lets it go on', async () => {
  const [bad] = await book.run([
    book.page(['ok = 1', 'def f():\n    return 1\n\nf()\n1 / 0', 'print("never")']),
  ]);
  assert.equal(bad?.status, 'failed');
  assert.equal(bad.diagnostics[0]?.code, 'cell-raised');
  assert.equal(bad.diagnostics[0]?.position?.start.line, 5 + 1 + 4);
  assert.match(shown(bad.outputs[1]), /ZeroDivisionError/);
  assert.equal(bad.outputs[2], undefined);
  const [good] = await book.run([
    book.page([{ source: '1 / 0', tags: ['raises-exception'] }, 'print("on")']),
  ]);
  assert.equal(good?.status, 'run');
  assert.equal(shown(good.outputs[1]), 'on\n');
  const [syntax] = await book.run([book.page(['a = 1\nb = = 2'])]);
  assert.equal(syntax?.diagnostics[0]?.position?.start.line, 3);
});

test('nobody can type: input() is an error, not a wait', async () => {
  const [outcome] = await book.run([book.page(['input("name? ")'])]);
  assert.match(outcome?.diagnostics[0]?.help ?? '', /nobody can type/);
});

test('a killed kernel is reported with its signal and the outputs so far', async () => {
  const [outcome] = await book.run([
    book.page([
      'print("before", flush=True)',
      'import os, signal\nprint("in it", flush=True)\nimport time; time.sleep(0.3)\nos.kill(os.getpid(), signal.SIGKILL)',
      '1',
    ]),
  ]);
  assert.equal(outcome?.diagnostics[0]?.code, 'kernel-died');
  assert.match(outcome.diagnostics[0]?.message ?? '', /SIGKILL/);
  assert.equal(shown(outcome.outputs[0]), 'before\n');
  assert.equal(shown(outcome.outputs[1]), 'in it\n');
  assert.deepEqual(kernelsAlive(), []);
});

test('a cell that runs too long is stopped, also when it ignores the interrupt', async () => {
  const [outcome] = await book.run([book.page(['print("begun", flush=True)\nimport time\ntime.sleep(60)'])], {
    timeout: 0.5,
  });
  assert.equal(outcome?.diagnostics[0]?.code, 'cell-timed-out');
  assert.match(shown(outcome.outputs[0]), /^begun\n/);
  const deaf =
    'import signal, time\nsignal.signal(signal.SIGINT, signal.SIG_IGN)\nwhile True: time.sleep(0.1)';
  const [second] = await book.run([book.page([deaf])], { timeout: 0.5 });
  assert.equal(second?.diagnostics[0]?.code, 'cell-timed-out');
  assert.deepEqual(kernelsAlive(), []);
});

test('a program that a cell leaves behind ends with the kernel', async () => {
  await book.run([book.page(['import subprocess\nchild = subprocess.Popen(["sleep", "4242"])'])]);
  const left = readdirSync('/proc').filter((pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8') === 'sleep\u00004242\u0000';
    } catch {
      return false;
    }
  });
  assert.deepEqual(left, []);
});

test('late output of a thread is kept, in the cell that runs by then', async () => {
  const [outcome] = await book.run([
    book.page([
      'import threading, time\ndef late():\n    time.sleep(0.3)\n    print("late")\nthreading.Thread(target=late).start()',
      'time.sleep(0.8)\nprint("second")',
    ]),
  ]);
  assert.equal(outcome?.outputs.map(shown).join(''), 'late\nsecond\n');
});

test('the library is importable, and its tracebacks and sources show lines', async () => {
  const library = {
    name: 'tt',
    source: 'import math\n\ndef root(x):\n    return math.sqrt(x)\n',
    digests: { root: 'r1' },
  };
  const [outcome] = await book.run([
    book.page(
      [
        'import tt, inspect\nprint(tt.root(4), tt.__file__)\nprint(inspect.getsource(tt.root))',
        { source: 'tt.root(-1)', tags: ['raises-exception'] },
      ],
      { library },
    ),
  ]);
  assert.equal(shown(outcome?.outputs[0]), '2.0 tt.py\ndef root(x):\n    return math.sqrt(x)\n\n');
  const error = outcome?.outputs[1]?.[0];
  assert.equal(error?.output_type, 'error');
  assert.match(error.output_type === 'error' ? error.traceback.join('\n') : '', /tt\.py/);
});

test('a library may be a module of a package, called by another name', async () => {
  const library = {
    name: 'bk',
    module: 'bk.torch',
    source: 'def one():\n    return 1\n',
    digests: { one: '1' },
  };
  const [outcome] = await book.run([
    book.page(['from bk import torch as bk\nprint(bk.one(), bk.__name__)'], { library }),
  ]);
  assert.equal(shown(outcome?.outputs[0]), '1 bk.torch\n');
});

test('code runs in the page’s folder and leaves no bytecode there', async () => {
  writeFileSync(join(book.root, 'part', 'local.py'), 'value = 3\n');
  const [outcome] = await book.run([
    book.page(['import os, local\nprint(os.path.basename(os.getcwd()), local.value)']),
  ]);
  assert.equal(shown(outcome?.outputs[0]), 'part 3\n');
  assert.deepEqual(
    outcome?.reads.map(({ path }) => path),
    ['part/local.py'],
  );
  assert.ok(!readdirSync(join(book.root, 'part')).includes('__pycache__'));
});

test('figures are SVG, the same bytes in two kernels; large ones are pictures of double density', async () => {
  const plot =
    'import matplotlib.pyplot as plt\nfig, ax = plt.subplots(figsize=(4, 3))\n_ = ax.plot([1, 2, 3], label="a")\n_ = ax.legend()';
  const large =
    'fig, ax = plt.subplots(figsize=(4, 3))\nfor i in range(2500):\n    ax.add_patch(plt.Circle((i, i), 1))';
  const [first] = await book.run([book.page([plot, large])]);
  const [second] = await book.run([book.page([`${plot}\nnothing = 0`])]);
  const svg = (outputs: Output[] | undefined): unknown =>
    outputs?.flatMap((one) => ('data' in one ? [one.data['image/svg+xml']] : []))[0];
  assert.deepEqual(first?.diagnostics, []);
  assert.match(String(svg(first.outputs[0])), /width="288pt" height="216pt"/);
  assert.equal(svg(first.outputs[0]), svg(second?.outputs[0]));
  assert.doesNotMatch(String(svg(first.outputs[0])), /dc:date|fill: #ffffff/);
  const picture = first.outputs[1]?.flatMap((one) => ('data' in one ? [one.data['image/png']] : []))[0];
  assert.ok(isStored(picture));
  assert.deepEqual([picture.width, picture.height], [400, 300]);
  assert.ok(book.cache.bytes(picture.sha256));
});

test('warnings and tracebacks show no path of this machine', async () => {
  const [outcome] = await book.run([
    book.page([
      'import warnings\nwarnings.warn("careful")',
      { source: 'import numpy as np\nnp.linalg.inv(np.zeros((2, 2)))', tags: ['raises-exception'] },
    ]),
  ]);
  const text = JSON.stringify(outcome?.outputs);
  assert.match(text, /<cell 1>:2: UserWarning: careful/);
  assert.doesNotMatch(text, /octavo\/environments|ipykernel_\d/);
});

test('a memory limit stops the cell, not the machine', async () => {
  const [outcome] = await book.run([book.page(['x = bytearray(3_000_000_000)'])], { memory: 1500 });
  assert.equal(outcome?.diagnostics[0]?.code, 'kernel-out-of-memory');
});

test('too much text is shortened, with a warning that is there again when outputs are reused', async () => {
  const task = book.page(['for _ in range(12):\n    print("x" * 1_000_000)']);
  const [first] = await book.run([task]);
  const [second] = await book.run([task]);
  assert.ok(shown(first?.outputs[0]).length < 10_100_000);
  assert.deepEqual(
    [first, second].map((one) => one?.diagnostics[0]?.code),
    ['output-too-large', 'output-too-large'],
  );
  assert.equal(second?.status, 'reused');
});

test('other languages and skipped cells are not run', async () => {
  const [outcome] = await book.run([
    book.page([
      { source: 'puts 1', language: 'ruby' },
      { source: '1/0', tags: ['skip-execution'] },
      'print(1)',
    ]),
  ]);
  assert.deepEqual(
    outcome?.diagnostics.map(({ code }) => code),
    ['language-not-executed'],
  );
  assert.deepEqual(
    outcome.outputs.map((one) => one && shown(one)),
    [undefined, undefined, '1\n'],
  );
});

test('a kernel that does not start is reported with what it said', async () => {
  const environment = {
    variant: 'default',
    folder: '/nowhere',
    python: '',
    pythonVersion: '3',
    fingerprint: 'x',
    packages: [],
    kernelArgv: ['/bin/sh', '-c', 'echo broken >&2; exit 3'],
  };
  const [outcome] = await book.run([book.page(['1'])], { environments: new Map([['default', environment]]) });
  assert.match(outcome?.diagnostics[0]?.message ?? '', /exit status 3\nbroken/);
  const missing = { ...environment, kernelArgv: ['/nowhere/python'] };
  const [second] = await book.run([book.page(['1'])], { environments: new Map([['default', missing]]) });
  assert.equal(second?.diagnostics[0]?.code, 'kernel-not-started');
});

test('two pages at a time, events for each, and an abort that leaves nothing', async () => {
  const controller = new AbortController();
  const events: string[] = [];
  const slow = book.page(['import time\ntime.sleep(30)']);
  setTimeout(() => controller.abort(), 2500);
  const outcomes = await book.run([slow, { ...slow, page: 'part/b.md' }, { ...slow, page: 'part/c.md' }], {
    signal: controller.signal,
    onProgress: ({ kind, page, done, total }) => events.push(`${kind} ${page} ${done}/${total}`),
  });
  assert.deepEqual(
    outcomes.map(({ status }) => status),
    ['skipped', 'skipped', 'skipped'],
  );
  assert.deepEqual(events.slice(0, 2), ['start part/page.md 0/3', 'start part/b.md 0/3']);
  assert.equal(events.filter((event) => event.startsWith('done')).length, 3);
  assert.match(events.at(-1) ?? '', /3\/3$/);
  assert.deepEqual(kernelsAlive(), []);
  assert.deepEqual(privateFolders(), []);
});
