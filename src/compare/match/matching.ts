// matching: what is known so far about which block became which, while the matcher works.

import type { Block, Manifest, Section } from '../manifest.ts';
import type { Vocabulary } from './words.ts';
import { createVocabulary } from './words.ts';

/**
 * How a block was recognised. `same`: its text is unchanged; `label`: its author's label; `edited`: its words; `split`: it is the
 * larger part of it; `merged`: it is in it, with others.
 */
export type MatchHow = 'same' | 'label' | 'edited' | 'split' | 'merged';

/** What of a manifest the matcher looks at. */
export type ComparedBook = Pick<Manifest, 'blocks' | 'sections'> & Partial<Pick<Manifest, 'aliases'>>;

export interface MatchOptions {
  /** The old blocks are only some of their version: what stands beside each other there need not have been neighbours. */
  scattered?: boolean;
}

export interface Found {
  to: number;
  how: MatchHow;
  score: number;
}

export interface Matching {
  old: Side;
  new: Side;
  words: Vocabulary;
  scattered: boolean;
  /** By number of the old block. */
  found: (Found | undefined)[];
  /** By number of the new block: the old one that it is. Blocks that others were merged into keep theirs. */
  origin: (number | undefined)[];
  /** Old blocks that could be one of several. */
  ambiguous: Map<number, readonly Candidate[]>;
}

export interface Candidate {
  to: number;
  score: number;
}

/** One version: its blocks by number, in reading order. */
export interface Side {
  blocks: readonly Block[];
  /** Label of each block's section and page, as the new version calls them. */
  section: readonly string[];
  page: readonly string[];
  /** Numbers of the blocks of each section. */
  inSection: ReadonlyMap<string, readonly number[]>;
}

export function beginMatching(old: ComparedBook, next: ComparedBook, options: MatchOptions = {}): Matching {
  return {
    old: sideOf(old, (label) => currentLabel(label, next.aliases ?? {})),
    new: sideOf(next, (label) => label),
    words: createVocabulary(),
    scattered: options.scattered ?? false,
    found: Array.from({ length: old.blocks.length }),
    origin: Array.from({ length: next.blocks.length }),
    ambiguous: new Map(),
  };
}

function sideOf({ blocks, sections }: ComparedBook, called: (label: string) => string): Side {
  const pages = new Map<string, string>(sections.map((one: Section) => [one.label, one.page]));
  const section = blocks.map((block) => called(block.section));
  const inSection = new Map<string, number[]>();
  section.forEach((label, number) => {
    const list = inSection.get(label);
    if (list) list.push(number);
    else inSection.set(label, [number]);
  });
  const page = blocks.map((block) => called(pages.get(block.section) ?? block.section));
  return { blocks, section, page, inSection };
}

/** What a label is called now: followed through renamings, also that of the page in `page#section`. */
export function currentLabel(label: string, aliases: Readonly<Record<string, string>>): string {
  let now = label;
  for (let steps = 0; steps < 20; steps++) {
    const next = Object.hasOwn(aliases, now) ? aliases[now] : undefined;
    if (next !== undefined) now = next;
    else {
      const cut = now.indexOf('#');
      const page = cut < 0 ? undefined : aliases[now.slice(0, cut)];
      if (page === undefined || !Object.hasOwn(aliases, now.slice(0, cut))) return now;
      now = page + now.slice(cut);
    }
  }
  return now;
}

export function pair(matching: Matching, from: number, found: Found): void {
  matching.found[from] = found;
  matching.origin[found.to] ??= from;
  matching.ambiguous.delete(from);
}

export function unpair(matching: Matching, from: number): void {
  const to = matching.found[from]?.to;
  matching.found[from] = undefined;
  if (to !== undefined && matching.origin[to] === from) matching.origin[to] = undefined;
}

/** Numbers of what has no partner yet. */
export const unmatchedOld = ({ found, ambiguous }: Matching): number[] =>
  [...found.keys()].filter((number) => found[number] === undefined && !ambiguous.has(number));

export const unmatchedNew = ({ origin }: Matching): number[] =>
  [...origin.keys()].filter((number) => origin[number] === undefined);

/** Whether two blocks can be the same at all: of one family, and not in different variants only. */
export function variantsFit(a: Block, b: Block): boolean {
  if (a.variants === undefined || b.variants === undefined) return true;
  return a.variants.some((name) => b.variants?.includes(name));
}
