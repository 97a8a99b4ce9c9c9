// create: makes a venv and has pip install into it.

import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { diagnostic } from '../../document/index.ts';
import type { Diagnostic } from '../../document/index.ts';
import { cleanEnv } from '../process/clean-env.ts';
import type { CommandResult } from '../process/run-command.ts';
import { runCommand } from '../process/run-command.ts';
import type { EnvironmentRequest } from './environment.ts';
import { pipDiagnostic } from './pip-errors.ts';
import type { Python } from './python.ts';
import type { RequirementsFile } from './requirements.ts';
import { fileOnDisk, kernelRequirement } from './requirements.ts';

/** Fills `plan.folder`, which must not exist; gives back what went wrong. */
export async function createEnvironment(
  request: EnvironmentRequest,
  plan: { python: Python; files: RequirementsFile[]; folder: string },
): Promise<Diagnostic | undefined> {
  const { python, files, folder } = plan;
  const place = { file: files[0]?.path ?? 'requirements.txt' };
  const options = {
    env: cleanEnv({ PIP_DISABLE_PIP_VERSION_CHECK: '1', PIP_NO_INPUT: '1', PIP_PROGRESS_BAR: 'off' }),
    ...(request.onLine && { onLine: request.onLine }),
    ...(request.signal && { signal: request.signal }),
  };
  if (!python.venv) return diagnostic('venv-module-missing', place, python.path, python.version);
  mkdirSync(dirname(folder), { recursive: true });
  request.onLine?.(`making an environment with Python ${python.version} in ${folder}`);
  const venv = await runCommand([python.path, '-m', 'venv', folder], options);
  if (venv.code !== 0) return venvDiagnostic(venv, place, python, request.variant);
  const program =
    process.platform === 'win32' ? join(folder, 'Scripts', 'python.exe') : join(folder, 'bin', 'python');
  const named = request.requirements.flatMap((one, index) => [
    '-r',
    fileOnDisk(one) ?? writtenDown(folder, one.path, one.text, index),
  ]);
  const pip = await runCommand([program, '-m', 'pip', 'install', kernelRequirement(files), ...named], {
    ...options,
    // Local packages in a requirements file are named from the folder of the book.
    cwd: request.requirements[0]?.folder ?? folder,
  });
  return pip.code === 0 ? undefined : pipDiagnostic(pip.stderr, files, request.variant);
}

function writtenDown(folder: string, path: string, text: string, index: number): string {
  const file = join(folder, `${index}-${basename(path)}`);
  writeFileSync(file, text);
  return file;
}

function venvDiagnostic(
  venv: CommandResult,
  place: { file: string },
  python: Python,
  variant: string,
): Diagnostic {
  const said = `${venv.stdout}\n${venv.stderr}`.trim();
  if (/ensurepip|No module named venv/.test(said))
    return diagnostic('venv-module-missing', place, python.path, python.version);
  return diagnostic('environment-not-made', place, variant, said.split('\n').slice(-3).join('\n'));
}
