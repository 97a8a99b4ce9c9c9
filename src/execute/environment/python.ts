// python: finds a Python to make environments with.

import { createHash } from 'node:crypto';
import {
  accessSync,
  constants,
  mkdirSync,
  readFileSync,
  realpathSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { delimiter, dirname, isAbsolute, join, resolve } from 'node:path';
import { cleanEnv } from '../process/clean-env.ts';
import { runCommand } from '../process/run-command.ts';

/** A Python that was asked what it is. */
export interface Python {
  /** Absolute path of the interpreter itself, outside any venv. */
  path: string;
  /** Such as `3.11.7`. */
  version: string;
  /** Such as `linux-x86_64`. */
  platform: string;
  /** Whether `venv` and `ensurepip` can be imported. */
  venv: boolean;
}

export type Found =
  | { ok: true; python: Python }
  /** `asked`: the one that was asked for; without it nothing on the PATH fits. `seen`: what was there instead. */
  | { ok: false; asked?: string; seen: string };

const names = ['python3.13', 'python3.12', 'python3.11', 'python3', 'python'];
const oldest = [3, 11] as const;

const question = `
import importlib.util, json, sys, sysconfig
venv = all(importlib.util.find_spec(name) is not None for name in ("venv", "ensurepip"))
path = sys.executable if sys.prefix == sys.base_prefix else getattr(sys, "_base_executable", sys.executable)
print(json.dumps({"path": path, "version": "%d.%d.%d" % sys.version_info[:3], "platform": sysconfig.get_platform(), "venv": venv}))
`;

/** The Python asked for, else `OCTAVO_PYTHON`, else the first on the PATH that is new enough. Answers are kept in `cache`. */
export async function findPython(asked: string | undefined, cache: string): Promise<Found> {
  const wanted = asked ?? process.env['OCTAVO_PYTHON'];
  if (wanted !== undefined && wanted !== '') {
    const path = locate(wanted);
    const python = path === undefined ? undefined : await probe(path, cache);
    if (python && newEnough(python.version)) return { ok: true, python };
    const seen =
      path === undefined
        ? 'there is no such program'
        : python
          ? `it is Python ${python.version}`
          : 'it does not run';
    return { ok: false, asked: wanted, seen };
  }
  const seen: string[] = [];
  for (const path of onPath()) {
    const python = await probe(path, cache);
    if (python && newEnough(python.version)) return { ok: true, python };
    if (python) seen.push(`${path} is Python ${python.version}`);
  }
  return { ok: false, seen: [...new Set(seen)].join(', ') || 'there is no Python' };
}

function newEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > oldest[0] || (major === oldest[0] && minor >= oldest[1]);
}

const folders = (): string[] =>
  (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');

/** Every Python of the PATH, the names in order of preference. */
function onPath(): string[] {
  return names.flatMap((name) => folders().map((folder) => join(folder, executable(name)))).filter(isProgram);
}

const executable = (name: string): string => (process.platform === 'win32' ? `${name}.exe` : name);

function locate(wanted: string): string | undefined {
  if (isAbsolute(wanted) || /[\\/]/.test(wanted)) return isProgram(wanted) ? resolve(wanted) : undefined;
  return folders()
    .map((folder) => join(folder, executable(wanted)))
    .find(isProgram);
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** What a program says of itself, from the cache while the program is the same; undefined: it is no working Python. */
async function probe(path: string, cache: string): Promise<Python | undefined> {
  const kept = join(cache, 'pythons', `${identity(path)}.json`);
  try {
    const python = JSON.parse(readFileSync(kept, 'utf8')) as Python | null;
    if (python === null || isProgram(python.path)) return python ?? undefined;
  } catch {
    // Not asked yet.
  }
  const { code, stdout } = await runCommand([path, '-c', question], { env: cleanEnv(), timeout: 20_000 });
  const python = code === 0 ? readAnswer(stdout) : undefined;
  // A Python that was too slow to answer may be asked again; what answered wrongly will go on doing so.
  if (code !== undefined) keep(kept, python);
  return python;
}

function readAnswer(stdout: string): Python | undefined {
  try {
    return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Python;
  } catch {
    return undefined;
  }
}

function keep(path: string, python: Python | undefined): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, JSON.stringify(python ?? null));
  } catch {
    // A cache folder that cannot be written is reported when the environment is made.
  }
}

/** Changes when the program at a path may have become another one; pyenv's shims choose by a file and a variable. */
function identity(path: string): string {
  const real = realpathSync(path);
  const chosen = [real, join(dirname(path), '..', 'version')].map((file) => {
    try {
      const { mtimeMs, size } = statSync(file);
      return `${mtimeMs} ${size}`;
    } catch {
      return '';
    }
  });
  const parts = [path, real, ...chosen, process.env['PYENV_VERSION'] ?? ''];
  return createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 24);
}
