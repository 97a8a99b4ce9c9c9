// keyed-lines: a store between builds: a file of lines under a key that they all depend on; losing it costs time, never rightness.

import { readFileSync } from 'node:fs';
import { writeWhole } from '../../write-whole.ts';

/** The lines of the file; none where it is missing or was written under another key. */
export function readLines(file: string, key: string): string[] {
  try {
    const [first, ...lines] = readFileSync(file, 'utf8').split('\n');
    return first === key ? lines : [];
  } catch {
    return [];
  }
}

/** Writes the file as a whole; silent when the system refuses: the next build does the work again. */
export function writeLines(file: string, key: string, lines: Iterable<string>): void {
  try {
    writeWhole(file, [key, ...lines].join('\n'));
  } catch {
    // Said above.
  }
}
