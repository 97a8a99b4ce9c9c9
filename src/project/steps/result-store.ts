// result-store: results that are costly to work out, kept between builds in one file.

import { join } from 'node:path';
import type { Kept } from '../../link/index.ts';
import { readLines, writeLines } from './keyed-lines.ts';

export interface ResultStore extends Kept {
  /** Writes the results for the next build; silent when the system refuses. */
  save(): void;
}

/** Builds that may pass without a result being asked for: some do without PDF, or with one variant only. */
const mostIdle = 8;

interface Line {
  /** Builds since it was asked for. */
  idle: number;
  /** As JSON, so that it is one line. */
  text: string;
}

/** `tool` changes with Octavo itself. A line a result: builds without it, key and text as JSON, tabs between them. */
export function openResultStore(cache: string, tool: string): ResultStore {
  const file = join(cache, 'steps', 'results');
  const before = resultsIn(readLines(file, tool));
  const asked = new Map<string, string>();
  return {
    read(key) {
      const line = before.get(key);
      const text = line && parsed(line.text);
      if (line === undefined || text === undefined) return undefined;
      asked.set(key, line.text);
      return text;
    },
    write(key, text) {
      asked.set(key, JSON.stringify(text));
    },
    save() {
      const after = new Map([...asked].map(([key, text]) => [key, { idle: 0, text }]));
      for (const [key, { idle, text }] of before)
        if (!asked.has(key) && idle < mostIdle) after.set(key, { idle: idle + 1, text });
      if (isSame(before, after)) return;
      const lines = [...after].map(([key, { idle, text }]) => `${idle}\t${JSON.stringify(key)}\t${text}`);
      writeLines(file, tool, lines);
    },
  };
}

const isSame = (before: ReadonlyMap<string, Line>, after: ReadonlyMap<string, Line>): boolean =>
  before.size === after.size &&
  [...after].every(([key, { idle, text }]) => {
    const other = before.get(key);
    return other?.idle === idle && other.text === text;
  });

/** Undefined where the text is damaged. */
function parsed(text: string): string | undefined {
  try {
    return JSON.parse(text) as string;
  } catch {
    return undefined;
  }
}

/** The results by key; none where one of the lines is damaged. */
function resultsIn(lines: readonly string[]): Map<string, Line> {
  try {
    return new Map(
      lines.map((line) => {
        const [idle, key, text = ''] = line.split('\t');
        return [JSON.parse(key ?? '') as string, { idle: Number(idle), text }];
      }),
    );
  } catch {
    return new Map();
  }
}
