// ensure: makes the environment that a variant asks for, once, and finds it again.

import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { diagnostic } from '../../document/index.ts';
import type { Diagnostic, Place } from '../../document/index.ts';
import { packageFile } from '../../package-root.ts';
import { userCache } from '../../user-cache.ts';
import { createEnvironment } from './create.ts';
import type { Environment, EnvironmentRequest } from './environment.ts';
import { fingerprintOf, installedPackages } from './fingerprint.ts';
import { takeLock } from './lock.ts';
import { lineAt } from './pip-errors.ts';
import { findPython } from './python.ts';
import type { Found, Python } from './python.ts';
import { allRequirements, environmentKey } from './requirements.ts';
import type { RequirementsFile } from './requirements.ts';

/** What is asked for, found out without making anything. */
interface Plan {
  python: Python;
  files: RequirementsFile[];
  folder: string;
}

/** The environment, made now if need be (minutes, network). Never throws for what can go wrong on a user's machine. */
export async function ensureEnvironment(
  request: EnvironmentRequest,
): Promise<{ environment: Environment } | { diagnostic: Diagnostic }> {
  try {
    const plan = await planFor(request);
    if ('diagnostic' in plan) return plan;
    const there = readEnvironment(request.variant, plan);
    if (there) return { environment: there };
    return await makeUnderLock(request, plan);
  } catch (error) {
    // A full disk, a cache folder that may not be written …
    return {
      diagnostic: diagnostic(
        'environment-not-made',
        placeOf(request),
        request.variant,
        (error as Error).message,
      ),
    };
  }
}

/** The environment if it is there already; makes nothing. */
export async function existingEnvironment(request: EnvironmentRequest): Promise<Environment | undefined> {
  try {
    const plan = await planFor(request);
    return 'diagnostic' in plan ? undefined : readEnvironment(request.variant, plan);
  } catch {
    return undefined;
  }
}

async function makeUnderLock(
  request: EnvironmentRequest,
  plan: Plan,
): Promise<{ environment: Environment } | { diagnostic: Diagnostic }> {
  const stopped = { diagnostic: diagnostic('environment-interrupted', placeOf(request), request.variant) };
  const release = await takeLock(`${plan.folder}.lock`, {
    onWait: (pid) => request.onLine?.(`waiting for process ${pid}, which is making the same environment`),
    ...(request.signal && { signal: request.signal }),
  });
  if (!release) return stopped;
  try {
    const made = readEnvironment(request.variant, plan);
    if (made) return { environment: made };
    // What an interrupted creation left behind.
    rmSync(plan.folder, { recursive: true, force: true });
    const problem = await createEnvironment(request, plan);
    if (problem || request.signal?.aborted) {
      rmSync(plan.folder, { recursive: true, force: true });
      return problem && !request.signal?.aborted ? { diagnostic: problem } : stopped;
    }
    writeMarker(plan);
    const environment = readEnvironment(request.variant, plan);
    if (environment) return { environment };
    return {
      diagnostic: diagnostic(
        'environment-not-made',
        placeOf(request),
        request.variant,
        'its Python does not run',
      ),
    };
  } finally {
    release();
  }
}

type PythonRequest = Pick<EnvironmentRequest, 'python' | 'cacheDirectory'>;

const cacheOf = ({ cacheDirectory }: PythonRequest): string => cacheDirectory ?? userCache('environments');

/** The Python with which environments are made, or what was there instead. */
export const pythonFor = (request: PythonRequest): Promise<Found> =>
  findPython(request.python, cacheOf(request));

async function planFor(request: EnvironmentRequest): Promise<Plan | { diagnostic: Diagnostic }> {
  const all = allRequirements(request.requirements);
  if ('missing' in all) {
    const namer = request.requirements.find(({ path }) => path === all.namedBy);
    const place = namer ? lineAt(namer.path, namer.text, all.line) : { file: all.namedBy };
    return { diagnostic: diagnostic('requirements-file-missing', place, all.missing) };
  }
  const found = await pythonFor(request);
  if (!found.ok) return { diagnostic: notFound(request, found) };
  const folder = join(cacheOf(request), environmentKey(all.files, found.python));
  return { python: found.python, files: all.files, folder };
}

function notFound(request: EnvironmentRequest, found: Extract<Found, { ok: false }>): Diagnostic {
  return found.asked === undefined
    ? diagnostic('python-not-found', placeOf(request), found.seen)
    : diagnostic('python-not-usable', placeOf(request), found.asked, found.seen);
}

const placeOf = (request: EnvironmentRequest): Place => ({
  file: request.requirements[0]?.path ?? 'requirements.txt',
});

/** Written last, in one step: a folder without it is not an environment. */
const markerOf = (folder: string): string => join(folder, 'octavo-environment.json');

function writeMarker(plan: Plan): void {
  const { python, files } = plan;
  const draft = `${markerOf(plan.folder)}.${process.pid}`;
  writeFileSync(draft, `${JSON.stringify({ python, requirements: files }, undefined, 2)}\n`);
  renameSync(draft, markerOf(plan.folder));
}

function readEnvironment(variant: string, plan: Plan): Environment | undefined {
  const { folder, python } = plan;
  const program = pythonOf(folder);
  if (!existsSync(markerOf(folder)) || !existsSync(program)) return undefined;
  const pythonVersion = versionOf(folder) ?? python.version;
  const packages = installedPackages(folder);
  return {
    variant,
    folder,
    python: program,
    pythonVersion,
    fingerprint: fingerprintOf(packages, pythonVersion, python.platform),
    packages,
    kernelArgv: [
      program,
      '-X',
      'frozen_modules=off',
      packageFile('src/execute/shim/start_kernel.py'),
      '-f',
      '{connection_file}',
    ],
  };
}

const pythonOf = (folder: string): string =>
  process.platform === 'win32' ? join(folder, 'Scripts', 'python.exe') : join(folder, 'bin', 'python');

/** The `version` line of a venv's configuration. */
function versionOf(folder: string): string | undefined {
  try {
    return /^version\s*=\s*(\S+)/m.exec(readFileSync(join(folder, 'pyvenv.cfg'), 'utf8'))?.[1];
  } catch {
    return undefined;
  }
}
