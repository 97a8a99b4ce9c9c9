// bundle: the program as few files: the command line, the typesetting process, the forum's writer and cook, and the browser's scripts.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** What runs as a process or thread of its own, and what a command loads when it runs. */
const programs = {
  octavo: 'src/cli/main.ts',
  project: 'src/project/index.ts',
  forum: 'src/forum/index.ts',
  'typeset-worker': 'src/typeset/typst-process.ts',
  'forum-writer': 'src/forum/store/sqlite/writer-thread.ts',
  'forum-cook': 'src/forum/cook/cook-thread.ts',
  'forum-step': 'src/forum/anchors/step-thread.ts',
};

/** A command's area is beside it in the result, not within it: pieces that two areas share would hold all that either needs. */
const apart = {
  name: 'apart',
  setup: ({ onResolve }) =>
    onResolve({ filter: /\/(?:project|forum)\/index\.ts$/ }, ({ kind, path }) =>
      kind === 'dynamic-import' ? { path: `./${basename(dirname(path))}.js`, external: true } : undefined,
    ),
};

/** Bundles the source into a folder. Dependencies stay outside, with their own licences and native parts. */
export async function bundle(outdir, options = {}) {
  const { build } = await import('esbuild');
  // Each with what it needs and nothing that only another does: what a process or thread has loaded, it keeps in memory.
  for (const [name, path] of Object.entries(programs)) {
    await build({
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'node20.19',
      packages: 'external',
      splitting: true,
      logLevel: 'warning',
      plugins: [apart],
      outdir,
      ...options,
      entryPoints: { [name]: join(root, path) },
    });
  }
  await build({
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    logLevel: 'warning',
    outdir,
    entryPoints: {
      browser: join(root, 'src/browser/main.ts'),
      search: join(root, 'src/browser/search/main.ts'),
      discussion: join(root, 'src/browser/discussion/main.ts'),
    },
  });
  await build({
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    logLevel: 'warning',
    outdir,
    entryPoints: { 'discussion-later': join(root, 'src/browser/discussion/later.ts') },
  });
}

/** The bundle of the source as it is now, made when the source has changed. Gives the path of its entry. */
export async function currentBundle() {
  const folder = join(root, 'node_modules', '.cache', 'octavo');
  const name = keyOf(stamps(join(root, 'src')));
  const entry = join(folder, name, 'octavo.js');
  if (existsSync(entry)) return entry;
  // Under another name first: another process may want the same one, or be stopped half way.
  const part = join(folder, `${name}.${process.pid}`);
  mkdirSync(part, { recursive: true });
  await bundle(part, { sourcemap: true });
  for (const old of readdirSync(folder)) {
    // Another process may have removed it just now.
    const made = statSync(join(folder, old), { throwIfNoEntry: false })?.mtimeMs ?? Infinity;
    if (!old.startsWith(name) && Date.now() - made > 3_600_000) {
      rmSync(join(folder, old), { recursive: true, force: true });
    }
  }
  try {
    renameSync(part, join(folder, name));
  } catch {
    rmSync(part, { recursive: true, force: true });
  }
  return entry;
}

const keyOf = (texts) => createHash('sha256').update(texts.join('\n')).digest('hex').slice(0, 20);

function stamps(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return stamps(path);
    const { size, mtimeMs } = statSync(path);
    return [`${path} ${size} ${mtimeMs}`];
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  // The published form: npm run build.
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  await bundle(join(root, 'dist'));
  console.log(`bundled     octavo ${version} into dist/`);
}
