// baseline: the figures that were recorded last, by the names of the rows, and where they were measured.

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import type { Figures } from './scenario.ts';

export interface Baseline {
  machine: string;
  /** Day of the last recording, as 2026-11-25. */
  recorded: string;
  rows: Record<string, Figures>;
}

/** The recorded baseline; one without rows where nothing was recorded. */
export const readBaseline = (file: string): Baseline =>
  existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as Baseline)
    : { machine: '', recorded: '', rows: {} };

/** Old rows, the new ones over them, in the order of the known names; names no longer known are dropped. */
export function mergedBaseline(old: Baseline, fresh: Baseline, known: readonly string[]): Baseline {
  const rows = { ...old.rows, ...fresh.rows };
  return {
    ...fresh,
    rows: Object.fromEntries(known.flatMap((name) => (rows[name] ? [[name, rounded(rows[name])]] : []))),
  };
}

export const writeBaseline = (file: string, baseline: Baseline): void =>
  writeFileSync(file, `${JSON.stringify(baseline, null, 2)}\n`);

const rounded = ({ cpu, wall, memory }: Figures): Figures => ({
  cpu: Number(cpu.toFixed(3)),
  wall: Number(wall.toFixed(3)),
  ...(memory !== undefined && { memory: Math.round(memory) }),
});
