// reference-words: what a reference prints: "Section 3.1", "(3.1.5)", a title, or the author's words with the number filled in.

import type {
  CrossReference,
  PhrasingNode,
  ProofKind,
  ReferenceTarget,
  TargetKind,
} from '../document/index.ts';
import type { Words } from './book.ts';
import type { OwnWords } from './facts.ts';
import type { Fill } from './own-words.ts';

/** Between a word and its number a line never breaks. */
const nonBreaking = '\u00a0';

const text = (value: string): PhrasingNode[] => [{ type: 'text', value }];

/** What a reference is made of. */
export interface Referred {
  target: ReferenceTarget;
  title: readonly PhrasingNode[];
  /** Of a solution: its exercise. */
  exercise?: ReferenceTarget;
}

/** Words or what is filled into the author's, and whether something that they needed was missing. */
export interface ReferenceWords {
  /** Absent: the author's own stay. */
  words?: PhrasingNode[];
  fill?: Fill;
  missing?: 'number' | 'text';
}

/** The words of a reference, never empty. */
export function referenceWords(
  { kind, label, own }: { kind: CrossReference['kind']; label: string; own: OwnWords },
  referred: Referred,
  words: Words,
): ReferenceWords {
  if (own.words) return filling(own, referred, words);
  const { target, title } = referred;
  const { enumerator } = target;
  if (kind === 'eq' && enumerator !== undefined) return { words: text(`(${enumerator})`) };
  const byTitle = kind === 'doc' || kind === 'term';
  const number = byTitle ? undefined : wordAndNumber(referred, words);
  if (number !== undefined) return { words: text(number) };
  if (title.length > 0) return { words: [...title] };
  return { words: text(label), missing: kind === 'numref' || kind === 'eq' ? 'number' : 'text' };
}

/** What is filled into the author's words: for `%s` and `{number}` the number, for `{name}` the title. */
function filling({ slots = [] }: OwnWords, referred: Referred, words: Words): ReferenceWords {
  if (slots.length === 0) return {};
  const { title, target } = referred;
  const instead = wordAndNumber(referred, words);
  const name = title.length > 0 ? title : instead === undefined ? undefined : text(instead);
  const number = target.enumerator === undefined ? name : text(target.enumerator);
  const lacksNumber = slots.includes('number') && target.enumerator === undefined;
  const lacksName = name === undefined && (slots.includes('name') || lacksNumber);
  const missing = lacksName ? 'text' : lacksNumber ? 'number' : undefined;
  return {
    fill: { ...(number && { number }), ...(name && { name }) },
    ...(missing && { missing }),
  };
}

/** "Figure 3.1.2"; undefined for what has no number. */
export function wordAndNumber({ target, exercise }: Referred, words: Words): string | undefined {
  if (target.kind === 'solution') {
    const of = exercise && wordAndNumber({ target: exercise, title: [] }, words);
    return of === undefined ? undefined : words.solutionTo.replace('%s', () => of);
  }
  const { enumerator } = target;
  return enumerator === undefined ? undefined : `${kindWord(target, words)}${nonBreaking}${enumerator}`;
}

/** The word for a kind of thing: "Theorem". */
function kindWord({ kind, enumerator }: ReferenceTarget, words: Words): string {
  if (kind === 'page') {
    if (/^\p{Lu}+$/u.test(enumerator ?? '')) return words.appendix;
    return enumerator?.includes('.') ? words.section : words.chapter;
  }
  const named: Record<Exclude<TargetKind, ProofKind | 'page'>, string> = {
    heading: words.section,
    math: words.equation,
    figure: words.figure,
    table: words.table,
    code: words.listing,
    exercise: words.exercise,
    solution: words.solution,
    term: '',
    block: '',
  };
  return kind in named ? named[kind as keyof typeof named] : (words.kinds[kind] ?? kind);
}
