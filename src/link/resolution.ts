// resolution: what resolving one page needs of the whole book, once all pages are numbered.

import type { CrossReference, PhrasingNode, ReferenceTarget } from '../document/index.ts';
import type { Exercises } from './exercises.ts';
import type { TitleCitation } from './facts.ts';
import type { Occurrence } from './labels.ts';
import type { LinkedPage } from './linked-page.ts';
import type { Linking } from './linking.ts';
import { filledWords, ownWords } from './own-words.ts';
import type { Referred } from './reference-words.ts';
import { referenceWords } from './reference-words.ts';
import { termKey } from './term-key.ts';
import type { TitleContext } from './titles.ts';
import { plainTitle } from './titles.ts';
import type { CitationValue } from './values.ts';

/** What became of the citations of a page, in their order: finished, or a label that is referred to. */
export type CitedOf = readonly (CitationValue | { label: string })[];
/** By page. */
export type Cited = ReadonlyMap<string, CitedOf>;

export interface Resolution {
  linking: Linking;
  /** By path of the source. */
  pages: ReadonlyMap<string, LinkedPage>;
  /** By address. */
  addresses: ReadonlyMap<string, LinkedPage>;
  exercises: Exercises;
  cited: Cited;
  /** The title of a target in words that can stand anywhere. */
  titleOf: (occurrence: Occurrence) => PhrasingNode[];
  referred: (occurrence: Occurrence) => Referred;
}

/** Binds the tables together; titles are worked out when first asked for. */
export function createResolution(
  parts: Pick<Resolution, 'linking' | 'pages' | 'addresses' | 'exercises' | 'cited'>,
): Resolution {
  const titles = new Map<readonly PhrasingNode[], PhrasingNode[]>();
  const open = new Set<readonly PhrasingNode[]>();
  const { linking, exercises, cited } = parts;

  const titleOf = (occurrence: Occurrence): PhrasingNode[] => {
    const raw = occurrence.title;
    const known = titles.get(raw);
    if (known !== undefined) return known;
    // Titles that refer to each other in a circle: the inner one falls back to the label.
    if (open.has(raw)) return [];
    open.add(raw);
    const context: TitleContext = {
      reference: (node) => plainTitle(reference(node), context),
      citation: (node) =>
        plainTitle(citation(occurrence.target.page, (node as TitleCitation).citation), context),
    };
    const title = plainTitle(raw, context);
    open.delete(raw);
    titles.set(raw, title);
    return title;
  };
  const referred = (occurrence: Occurrence): Referred => {
    const exercise = exerciseTarget(occurrence);
    return { target: occurrence.target, title: titleOf(occurrence), ...(exercise && { exercise }) };
  };
  const exerciseTarget = (occurrence: Occurrence): ReferenceTarget | undefined =>
    occurrence.target.kind === 'solution' && occurrence.solves !== undefined
      ? exercises.exerciseOf(occurrence.solves)?.target
      : undefined;
  const reference = (node: CrossReference): PhrasingNode[] => {
    const [found] =
      node.kind === 'term' ? linking.terms.of(termKey(node.label)) : linking.labels.of(node.label);
    if (found === undefined)
      return node.children.length > 0 ? node.children : [{ type: 'text', value: node.label }];
    const asked = { kind: node.kind, label: node.label, own: ownWords(node.children) };
    const { words, fill } = referenceWords(asked, referred(found), linking.words);
    return words ?? (fill === undefined ? node.children : filledWords(node.children, fill));
  };
  const citation = (page: string, index: number): PhrasingNode[] => {
    const done = cited.get(page)?.[index];
    if (done === undefined) return [];
    if ('label' in done)
      return reference({ type: 'crossReference', kind: 'link', label: done.label, children: [] });
    const known = done.pieces.flatMap(({ children }) => children);
    const rest = done.unknown.map((key, i) => (i === 0 && known.length === 0 ? key : ` ${key}`));
    return [...known, ...rest.map((value) => ({ type: 'text' as const, value }))];
  };
  return { ...parts, titleOf, referred };
}
