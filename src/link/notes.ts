// notes: what is noted of each kind of node that refers to something or is counted.

import type { Kind, NodeOf, PageFrontmatter, Place } from '../document/index.ts';
import { diagnostic } from '../document/index.ts';
import type { Formulas } from '../math/index.ts';
import type { Noted, PageFacts } from './facts.ts';
import { formulaError } from './formula-errors.ts';
import { ownWords } from './own-words.ts';
import { isExternal } from './paths.ts';

/** Where a node stands, and what has been found before it. */
export interface NoteAt {
  facts: PageFacts;
  noted: Noted;
  place: Place;
  /** Id of the heading before it. */
  heading: string | undefined;
  /** Numbers of the footnotes by name. */
  footnotes: ReadonlyMap<string, string>;
  macros: PageFrontmatter['macros'];
  formulas: Formulas;
}

export type Note<K extends Kind> = (node: NodeOf<K>, at: NoteAt) => void;

const footnote: Note<'footnoteReference' | 'footnoteDefinition'> = (
  { label },
  { facts, noted, footnotes },
) => {
  const enumerator = footnotes.get(label);
  if (enumerator !== undefined) facts.footnotes.push({ at: noted.at, enumerator });
};

const formula: Note<'math' | 'inlineMath'> = (node, { facts, place, macros, formulas }) => {
  facts.formulas += 1;
  const error = formulaError(node, place, macros, formulas);
  if (error !== undefined) facts.diagnostics.push(error);
};

const forSlides: Note<'slideMark' | 'slideOnly' | 'block'> = (_node, { facts, noted: { branch } }) => {
  const { slides } = facts;
  if (branch === undefined) slides.everywhere = true;
  for (const name of (branch !== undefined && facts.branches[branch]?.variants) || [])
    if (!slides.variants.includes(name)) slides.variants.push(name);
};

/** Jupyter's slideshow metadata of what is to be seen on slides. */
const onSlides = new Set(['slide', 'subslide', 'fragment']);

function isOnSlides({ data }: NodeOf<'block'>): boolean {
  const slideshow = data?.['slideshow'] as { slide_type?: unknown } | null | undefined;
  const type = typeof slideshow === 'object' ? slideshow?.slide_type : undefined;
  return typeof type === 'string' && onSlides.has(type);
}

/** Kinds of which nothing is noted are not here. */
export const notes: { readonly [K in Kind]?: Note<K> } = {
  footnoteReference: footnote as Note<'footnoteReference'>,
  footnoteDefinition: footnote as Note<'footnoteDefinition'>,
  math: formula as Note<'math'>,
  inlineMath: formula as Note<'inlineMath'>,
  crossReference: ({ kind, label, children }, { facts, noted }) => {
    facts.references.push({ ...noted, kind, label, own: ownWords(children) });
  },
  link: ({ url, children }, { facts, noted }) => {
    if (leadsInside(url)) facts.links.push({ ...noted, url, own: ownWords(children) });
  },
  card: ({ url }, { facts, noted }) => {
    if (url !== undefined && leadsInside(url)) facts.cards.push({ ...noted, url });
  },
  image: ({ url }, { facts, noted, place }) => {
    if (!isExternal(url)) facts.images.push({ ...noted, url });
    else if (!/^data:/i.test(url)) facts.diagnostics.push(diagnostic('remote-picture', place, url));
  },
  toc: ({ context, depth, pages }, { facts, noted, heading }) => {
    const toc = { context, ...(depth !== undefined && { depth }), ...(pages && { pages }) };
    facts.lists.push({ ...noted, toc, ...(heading !== undefined && { section: heading }) });
  },
  autodoc: ({ object, name, members }, { facts, noted }) => {
    facts.symbols.push({ ...noted, object, name, members });
  },
  codeCell: ({ variants = [] }, { facts }) => {
    facts.cells.count += 1;
    for (const name of variants) if (!facts.cells.variants.includes(name)) facts.cells.variants.push(name);
  },
  slideMark: forSlides as Note<'slideMark'>,
  slideOnly: forSlides as Note<'slideOnly'>,
  block: (node, at) => {
    if (isOnSlides(node)) forSlides(node, at);
  },
  bibliography: (_node, { facts }) => {
    facts.prints.bibliography = true;
  },
  showIndex: (_node, { facts }) => {
    facts.prints.index = true;
  },
};

/** Whether an address may mean something of the book. */
const leadsInside = (url: string): boolean => url !== '' && !isExternal(url);
