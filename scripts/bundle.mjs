// bundle: the program as few files: the command line, the typesetting process, the forum's writer and cook, and the browser's scripts.

import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Bundles the source into a folder. Dependencies stay outside, with their own licences and native parts. */
export async function bundle(outdir, options = {}) {
  const { build } = await import('esbuild');
  await build({
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    packages: 'external',
    splitting: true,
    logLevel: 'warning',
    outdir,
    ...options,
    entryPoints: {
      octavo: join(root, 'src/cli/main.ts'),
      'typeset-worker': join(root, 'src/typeset/typst-process.ts'),
      'forum-writer': join(root, 'src/forum/store/sqlite/writer-thread.ts'),
      'forum-cook': join(root, 'src/forum/cook/cook-thread.ts'),
      'forum-step': join(root, 'src/forum/anchors/step-thread.ts'),
    },
  });
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
