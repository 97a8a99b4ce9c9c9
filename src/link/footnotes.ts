// footnotes: their numbers on a page, in the order in which they are first referred to.

import type { Diagnostic, Node, Place, Root } from '../document/index.ts';
import { diagnostic, isParent, nearest } from '../document/index.ts';
import { placeOf } from './place-of.ts';

export interface Footnotes {
  /** Name → number; only of those that are defined. */
  numbers: ReadonlyMap<string, string>;
  diagnostics: Diagnostic[];
}

/** Numbers the footnotes of a page; tells marks without a text, texts without a mark and texts with the same name. */
export function numberFootnotes(tree: Root, file: string): Footnotes {
  const marks: { label: string; place: Place }[] = [];
  const texts = new Map<string, Place>();
  const diagnostics: Diagnostic[] = [];
  const look = (node: Node, around: string): void => {
    if (node.type === 'footnoteReference') marks.push({ label: node.label, place: placeOf(node, around) });
    if (node.type === 'footnoteDefinition') {
      const place = placeOf(node, around);
      if (texts.has(node.label)) diagnostics.push(diagnostic('duplicate-footnote', place, node.label));
      else texts.set(node.label, place);
    }
    if (isParent(node)) for (const child of node.children as Node[]) look(child, node.file ?? around);
  };
  look(tree, file);
  const numbers = new Map<string, string>();
  for (const { label, place } of marks) {
    if (!texts.has(label))
      diagnostics.push(
        diagnostic(
          'undefined-footnote',
          place,
          label,
          (label.length > 2 && nearest(label, texts.keys())) || '',
        ),
      );
    else if (!numbers.has(label)) numbers.set(label, String(numbers.size + 1));
  }
  for (const [label, place] of texts) {
    if (!numbers.has(label)) diagnostics.push(diagnostic('unused-footnote', place, label));
  }
  return { numbers, diagnostics };
}
