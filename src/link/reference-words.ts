// reference-words: what a reference prints: "Section 3.1", "(3.1.5)", a title, or the author's words with the number filled in.

import type {
  CrossReference,
  PhrasingNode,
  ProofKind,
  ReferenceTarget,
  TargetKind,
} from '../document/index.ts';
import { plainText } from '../document/index.ts';
import type { Words } from './book.ts';

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

/** Words, and whether something that they needed was missing. */
export interface ReferenceWords {
  children: PhrasingNode[];
  missing?: 'number' | 'text';
}

/** The words of a reference, never empty. */
export function referenceWords(node: CrossReference, referred: Referred, words: Words): ReferenceWords {
  const own = node.children;
  if (own.length > 0 && plainText(own) !== '') return filled(own, referred, words);
  const { target, title } = referred;
  const { enumerator } = target;
  if (node.kind === 'eq' && enumerator !== undefined) return { children: text(`(${enumerator})`) };
  const byTitle = node.kind === 'doc' || node.kind === 'term';
  const number = byTitle ? undefined : wordAndNumber(referred, words);
  if (number !== undefined) return { children: text(number) };
  if (title.length > 0) return { children: [...title] };
  return {
    children: text(node.label),
    missing: node.kind === 'numref' || node.kind === 'eq' ? 'number' : 'text',
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

const template = /%s|\{number\}|\{name\}/;

/** The author's words with `%s` and `{number}` as the number and `{name}` as the title. */
function filled(own: readonly PhrasingNode[], referred: Referred, words: Words): ReferenceWords {
  let missing: ReferenceWords['missing'];
  const fill = (nodes: readonly PhrasingNode[]): PhrasingNode[] =>
    nodes.flatMap((node): PhrasingNode[] => {
      if (node.type === 'text' && template.test(node.value)) return fillText(node.value);
      return 'children' in node ? [{ ...node, children: fill(node.children) }] : [node];
    });
  const fillText = (value: string): PhrasingNode[] =>
    value.split(/(%s|\{number\}|\{name\})/).flatMap((piece): PhrasingNode[] => {
      if (!template.test(piece)) return piece === '' ? [] : text(piece);
      const { title, target } = referred;
      const number = target.enumerator;
      if (piece !== '{name}' && number !== undefined) return text(number);
      if (piece !== '{name}') missing = 'number';
      if (title.length > 0) return [...title];
      const instead = wordAndNumber(referred, words);
      if (instead === undefined) missing = 'text';
      return text(instead ?? piece);
    });
  const children = fill(own);
  return { children, ...(missing && { missing }) };
}
