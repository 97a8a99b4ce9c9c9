// linked-page: a page with its place in the book and everything on it that can be referred to entered in the tables.

import type { Place, ReferenceTarget } from '../document/index.ts';
import { diagnostic } from '../document/index.ts';
import type { Placed } from './contents.ts';
import { series, zero } from './counters.ts';
import type { Series } from './counters.ts';
import type { BranchFact, LocalNumber, Noted, PageFacts, TargetFact } from './facts.ts';
import type { BranchPath, Occurrence } from './labels.ts';
import { unpackPosition } from './packed-position.ts';
import type { Linking } from './linking.ts';
import { placeText } from './linking.ts';

/** A page of which numbers and labels are known; what it refers to is not looked up yet. */
export interface LinkedPage {
  placed: Placed;
  facts: PageFacts;
  label: string;
  /** Of each of `facts.targets`. */
  occurrences: Occurrence[];
  /** What counters begin with. */
  counted: Readonly<Record<Series, number>>;
  /** The page itself as a target. */
  self: Occurrence;
  /** What each id of the page is, labelled or not. */
  byId(id: string): Occurrence | undefined;
}

/** Where counters stand in a book that counts through. */
export type Standing = Record<Series, number>;

/** Enters a page in the tables of `linking`. Pages come in reading order; `standing` grows where the book counts through. */
export function enterPage(
  placed: Placed,
  facts: PageFacts,
  linking: Linking,
  standing: Standing,
): LinkedPage {
  const { path } = placed.document;
  const counted = linking.settings.numbering.continuous ? { ...standing } : zero;
  for (const name of series) standing[name] += facts.counted[name];
  const label = facts.label ?? placed.address;
  const branches = branchPaths(facts.branches);
  const self = selfOf(placed, facts, label);
  const enter = (occurrence: Occurrence): void => enterLabel(occurrence, linking);
  enter(self);
  const occurrences = facts.targets.map((target, index): Occurrence => {
    if (index === facts.title) {
      const { label: own } = target;
      if (own !== undefined && own !== label)
        enter({ ...self, label: own, place: placeOf(target, path), explicit: true });
      return self;
    }
    const occurrence = occurrenceOf(target, placed, counted, facts, branches, linking);
    if (target.label !== undefined) enter(occurrence);
    linking.numbered.push({ fact: target, occurrence });
    if (target.term !== undefined) linking.terms.add({ ...occurrence, label: target.term });
    return occurrence;
  });
  let ids: Map<string, Occurrence> | undefined;
  const byId = (id: string): Occurrence | undefined =>
    (ids ??= new Map(facts.targets.map((target, i) => [target.id, occurrences[i] as Occurrence]))).get(id);
  return { placed, facts, label, occurrences, counted, self, byId };
}

/** The place of something noted on a page. */
export const placeOf = ({ file, position }: Noted, path: string): Place => ({
  file: file ?? path,
  ...(position !== undefined && { position: unpackPosition(position) }),
});

function selfOf({ document, enumerator }: Placed, facts: PageFacts, label: string): Occurrence {
  const target: ReferenceTarget = {
    page: document.path,
    kind: 'page',
    ...(enumerator !== undefined && { enumerator }),
  };
  return {
    label,
    target,
    place: facts.labelPlace,
    explicit: facts.label !== undefined,
    title: (facts.targets[facts.title] as TargetFact).title,
    branches: [],
  };
}

function occurrenceOf(
  fact: TargetFact,
  placed: Placed,
  counted: LinkedPage['counted'],
  facts: PageFacts,
  branches: readonly BranchPath[],
  { settings }: Linking,
): Occurrence {
  const { path } = placed.document;
  const prefix = settings.numbering.continuous ? undefined : placed.enumerator;
  const enumerator = fact.number && enumeratorOf(fact.number, placed.enumerator, prefix, counted);
  const { id, kind, label, title, branch, solves } = fact;
  const variants = branch === undefined ? undefined : facts.branches[branch]?.variants;
  return {
    label: label ?? id,
    target: { page: path, id, ...(enumerator !== undefined && { enumerator }), kind },
    // Asked for only where something is wrong.
    get place() {
      return placeOf(fact, path);
    },
    explicit: label !== undefined,
    title,
    branches: branch === undefined ? [] : (branches[branch] as BranchPath),
    ...(variants !== undefined && { variants }),
    ...(solves !== undefined && { solves }),
  };
}

/** A number as it is printed; undefined for a heading of a page without one. */
function enumeratorOf(
  number: LocalNumber,
  page: string | undefined,
  prefix: string | undefined,
  counted: LinkedPage['counted'],
): string | undefined {
  if ('tag' in number) return number.tag;
  if ('heading' in number) return page === undefined ? undefined : `${page}.${number.heading}`;
  const count = `${counted[number.series] + number.count}${number.part ?? ''}`;
  return prefix === undefined ? count : `${prefix}.${count}`;
}

/** For each branch of a page the branches around it and itself, outermost first. */
function branchPaths(facts: readonly BranchFact[]): BranchPath[] {
  const sets = new Map<number, object>();
  const paths: BranchPath[] = [];
  for (const { above, set, branch } of facts) {
    const identity = sets.get(set) ?? {};
    sets.set(set, identity);
    paths.push([...(above === undefined ? [] : (paths[above] as BranchPath)), { set: identity, branch }]);
  }
  return paths;
}

function enterLabel(occurrence: Occurrence, linking: Linking): void {
  const first = linking.labels.add(occurrence);
  // Pages with one address are told as such.
  if (first === undefined || !(occurrence.explicit || first.explicit)) return;
  linking.diagnostics.push(
    diagnostic('duplicate-label', occurrence.place, occurrence.label, placeText(first.place)),
  );
}
