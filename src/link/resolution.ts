// resolution: what resolving one page needs of the whole book, once all pages are numbered.

import type { Cite, CiteGroup, CrossReference, PhrasingNode, ReferenceTarget } from '../document/index.ts';
import type { Exercises } from './exercises.ts';
import type { Occurrence } from './labels.ts';
import type { Linking } from './linking.ts';
import type { NumberedPage } from './number-page.ts';
import { termKey } from './number-page.ts';
import type { Referred } from './reference-words.ts';
import { referenceWords } from './reference-words.ts';
import { plainTitle } from './titles.ts';

/** A finished citation: the node that takes the place of the author's. */
export type Cited = ReadonlyMap<Cite | CiteGroup, Cite | CiteGroup | CrossReference>;

export interface Resolution {
  linking: Linking;
  /** By path of the source. */
  pages: ReadonlyMap<string, NumberedPage>;
  /** By address. */
  addresses: ReadonlyMap<string, NumberedPage>;
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
    const title = plainTitle(raw, { reference, citation });
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
    return referenceWords(node, referred(found), linking.words).children;
  };
  const citation = (node: Cite | CiteGroup): PhrasingNode[] => cited.get(node)?.children ?? node.children;
  return { ...parts, titleOf, referred };
}
