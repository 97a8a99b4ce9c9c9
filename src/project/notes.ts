// notes: what units left for later steps, kept beside the state of an output folder; losing them costs time, never rightness.

import { digestOf } from './digest.ts';
import type { BuildState, StoredUnit } from './state.ts';
import { stateFile } from './state.ts';
import { readLines, writeLines } from './steps/keyed-lines.ts';

const format = 'notes 1';

/** The notes of the units of a state; one that belongs to another making of its unit does not count. */
export function readNotes(cache: string, output: string, { units }: BuildState): Map<string, string> {
  const notes = new Map<string, string>();
  for (const line of readLines(stateFile(cache, output, 'notes'), format)) {
    const [name = '', made, ...note] = line.split('\t');
    const unit = units[name];
    if (unit !== undefined && made === madeFrom(unit)) notes.set(name, note.join('\t'));
  }
  return notes;
}

/** Keeps the notes of the units that there still are. Without any, nothing is kept. */
export function writeNotes(
  cache: string,
  output: string,
  units: Readonly<Record<string, StoredUnit>>,
  notes: ReadonlyMap<string, string>,
): void {
  const lines = [...notes].flatMap(([name, note]) => {
    const unit = units[name];
    return unit === undefined ? [] : [`${name}\t${madeFrom(unit)}\t${note}`];
  });
  if (lines.length > 0) writeLines(stateFile(cache, output, 'notes'), format, lines);
}

const madeFrom = ({ parts }: StoredUnit): string => digestOf(JSON.stringify(parts));
