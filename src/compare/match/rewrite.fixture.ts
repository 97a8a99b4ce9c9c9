// rewrite: a book and a seed → a later version of it, and the truth about what became of every block.

import type { Block } from '../manifest.ts';
import type { ComparedBook } from './matching.ts';
import { numbered } from './some-book.fixture.ts';
import type { LooseBlock } from './some-book.fixture.ts';

export interface Rewritten {
  book: ComparedBook;
  /** Number of the old block → number of the new one that it is; those that are gone are not in it. */
  truth: ReadonlyMap<number, number>;
  /** Numbers of new blocks that are planted near copies of others. */
  lookalikes: ReadonlySet<number>;
  /** Numbers of old blocks that were split, or put into the one before. */
  parts: ReadonlySet<number>;
}

/** Shares of blocks (and of sections: `moveSection`, `renameSection`) that are changed. */
export interface Rewriting {
  edit: number;
  editHeavily: number;
  split: number;
  merge: number;
  drop: number;
  insert: number;
  lookalike: number;
  moveSection: number;
  renameSection: number;
}

export const largeRewrite: Rewriting = {
  edit: 0.14,
  editHeavily: 0.03,
  split: 0.01,
  merge: 0.01,
  drop: 0.02,
  insert: 0.08,
  lookalike: 0.01,
  moveSection: 0.08,
  renameSection: 0.04,
};

export type Random = () => number;

/** Mulberry32. */
export function randomFrom(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Made extends LooseBlock {
  origins: number[];
  lookalike?: boolean;
}

export function rewritten(book: ComparedBook, random: Random, shares: Rewriting = largeRewrite): Rewritten {
  const words = book.blocks.flatMap(({ kind, text }) => (kind === 'paragraph' ? text.split(' ') : []));
  const parts = new Set<number>();
  const made = [...book.blocks.entries()].flatMap(([number, block]) =>
    changed({ number, block, book, random, shares, words, parts }),
  );
  const lookalikes = plant(made, random, shares.lookalike);
  const { sections, blocks, aliases } = rearranged(book, [...made, ...lookalikes], random, shares);
  const truth = new Map<number, number>();
  blocks.forEach((block, to) => block.origins.forEach((from) => truth.has(from) || truth.set(from, to)));
  return {
    book: numbered({ sections, blocks, aliases: { ...book.aliases, ...aliases } }),
    truth,
    lookalikes: new Set([...blocks.keys()].filter((to) => blocks[to]?.lookalike)),
    parts,
  };
}

interface Changing {
  number: number;
  block: Block;
  book: ComparedBook;
  random: Random;
  shares: Rewriting;
  words: readonly string[];
  parts: Set<number>;
}

const loose = ({ section, kind, text, label, variants }: Block): LooseBlock => ({
  section,
  kind,
  text,
  ...(label !== undefined && { label }),
  ...(variants && { variants }),
});

function changed(changing: Changing): Made[] {
  const { number, block, random, shares, words, parts } = changing;
  const made: Made[] = [];
  const sentence = (length: number): string => Array.from({ length }, () => pick(words, random)).join(' ');
  if (random() < shares.insert) {
    made.push({
      section: block.section,
      kind: 'paragraph',
      text: sentence(12 + Math.floor(random() * 40)),
      origins: [],
    });
  }
  const long = block.text.split(' ');
  const isProse = block.kind === 'paragraph' || block.kind === 'item';
  const dice = random();
  let limit = 0;
  const falls = (share: number): boolean => dice < (limit += share);
  const kept = (text: string): Made => ({ ...loose(block), text, origins: [number] });
  if (falls(shares.drop)) return block.kind === 'heading' ? [...made, kept(block.text)] : made;
  if (falls(shares.edit)) made.push(kept(edited(long, random, 0.06 + random() * 0.12, words)));
  else if (falls(shares.editHeavily)) made.push(kept(edited(long, random, 0.3, words)));
  else if (isProse && long.length > 40 && falls(shares.split)) {
    const cut = Math.floor(long.length * (0.35 + random() * 0.3));
    const [first, second] = [long.slice(0, cut).join(' '), long.slice(cut).join(' ')];
    parts.add(number);
    const larger = first.length > second.length;
    made.push(
      { ...kept(first), origins: larger ? [number] : [] },
      { ...kept(second), origins: larger ? [] : [number] },
    );
  } else made.push(kept(block.text));
  return made;
}

const pick = <Value>(values: readonly Value[], random: Random): Value =>
  values[Math.floor(random() * values.length)] as Value;

/** Some words changed, taken out, or put in. */
export function edited(
  words: readonly string[],
  random: Random,
  share: number,
  from: readonly string[],
): string {
  const left = words.flatMap((word) => {
    if (random() >= share) return [word];
    const dice = random();
    return dice < 0.5 ? [pick(from, random)] : dice < 0.75 ? [] : [word, pick(from, random)];
  });
  if (left.join(' ') === words.join(' '))
    left.splice(Math.floor(random() * (left.length + 1)), 0, pick(from, random));
  return left.join(' ');
}

/** Near copies of long blocks, for other sections. */
function plant(made: readonly Made[], random: Random, share: number): Made[] {
  const places = made.map(({ section }) => section);
  const words = made.flatMap(({ text }) => text.split(' ').slice(0, 3));
  return made
    .filter((block) => block.text.split(' ').length >= 12 && block.origins.length === 1 && random() < share)
    .map((block) => ({
      section: pick(places, random),
      kind: block.kind,
      ...(block.variants && { variants: block.variants }),
      text: edited(block.text.split(' '), random, random() < 0.3 ? 0 : 0.08, words),
      origins: [],
      lookalike: true,
    }));
}

/** Puts blocks into their sections, merges some, moves sections to other pages, gives some sections new labels. */
function rearranged(
  book: ComparedBook,
  made: readonly Made[],
  random: Random,
  shares: Rewriting,
): { sections: ComparedBook['sections']; blocks: Made[]; aliases: Record<string, string> } {
  const aliases: Record<string, string> = {};
  const contents = new Map<string, Made[]>(book.sections.map(({ label }) => [label, []]));
  for (const block of made) {
    const list = contents.get(block.section) as Made[];
    if (block.lookalike) list.splice(1 + Math.floor(random() * list.length), 0, block);
    else list.push(block);
  }
  const pages = [...new Set(book.sections.map(({ page }) => page))];
  const sections = book.sections.map((section) => {
    let next = section;
    if (section.label !== section.page && random() < shares.moveSection) {
      next = { ...next, page: pick(pages, random), parent: undefined as never };
      delete next.parent;
    }
    if (random() < shares.renameSection && section.label !== section.page) {
      next = { ...next, label: `${section.label.replace(/~\d+$/, '')}~${Math.floor(random() * 1e9)}` };
      aliases[section.label] = next.label;
    }
    return { next, old: section.label };
  });
  sections.sort((a, b) => pages.indexOf(a.next.page) - pages.indexOf(b.next.page));
  const blocks = sections.flatMap(({ next, old }) =>
    merged(contents.get(old) ?? [], random, shares.merge).map((block) => ({ ...block, section: next.label })),
  );
  return { sections: sections.map(({ next }) => next), blocks, aliases };
}

function merged(blocks: readonly Made[], random: Random, share: number): Made[] {
  const list: Made[] = [];
  for (const block of blocks) {
    const last = list.at(-1);
    const fits =
      last?.kind === 'paragraph' && block.kind === 'paragraph' && !last.lookalike && !block.lookalike;
    if (last && fits && block.origins.length > 0 && last.origins.length > 0 && random() < share * 4) {
      list[list.length - 1] = {
        ...last,
        text: `${last.text} ${block.text}`,
        origins: [...last.origins, ...block.origins],
      };
    } else list.push(block);
  }
  return list;
}
