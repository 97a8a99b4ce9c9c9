// report: what a build did, as one structure for terminal, file, continuous integration and tests.

import type { Diagnostic } from '../document/index.ts';
import { compareDiagnostics } from '../document/index.ts';

/** `report.json`. Grows by adding keys; `version` changes when a key changes its meaning. Times in seconds. */
export interface Report {
  version: 1;
  title: string;
  pages: { total: number; rendered: number; reused: number };
  formulas: { total: number; fallback: number };
  references: { total: number; unresolved: number };
  citations: { total: number; unresolved: number };
  labels: { total: number; unused: number };
  /** By variant: cells that could run, that ran now, whose outputs were stored, that raised or could not run. */
  cells: Record<string, { total: number; run: number; reused: number; failed: number }>;
  /** Kernels started. */
  kernels: number;
  files: { written: number; unchanged: number; removed: number };
  /** By format, what was built: its folder from the output folder, or its files. */
  outputs: { format: string; path: string; pages?: number; files: number }[];
  stages: { name: string; cpuSeconds: number; wallSeconds: number }[];
  cpuSeconds: number;
  wallSeconds: number;
  peakMemoryBytes: number;
  diagnostics: ReportedDiagnostic[];
}

export interface ReportedDiagnostic {
  severity: 'error' | 'warning';
  code: string;
  file: string;
  line?: number;
  column?: number;
  endLine?: number;
  endColumn?: number;
  message: string;
  help: string;
}

/** In the order in which they are shown; the same mistake at the same place only once. */
export function reported(diagnostics: readonly Diagnostic[]): ReportedDiagnostic[] {
  const seen = new Set<string>();
  return diagnostics
    .toSorted(compareDiagnostics)
    .map(({ severity, code, file, position, message, help }) => ({
      severity,
      code,
      file,
      ...(position && {
        line: position.start.line,
        column: position.start.column,
        endLine: position.end.line,
        endColumn: position.end.column,
      }),
      message,
      help,
    }))
    .filter((one) => {
      const key = JSON.stringify([one.code, one.file, one.line, one.column, one.message]);
      return !seen.has(key) && seen.add(key);
    });
}

/** Measures the stages of a build: wall seconds, and CPU seconds of this process (kernels and Typst have their own). */
export interface StageClock {
  /** Ends the running stage and begins another. */
  stage(name: string): void;
  finish(): Pick<Report, 'stages' | 'cpuSeconds' | 'wallSeconds' | 'peakMemoryBytes'>;
}

export function startClock(): StageClock {
  const begun = reading();
  const stages: Report['stages'] = [];
  let current: { name: string; from: Reading } | undefined;
  const close = (): void => {
    if (!current) return;
    const now = reading();
    stages.push({ name: current.name, ...difference(current.from, now) });
    current = undefined;
  };
  return {
    stage: (name) => {
      close();
      current = { name, from: reading() };
    },
    finish: () => {
      close();
      return {
        stages,
        ...difference(begun, reading()),
        peakMemoryBytes: process.resourceUsage().maxRSS * 1024,
      };
    },
  };
}

interface Reading {
  cpu: number;
  wall: number;
}

function reading(): Reading {
  const { user, system } = process.cpuUsage();
  return { cpu: (user + system) / 1e6, wall: performance.now() / 1e3 };
}

const difference = (from: Reading, to: Reading): { cpuSeconds: number; wallSeconds: number } => ({
  cpuSeconds: rounded(to.cpu - from.cpu),
  wallSeconds: rounded(to.wall - from.wall),
});

const rounded = (seconds: number): number => Math.round(seconds * 1000) / 1000;
