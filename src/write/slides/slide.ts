// slide: the slides of a page in one variant, before any form is given to them.

import type { CodeCell, FlowNode, Math, PhrasingNode } from '../../document/index.ts';

/** What a slide shows under its heading, in order. */
export type SlidePart = (
  | { kind: 'text'; words: PhrasingNode[] }
  | { kind: 'formula'; node: Math }
  /** Code as slides show it, with what it gave in the slides' variant only; `folded` is its source where that is not shown. */
  | { kind: 'code'; cell: CodeCell; folded?: string }
  /** Code that no slide shows, and that has to run for the code after it. */
  | { kind: 'unseen'; cell: CodeCell }
  /** Blocks as they stand on the page. */
  | { kind: 'blocks'; nodes: FlowNode[] }
  /** What the one who speaks has before them; in notebooks only. */
  | { kind: 'notes'; nodes: FlowNode[] }
) & {
  /** Comes only when the one who speaks asks for it (Jupyter's fragment). */
  step?: true;
};

export interface Slide {
  /** The words of the section that it is in; none before the first section. */
  section: PhrasingNode[];
  /** What it says first; none where it begins with code or a formula. */
  heading: PhrasingNode[];
  parts: SlidePart[];
  /** Where the author or the page asks for one: below the slide before it. */
  below: boolean;
}

/** Whether there is anything to look at on a slide. */
export const isSeen = ({ heading, parts }: Slide): boolean => heading.length > 0 || parts.some(isSeenPart);

export const isSeenPart = ({ kind }: SlidePart): boolean => kind !== 'unseen' && kind !== 'notes';
