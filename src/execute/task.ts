// task: what is asked of the executor, and what it gives back.

import type { CellOptions, Diagnostic, Output, Place } from '../document/index.ts';
import type { Environment } from './environment/environment.ts';
import type { OutputCache } from './cache/output-cache.ts';

/** A code cell to run, in the order of its page. */
export interface CellTask {
  source: string;
  options: CellOptions;
  tags: string[];
  place: Place;
  /** The cell's language; `python` where absent. Others are not run, with a diagnostic. */
  language?: string;
  /** The line of the file on which the source begins; where absent it is found by counting back from the cell's end. */
  sourceLine?: number;
}

/** One page in one variant: it gets a kernel of its own. `cells` are those of the variant only. */
export interface PageTask {
  /** Path of the page's source from the book's root. */
  page: string;
  variant: string;
  /** Absolute path of the page's folder: where its code runs. */
  folder: string;
  /** Absolute path of the book's folder: files read below it are inputs. */
  bookRoot: string;
  cells: CellTask[];
  /**
   * The variant's library: the name that code calls it by, module text, and the digests of `collectLibrary`. `module` is
   * what is imported where that is another name (`d2l.torch` as `d2l`).
   */
  library?: { name: string; module?: string; source: string; digests: Record<string, string> };
  /** Seconds for one cell of this page; overrides the project's, and is overridden by the cell's own. */
  timeout?: number;
}

/** A file of the book that a page's code read. `path` is from the book's root, with `/`. */
export interface ReadFile {
  path: string;
  /** `absent` where the code asked for a file that is not there. */
  sha256: string;
}

export interface PageOutcome {
  page: string;
  variant: string;
  /** By cell, in the order of the task; undefined = not run. */
  outputs: (Output[] | undefined)[];
  /** `run`: executed now; `reused`: from the cache, nothing ran; `failed`: with diagnostics; `skipped`: nothing to run, or stopped. */
  status: 'run' | 'reused' | 'failed' | 'skipped';
  /** Cells executed now. */
  ran: number;
  diagnostics: Diagnostic[];
  seconds: number;
  reads: ReadFile[];
  /** Why it was not taken from the cache, for `--why`. */
  reason?: string;
}

/** What happens while pages run. `done` and `total` count cells of the variant over all pages. */
export interface ProgressEvent {
  kind: 'start' | 'cell' | 'done';
  page: string;
  variant: string;
  done: number;
  total: number;
  /** Seconds since `executePages` was called. */
  seconds: number;
  /** With `cell`: which of the page's cells is finished, from 0. */
  cell?: number;
  /** With `done`. */
  status?: PageOutcome['status'];
}

export interface ExecuteOptions {
  /** By variant name. A task whose variant has none is `skipped`. */
  environments: ReadonlyMap<string, Environment>;
  cache: OutputCache;
  /** Kernels at the same time; 2 unless said. */
  kernels?: number;
  /** Seconds for one cell; 60 unless said. */
  timeout?: number;
  /** Megabytes that one kernel may use. */
  memory?: number;
  onProgress?: (event: ProgressEvent) => void;
  signal?: AbortSignal;
}
