// result-store: results that are costly to work out, kept between builds in one file; losing it costs time, never rightness.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Kept } from '../../link/index.ts';
import { writeWhole } from '../../write-whole.ts';

export interface ResultStore extends Kept {
  /** Writes what this build asked for and drops the rest; silent when the system refuses. */
  save(): void;
}

/** `tool` changes with Octavo itself. A line a result, `key ⇥ text` as JSON. */
export function openResultStore(cache: string, tool: string): ResultStore {
  const file = join(cache, 'steps', 'results');
  const before = readLines(file, tool);
  const after = new Map<string, string>();
  let changed = false;
  return {
    read(key) {
      const line = before.get(key);
      if (line === undefined) return undefined;
      const text = textIn(line);
      if (text !== undefined) after.set(key, line);
      return text;
    },
    write(key, text) {
      const line = `${JSON.stringify(key)}\t${JSON.stringify(text)}`;
      changed ||= before.get(key) !== line;
      after.set(key, line);
    },
    save() {
      if (!changed && after.size === before.size) return;
      try {
        writeWhole(file, [tool, ...after.values()].join('\n'));
      } catch {
        // The next build works everything out anew.
      }
    },
  };
}

/** Undefined where the line is damaged. */
function textIn(line: string): string | undefined {
  try {
    return JSON.parse(line.slice(line.indexOf('\t') + 1)) as string;
  } catch {
    return undefined;
  }
}

function readLines(file: string, tool: string): Map<string, string> {
  try {
    const [first, ...lines] = readFileSync(file, 'utf8').split('\n');
    if (first !== tool) return new Map();
    return new Map(
      lines.map((line) => [JSON.parse(line.slice(0, line.indexOf('\t'))) as string, line] as const),
    );
  } catch {
    return new Map();
  }
}
