// in-variant: what one edition shows of a tree: variant sets resolved, cells of other variants left out.

import type { Node, ReferenceTarget } from '../document/index.ts';
import { editionId } from './ids.ts';

/**
 * A copy of `tree` with only what `variant` shows: the fitting branch of each variant set stands where the set stood,
 * cells of other variants are gone, and so are containers that held nothing else. Where branches share a label, the one that
 * is left has the label's own id, so that references from outside lead to it. The rest is shared with `tree`.
 */
export function inVariant<T extends Node>(tree: T, variant: string): T {
  return pruned(tree, variant)[0] as T;
}

function pruned(node: Node, variant: string): Node[] {
  if (node.type === 'codeCell' && node.variants && !node.variants.includes(variant)) return [];
  if (!('children' in node)) return [node];
  if (node.type === 'variantSet') {
    return node.children
      .filter((branch) => branch.variants.includes(variant))
      .flatMap((branch) => inside(branch, variant).map((child) => withEditionIds(child)));
  }
  const children = inside(node, variant);
  if (node.type === 'container' && isEmptied(node.children, children)) return [];
  const same =
    children.length === node.children.length && children.every((child, i) => child === node.children[i]);
  return [same ? node : ({ ...node, children } as Node)];
}

function inside(node: Extract<Node, { children: unknown[] }>, variant: string): Node[] {
  const children: Node[] = [];
  for (const child of node.children) children.push(...pruned(child, variant));
  return children;
}

const isContent = (node: Node): boolean => node.type !== 'caption' && node.type !== 'legend';

/** A container that had content and has none left: its caption would stand alone. */
function isEmptied(before: readonly Node[], after: readonly Node[]): boolean {
  return before.some(isContent) && !after.some(isContent);
}

/** The tree of a branch with the ids that its labels have where the other branches are not. */
function withEditionIds(node: Node): Node {
  let copy = node;
  if ('id' in copy && copy.id !== undefined) {
    const id = editionId(copy.id);
    if (id !== copy.id) copy = { ...copy, id };
  }
  if ('target' in copy && copy.target?.id !== undefined) {
    const target = editionTarget(copy.target);
    if (target !== copy.target) copy = { ...copy, target };
  }
  if (copy.type === 'exercise' && copy.solution !== undefined) {
    const solution = editionTarget(copy.solution);
    if (solution !== copy.solution) copy = { ...copy, solution };
  }
  if (!('children' in copy)) return copy;
  const before: readonly Node[] = copy.children;
  const children = before.map((child) => withEditionIds(child));
  return children.every((child, i) => child === before[i]) ? copy : ({ ...copy, children } as Node);
}

function editionTarget(target: ReferenceTarget): ReferenceTarget {
  const id = target.id === undefined ? undefined : editionId(target.id);
  return id === undefined || id === target.id ? target : { ...target, id };
}
