// word-diff: two states of a text as one: what was added and removed, word by word.

import type { Html } from '../../../write/html/index.ts';
import { element, join, nothing, text } from '../../../write/html/index.ts';
import type { Atom } from './atoms.ts';
import { atomsOf } from './atoms.ts';
import type { Change } from './difference.ts';
import { difference } from './difference.ts';

export interface DiffWords {
  /** Read out before what is only coloured for the eye; with a blank at the end. */
  added: string;
  removed: string;
  /** Shown on formulas and code, which are never struck through. */
  old: string;
  new: string;
}

/** How the parts of one of the two texts are shown; called for each in order. By default as they are. */
export type ShowAtom = (atom: Atom) => { said: string; set?: Html } | undefined;

/** An atom with how it is shown: as words, a formula perhaps set. */
interface Shown extends Atom {
  said: string;
  set?: Html;
}

/**
 * The text with marks: without all `del` it is the new one, without all `ins` the old one, sign by sign (control characters
 * aside; what stands in `small` is not of the text). Formulas and code are changed as a whole and have the class `atom`.
 * Blanks and line ends are kept, so it needs `white-space: pre-wrap`.
 */
export function wordDiff(
  before: string,
  after: string,
  words: DiffWords,
  show: { before?: ShowAtom; after?: ShowAtom } = {},
): Html {
  const [a, b] = [shownAtoms(before, show.before), shownAtoms(after, show.after)];
  const changes = difference(
    a.map((one) => one.text),
    b.map((one) => one.text),
  );
  return join(
    joined(changes, a).map(({ same, before: old, after: now }) =>
      same
        ? htmlOf(b.slice(...now))
        : join([
            ...marked('del', a.slice(...old), words.removed, words.old),
            ...marked('ins', b.slice(...now), words.added, words.new),
          ]),
    ),
  );
}

const shownAtoms = (source: string, show: ShowAtom | undefined): Shown[] =>
  atomsOf(source).map((atom) => ({ ...atom, said: atom.text, ...show?.(atom) }));

/** Nothing of it changed. */
function htmlOf(atoms: readonly Shown[]): Html {
  const parts: Html[] = [];
  let run = '';
  for (const { said, set } of atoms) {
    if (set === undefined) run += said;
    else {
      parts.push(text(run), set);
      run = '';
    }
  }
  return join([...parts, text(run)]);
}

const textOf = (atoms: readonly Atom[]): string => atoms.map((one) => one.text).join('');

/** Two changes with only a blank between them are one: it reads better. */
function joined(changes: readonly Change[], a: readonly Atom[]): Change[] {
  const kept: Change[] = [];
  for (let i = 0; i < changes.length; i++) {
    const change = changes[i] as Change;
    const [last, next] = [kept.at(-1), changes[i + 1]];
    const words = textOf(a.slice(...change.before));
    const between =
      change.same && last !== undefined && !last.same && next !== undefined && /^[^\S\n]+$/.test(words);
    if (between || (last !== undefined && !last.same && !change.same)) {
      const end = between ? (next as Change) : change;
      kept[kept.length - 1] = {
        same: false,
        before: [(last as Change).before[0], end.before[1]],
        after: [(last as Change).after[0], end.after[1]],
      };
      if (between) i++;
    } else kept.push(change);
  }
  return kept;
}

/** A stretch that only one side has; formulas and code in marks of their own. */
function marked(tag: 'ins' | 'del', atoms: readonly Shown[], hidden: string, name: string): Html[] {
  const parts: Html[] = [];
  let run = '';
  const flush = (): void => {
    if (run !== '')
      parts.push(element(tag, {}, element('small', { class: 'unseen' }, text(hidden)), text(run)));
    run = '';
  };
  for (const { said, set, whole } of atoms) {
    if (!whole) run += said;
    else {
      flush();
      parts.push(
        element(
          tag,
          { class: 'atom' },
          element('small', {}, text(name)),
          set ?? element('code', {}, text(said)),
        ),
      );
    }
  }
  flush();
  return parts.filter((part) => part !== nothing);
}
