// execute/: cells into outputs: makes environments, runs kernels, keeps outputs.
// Main functions: `ensureEnvironment`, then `executePages`; `storedOutcome` where nothing may run.
// It must never render anything, and never leave a process behind.

export type { CellTask, ExecuteOptions, PageOutcome, PageTask, ProgressEvent, ReadFile } from './task.ts';
export type { Environment, EnvironmentRequest, Requirements } from './environment/environment.ts';
export type { OutputCache } from './cache/output-cache.ts';
export { ensureEnvironment, existingEnvironment, pythonFor } from './environment/ensure.ts';
export { executePages } from './execute-pages.ts';
export { openOutputCache } from './cache/output-cache.ts';
export { storedOutcome } from './stored-outcome.ts';
