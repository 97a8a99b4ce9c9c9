// diagnostic: something wrong in a book: a permanent code, a place, what happened, what to do.

import type { Place } from './position.ts';
import { messages } from './messages/index.ts';
import type { Message } from './message.ts';

type Messages = typeof messages;
/** The permanent name of a kind of mistake. */
export type Code = keyof Messages;

export interface Diagnostic extends Place {
  severity: 'error' | 'warning';
  code: Code;
  message: string;
  help: string;
}

/** Makes the diagnostic `code` for a place; the arguments are those of its entry in the message table. */
export function diagnostic<C extends Code>(
  code: C,
  place: Place,
  ...args: Parameters<Messages[C]['message']>
): Diagnostic {
  const entry: Message = messages[code] as unknown as Message;
  const { file, position } = place;
  return {
    severity: entry.severity,
    code,
    file,
    ...(position && { position }),
    message: entry.message(...(args as string[])),
    help: entry.help(...(args as string[])),
  };
}

/** Orders by file, then place, then code: the order in which diagnostics are shown. */
export function compareDiagnostics(a: Diagnostic, b: Diagnostic): number {
  return (
    compareText(a.file, b.file) ||
    (a.position?.start.line ?? 0) - (b.position?.start.line ?? 0) ||
    (a.position?.start.column ?? 0) - (b.position?.start.column ?? 0) ||
    compareText(a.code, b.code)
  );
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The known name nearest to a misspelt one, or undefined when none is near. For "did you mean …". */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.max(2, Math.floor(name.length / 3)) + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - name.length) >= least) continue;
    const distance = editDistance(name.toLowerCase(), candidate.toLowerCase());
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

/**
 * The path nearest to a misspelt one: where a file has its name, or nearly, the one of these in the nearest folder, so that a
 * page that was moved is found; else one whose whole path is alike. Very short names are like too many others.
 */
export function nearestPath(path: string, known: Iterable<string>): string | undefined {
  const paths = [...known];
  const name = fileNameOf(path);
  const names = paths.map(fileNameOf);
  const near = names.includes(name) || name.length < 4 ? name : nearest(name, names);
  const named = paths.filter((one) => fileNameOf(one) === near);
  const folders = new Set(path.split('/').slice(0, -1));
  const shared = (one: string): number => one.split('/').filter((folder) => folders.has(folder)).length;
  const distances = new Map(named.map((one) => [one, editDistance(path.toLowerCase(), one.toLowerCase())]));
  const [best] = named.toSorted(
    (a, b) => shared(b) - shared(a) || (distances.get(a) ?? 0) - (distances.get(b) ?? 0),
  );
  return best ?? nearest(path, paths);
}

/** `one/two.md` → `two` */
const fileNameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, '');

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      next.push(Math.min((row[j] as number) + 1, (next[j - 1] as number) + 1, (row[j - 1] as number) + same));
    }
    row = next;
  }
  return row[b.length] as number;
}
