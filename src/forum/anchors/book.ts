// book: the published version that places are looked up in.

import type { Block, Manifest, Section } from '../../compare/index.ts';
import { currentLabel } from '../../compare/index.ts';

/** What a published version is for anchors: its manifest and its pages' files. */
export interface AnchoredBook {
  manifest: Manifest;
  /** The HTML of a page by its address, as the build wrote it; undefined when there is no such page. */
  page(address: string): string | undefined;
}

/** The blocks and sections of a version, to be looked up. */
export interface Lookup {
  section(label: string): Section | undefined;
  /** A block of a section by its id. */
  block(label: string, id: string): Block | undefined;
  blocksOf(label: string): readonly Block[];
  /** Blocks with that hash. */
  withHash(hash: string): readonly Block[];
  /** The section that a label means now, renamings followed. */
  current(label: string): string;
}

const made = new WeakMap<Manifest, Lookup>();

/** Worked out once for a manifest. */
export function lookupIn(manifest: Manifest): Lookup {
  const known = made.get(manifest);
  if (known) return known;
  const sections = new Map(manifest.sections.map((section) => [section.label, section]));
  const bySection = grouped(manifest.blocks, ({ section }) => section);
  const byHash = grouped(manifest.blocks, ({ hash }) => hash);
  const lookup: Lookup = {
    section: (label) => sections.get(label),
    block: (label, id) => bySection.get(label)?.find((block) => block.id === id),
    blocksOf: (label) => bySection.get(label) ?? [],
    withHash: (hash) => byHash.get(hash) ?? [],
    current: (label) => (sections.has(label) ? label : currentLabel(label, manifest.aliases)),
  };
  made.set(manifest, lookup);
  return lookup;
}

function grouped(blocks: readonly Block[], key: (block: Block) => string): Map<string, Block[]> {
  const groups = new Map<string, Block[]>();
  for (const block of blocks) {
    const group = groups.get(key(block));
    if (group) group.push(block);
    else groups.set(key(block), [block]);
  }
  return groups;
}
