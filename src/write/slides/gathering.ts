// gathering: what is gathered of slides while a page is gone through, and how it grows.

import type { CodeCell, PhrasingNode } from '../../document/index.ts';
import type { Slide, SlidePart } from './slide.ts';
import { isSeen } from './slide.ts';
import { slideCell } from './slide-code.ts';
import { worded } from './wording.ts';

/** What is gathered while a page is gone through. */
export interface Gathering {
  variant: string;
  title: string;
  slides: Slide[];
  /** The slide for what comes before the first that begins with a mark. */
  opening: Slide | undefined;
  /** Words of the sections around, by depth of their headings. */
  sections: Map<number, PhrasingNode[]>;
  /** Text that slides show is open. */
  open: boolean;
  /** Texts of the paragraph at hand. */
  texts: PhrasingNode[][];
  /** Code of the page belongs to slides: they come from marks in the text. */
  takesCode: boolean;
}

/** A slide begins, in the section at hand. */
export function begin(gathering: Gathering, below = false): Slide {
  const section = [...gathering.sections.entries()].toSorted(([a], [b]) => b - a)[0]?.[1] ?? [];
  const slide: Slide = { section, heading: [], parts: [], below };
  gathering.slides.push(slide);
  return slide;
}

export const current = (gathering: Gathering): Slide =>
  gathering.slides.at(-1) ?? (gathering.opening = begin(gathering));

/** A paragraph ends: its texts are the slide's heading, or a line under what the slide has already. */
export function endTexts(gathering: Gathering): void {
  const words = worded(gathering.texts);
  // A text that is open goes on in the next block.
  gathering.texts = gathering.open ? [[]] : [];
  if (words.length === 0) return;
  const slide = current(gathering);
  const isFree = slide.heading.length === 0 && slide === gathering.opening;
  if (isFree || !isSeen(slide)) slide.heading = words;
  else slide.parts.push({ kind: 'text', words });
}

export function add(part: SlidePart, gathering: Gathering): void {
  endTexts(gathering);
  current(gathering).parts.push(part);
}

/** Code of marked text is on slides without its comments, that of a whole block as it is. */
export function gatherCode(cell: CodeCell, gathering: Gathering, comments: boolean): void {
  if (gathering.takesCode || comments) add(slideCell(cell, gathering.variant, comments), gathering);
  else current(gathering).parts.push({ kind: 'unseen', cell });
}

/** The sections that a heading of this depth ends. */
export function leaveSections(depth: number, { sections }: Gathering): void {
  for (const own of sections.keys()) if (own >= depth) sections.delete(own);
}
