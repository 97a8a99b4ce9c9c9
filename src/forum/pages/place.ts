// place: sections and blocks of the book as the forum names them and links to them.

import type { Block, Manifest, ManifestPage, Section } from '../../compare/index.ts';
import { fragment } from '../../write/html/index.ts';
import type { Words } from './words/words.ts';

/** The manifest, to be looked up by label. */
export interface Places {
  manifest: Manifest;
  page(label: string): ManifestPage | undefined;
  section(label: string): Section | undefined;
  block(label: string, id: string): Block | undefined;
  blocksOf(label: string): readonly Block[];
  /** Labels of a section and all that is below it, in reading order; of a page with its sub-pages. */
  below(label: string): readonly string[];
  /** Pages directly below a page; without a label the top ones. */
  children(label?: string): readonly ManifestPage[];
}

const made = new WeakMap<Manifest, Places>();

/** Worked out once for a manifest. */
export function placesOf(manifest: Manifest): Places {
  const known = made.get(manifest);
  if (known) return known;
  const places = prepare(manifest);
  made.set(manifest, places);
  return places;
}

function prepare(manifest: Manifest): Places {
  const pages = new Map(manifest.pages.map((page) => [page.label, page]));
  const sections = new Map(manifest.sections.map((section) => [section.label, section]));
  const blocks = grouped(manifest.blocks, ({ section }) => section);
  const subpages = grouped(manifest.pages, ({ parent }) =>
    parent !== undefined && pages.has(parent) ? parent : '',
  );
  const subsections = grouped(manifest.sections, ({ parent }) => parent ?? '');
  const below = (label: string, seen = new Set<string>()): string[] => {
    if (seen.has(label)) return [];
    seen.add(label);
    const inside = [...(subsections.get(label) ?? []), ...(subpages.get(label) ?? [])];
    return [label, ...inside.flatMap((one) => below(one.label, seen))];
  };
  const known = new Map<string, readonly string[]>();
  return {
    manifest,
    page: (label) => pages.get(label),
    section: (label) => sections.get(label),
    block: (label, id) => blocks.get(label)?.find((block) => block.id === id),
    blocksOf: (label) => blocks.get(label) ?? [],
    below: (label) => {
      const found = known.get(label) ?? below(label);
      // What is not in the book is asked for by hostile addresses only.
      if (sections.has(label) || pages.has(label)) known.set(label, found);
      return found;
    },
    children: (label = '') => subpages.get(label) ?? [],
  };
}

function grouped<Value>(values: readonly Value[], key: (value: Value) => string): Map<string, Value[]> {
  const groups = new Map<string, Value[]>();
  for (const value of values) {
    const name = key(value);
    const group = groups.get(name);
    if (group) group.push(value);
    else groups.set(name, [value]);
  }
  return groups;
}

/** "3.1.2 The loss". */
export const sectionName = ({ number, title }: Pick<Section, 'number' | 'title'>): string =>
  [number, title].filter((part) => part !== undefined && part !== '').join(' ');

/** "3.1.2"; what has no such number is called in full. */
export const shortName = (places: Places, label: string): string => {
  const section = places.section(label) ?? places.page(label);
  if (section === undefined) return label;
  return section.number?.includes('.') === true ? section.number : sectionName(section);
};

/** "paragraph 1", "Equation 3.1.2". */
export function blockName(block: Block, words: Words): string {
  if (block.called !== undefined) return block.called;
  if (block.number === undefined) return `${words.place.kinds[block.kind]} ${block.ordinal}`;
  return `${words.place.numbered[block.kind]} ${block.number}`;
}

const hasOwnName = ({ number, called }: Block): boolean => (called ?? number) !== undefined;

/** "3.1.2 The loss, paragraph 1", "3.1.2 Figure 3.1.1", "3.1.2 The loss": what a place is called in the version that stands now. */
export function placeName(places: Places, label: string, block: string | undefined, words: Words): string {
  const section = places.section(label) ?? places.page(label);
  if (section === undefined) return label;
  const found = block === undefined ? undefined : places.block(label, block);
  if (found === undefined || found.kind === 'heading') return sectionName(section);
  const name = blockName(found, words);
  return !hasOwnName(found)
    ? `${sectionName(section)}, ${name}`
    : [section.number, name].filter((part) => part !== undefined).join(' ');
}

/** As in lists: "3.1.2 The loss" for a paragraph, "3.1.2 Figure 3.1.1" for what has a number. */
export function listedPlace(places: Places, label: string, block: string | undefined, words: Words): string {
  const found = block === undefined ? undefined : places.block(label, block);
  return placeName(places, label, found !== undefined && hasOwnName(found) ? block : undefined, words);
}

/** Id of the bubble beside a block: where links to a block without a label lead. */
export const bubbleId = (section: Section | undefined, block: string): string =>
  `_talk-${section?.id === undefined ? '' : `${section.id}-`}${block}`;

/** Address of a place in the book; undefined for one that is not there. */
export function placeAddress(places: Places, label: string, block?: string): string | undefined {
  const section = places.section(label);
  const page = places.page(section?.page ?? label);
  if (page === undefined) return undefined;
  const file = `/${page.address.split('/').map(encodeURIComponent).join('/')}.html`;
  const found = block === undefined ? undefined : places.block(label, block);
  if (found !== undefined && found.kind !== 'heading') {
    return `${file}${fragment(found.label ?? bubbleId(section, found.id))}`;
  }
  return section?.id === undefined ? file : `${file}${fragment(section.id)}`;
}
