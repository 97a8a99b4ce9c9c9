// block-slides: slides that are blocks with Jupyter's slideshow metadata, with all that is in them.

import type { Block, FlowNode } from '../../document/index.ts';
import { nodesOf, plainText } from '../../document/index.ts';
import type { Gathering } from './gathering.ts';
import { begin, current, endTexts, gatherCode, leaveSections } from './gathering.ts';
import type { Slide } from './slide.ts';
import { isSeen } from './slide.ts';
import { worded } from './wording.ts';

/** Jupyter's `slide_type` of a block, where it has one. */
function slideTypeOf({ data }: Block): string | undefined {
  const show = data?.['slideshow'];
  if (typeof show !== 'object' || show === null) return undefined;
  const type = (show as Record<string, unknown>)['slide_type'];
  return typeof type === 'string' && type !== '' ? type : undefined;
}

/** What a block is to slides: it begins one, goes on with one, or is not shown. */
export type Role = 'new' | 'below' | 'step' | 'continue' | 'skip' | 'notes';

const roles: Readonly<Record<string, Role>> = {
  slide: 'new',
  subslide: 'below',
  fragment: 'step',
  '-': 'continue',
  skip: 'skip',
  notes: 'notes',
};

/** A block without such metadata, or with a type that Jupyter does not know, has none. */
export const roleOf = (block: Block): Role | undefined => roles[slideTypeOf(block) ?? ''];

/** A block with slideshow metadata is on its slide with all that is in it. */
export function gatherBlock(block: Block, role: Role, gathering: Gathering): void {
  endTexts(gathering);
  if (role === 'skip' || role === 'notes') return gatherUnseen(block, role, gathering);
  const [first, ...rest] = block.children;
  const isTitle =
    first?.type === 'heading' && first.depth === 1 && plainText(first.children) === gathering.title;
  if (isTitle && rest.length === 0) return;
  if (first?.type === 'heading') leaveSections(first.depth, gathering);
  const isNew = role === 'new' || role === 'below';
  const slide = isNew ? begin(gathering, role === 'below') : current(gathering);
  const hasHeading = first?.type === 'heading' && !isSeen(slide);
  if (hasHeading) slide.heading = worded([first.children]);
  const before = slide.parts.length;
  gatherWhole(hasHeading ? rest : block.children, slide, gathering);
  if (role === 'step')
    slide.parts = slide.parts.map((part, at) => (at < before ? part : { ...part, step: true }));
  if (first?.type === 'heading' && !isTitle) gathering.sections.set(first.depth, worded([first.children]));
}

/** Its code has to run all the same. */
function gatherUnseen(block: Block, role: 'skip' | 'notes', gathering: Gathering): void {
  const { parts } = current(gathering);
  for (const cell of nodesOf(block, 'codeCell')) parts.push({ kind: 'unseen', cell });
  const words = block.children.filter(({ type }) => type !== 'codeCell' && type !== 'comment');
  if (role === 'notes' && words.length > 0) parts.push({ kind: 'notes', nodes: words });
}

/** What is in one block is its own: it joins nothing of the block before. */
function gatherWhole(nodes: readonly FlowNode[], slide: Slide, gathering: Gathering): void {
  let blocks: FlowNode[] | undefined;
  for (const node of nodes) {
    if (node.type === 'comment' || node.type === 'footnoteDefinition' || node.type === 'aside') continue;
    if (node.type === 'codeCell') {
      gatherCode(node, gathering, true);
      blocks = undefined;
    } else if (blocks !== undefined) blocks.push(node);
    else slide.parts.push({ kind: 'blocks', nodes: (blocks = [node]) });
  }
}
