// outline: the headings of a page below its title, nested by depth.

import type { Heading, Node, Root } from '../document/index.ts';
import { childrenOf } from '../document/index.ts';
import type { OutlineEntry } from './book.ts';
import type { Occurrence } from './labels.ts';
import type { Resolution } from './resolution.ts';

/** Headings of the text itself; those inside boxes, quotations and tabs are not sections of the page. */
export function outlineOf(
  tree: Root,
  title: string | undefined,
  ids: ReadonlyMap<string, Occurrence>,
  { titleOf }: Resolution,
): OutlineEntry[] {
  const entries: OutlineEntry[] = [];
  const open: { depth: number; children: OutlineEntry[] }[] = [{ depth: 0, children: entries }];
  for (const heading of sectionHeadings(tree)) {
    if (heading.id === undefined || heading.id === title) continue;
    const occurrence = ids.get(heading.id);
    if (occurrence === undefined) continue;
    while ((open.at(-1) as { depth: number }).depth >= heading.depth) open.pop();
    const entry: OutlineEntry = {
      id: heading.id,
      title: titleOf(occurrence),
      ...(heading.enumerator !== undefined && { enumerator: heading.enumerator }),
      ...(occurrence.variants !== undefined && { variants: [...occurrence.variants] }),
      children: [],
    };
    (open.at(-1) as { children: OutlineEntry[] }).children.push(entry);
    open.push({ depth: heading.depth, children: entry.children });
  }
  return entries;
}

/** Headings of a tree that make sections, in order. */
export function sectionHeadings(node: Node): Heading[] {
  return childrenOf(node).flatMap((child) => {
    if (child.type === 'heading') return [child];
    const goesOn = ['block', 'div', 'variantSet', 'variantBranch'].includes(child.type);
    return goesOn ? sectionHeadings(child) : [];
  });
}
