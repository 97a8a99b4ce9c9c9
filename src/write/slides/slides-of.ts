// slides-of: the slides of a page: from the marks in its text, and from blocks that carry Jupyter's slideshow metadata.

import type { FlowNode, Heading, Kind, Node, NodeOf, PhrasingNode } from '../../document/index.ts';
import { isParent, nodesOf, plainText, walk } from '../../document/index.ts';
import type { Page } from '../../link/index.ts';
import { inVariant } from '../../link/index.ts';
import { gatherBlock, roleOf } from './block-slides.ts';
import type { Gathering } from './gathering.ts';
import { add, begin, endTexts, gatherCode, leaveSections } from './gathering.ts';
import { markEvents } from './mark-events.ts';
import type { Slide } from './slide.ts';
import { mergedCode } from './slide-code.ts';
import { worded, wordedFormula } from './wording.ts';

/** Whether a tree has anything for slides. */
export function hasSlideMarks(tree: Node): boolean {
  let found = false;
  walk(tree, (node) => {
    if (found) return false;
    if (node.type === 'slideMark' || node.type === 'slideOnly') found = true;
    else if (node.type === 'block') found = !['continue', 'skip', 'notes'].includes(roleOf(node) ?? 'skip');
    return !found;
  });
  return found;
}

/**
 * The slides of a page in a variant, in its order; none where it has no marks. The title's slide is not among them. Some may
 * have nothing to look at, only code that has to run.
 */
export function slidesOf(page: Page, variant: string): Slide[] {
  const tree = inVariant(page.document.tree, variant);
  if (!hasSlideMarks(tree)) return [];
  const marked = nodesOf(tree, 'slideMark').length + nodesOf(tree, 'slideOnly').length > 0;
  const gathering: Gathering = {
    variant,
    title: plainText(page.title),
    slides: [],
    opening: undefined,
    sections: new Map(),
    open: false,
    texts: [],
    takesCode: marked,
  };
  for (const node of tree.children) gather(node, gathering);
  return gathering.slides.map((slide) => ({ ...slide, parts: mergedCode(slide.parts) }));
}

/** Kinds that have a way of their own; all others are gone into. */
const ways: { readonly [K in Kind]?: (node: NodeOf<K>, gathering: Gathering) => void } = {
  block: (node, gathering) => {
    const role = roleOf(node);
    if (role !== undefined) gatherBlock(node, role, gathering);
    else for (const child of node.children) gather(child, gathering);
  },
  heading: gatherHeading,
  paragraph: (node, gathering) => gatherLine(node.children, gathering),
  math: (node, gathering) => {
    if (gathering.open) add({ kind: 'formula', node: wordedFormula(node) }, gathering);
  },
  codeCell: (node, gathering) => gatherCode(node, gathering, false),
  // What readers answer themselves, and what stands beside the text, is on no slide.
  exercise: () => {},
  solution: () => {},
  aside: () => {},
  footnoteDefinition: () => {},
};

function gather(node: Node, gathering: Gathering): void {
  const way = ways[node.type] as ((one: Node, gathering: Gathering) => void) | undefined;
  if (way === undefined) gatherOther(node, gathering);
  else way(node, gathering);
}

function gatherLine(nodes: readonly PhrasingNode[], gathering: Gathering): void {
  for (const event of markEvents(nodes)) {
    if (event.kind === 'words') {
      if (gathering.open) gathering.texts.at(-1)?.push(...event.nodes);
    } else if (event.kind === 'close') gathering.open = false;
    else {
      if (event.starts === 'new') {
        endTexts(gathering);
        begin(gathering);
      }
      gathering.open = true;
      gathering.texts.push([]);
    }
  }
  endTexts(gathering);
}

/** A heading is a section for the slides after it; its own words may be a slide's. */
function gatherHeading(node: Heading, gathering: Gathering): void {
  leaveSections(node.depth, gathering);
  gatherLine(node.children, gathering);
  if (node.depth > 1)
    gathering.sections.set(node.depth, worded([node.children.filter(({ type }) => type !== 'slideOnly')]));
}

/** A block in the midst of a text stands as it is; otherwise what in it is marked, and its code. */
function gatherOther(node: Node, gathering: Gathering): void {
  if (!isParent(node)) return;
  if (gathering.open && !hasSlideMarks(node) && isFlow(node))
    return add({ kind: 'blocks', nodes: [node] }, gathering);
  const isLine = node.children.some(({ type }) => type === 'text' || type === 'slideMark');
  if (isLine) gatherLine(node.children as PhrasingNode[], gathering);
  else for (const child of node.children) gather(child, gathering);
}

/** Parts of a list or table are no blocks of their own. */
const isFlow = (node: Node): node is FlowNode => !partsOfBlocks.has(node.type);

const partsOfBlocks: ReadonlySet<Kind> = new Set<Kind>([
  'listItem',
  'definitionTerm',
  'definitionDescription',
  'tableRow',
  'tableCell',
  'tabItem',
  'variantBranch',
]);
