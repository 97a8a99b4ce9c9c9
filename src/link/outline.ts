// outline: the headings of a page below its title, nested by depth.

import type { OutlineEntry } from './book.ts';
import type { LinkedPage } from './linked-page.ts';
import type { Resolution } from './resolution.ts';

/** Headings of the text itself; those inside boxes, quotations and tabs are not sections of the page. */
export function outlineOf({ facts, occurrences }: LinkedPage, { titleOf }: Resolution): OutlineEntry[] {
  const entries: OutlineEntry[] = [];
  const open: { depth: number; children: OutlineEntry[] }[] = [{ depth: 0, children: entries }];
  for (const [i, { section, id }] of facts.targets.entries()) {
    const occurrence = occurrences[i];
    if (section === undefined || occurrence === undefined) continue;
    while ((open.at(-1) as { depth: number }).depth >= section) open.pop();
    const { enumerator } = occurrence.target;
    const entry: OutlineEntry = {
      id,
      title: titleOf(occurrence),
      ...(enumerator !== undefined && { enumerator }),
      ...(occurrence.variants !== undefined && { variants: [...occurrence.variants] }),
      children: [],
    };
    (open.at(-1) as { children: OutlineEntry[] }).children.push(entry);
    open.push({ depth: section, children: entry.children });
  }
  return entries;
}
