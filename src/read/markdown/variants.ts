// variants: adjacent siblings that belong to different variants → one variantSet, which a reader sees as one tabbed thing.

import type { FlowNode, Node, Position, VariantBranch, VariantSet } from '../../document/index.ts';

/** Groups the children of every node of a list, innermost first. `all` are the book's variants. */
export function groupVariants(nodes: readonly FlowNode[], all: readonly string[]): FlowNode[] {
  return grouped(
    nodes.map((node) => inside(node, all)),
    all,
  );
}

/** The node with its own children grouped; a cell in a branch belongs to the variants of the branch. */
function inside<T extends Node>(node: T, all: readonly string[], own?: readonly string[]): T {
  if (node.type === 'codeCell' && own !== undefined) {
    const given = own;
    return {
      ...node,
      variants: node.variants ? node.variants.filter((name) => given.includes(name)) : [...given],
    };
  }
  if (!('children' in node)) return node;
  if (node.type === 'variantBranch') [all, own] = [node.variants, node.variants];
  const children = (node.children as Node[]).map((child) => inside(child, all, own));
  // A container goes as a whole into the branch of the cell that it holds.
  const holdsFlow = node.type !== 'variantSet' && node.type !== 'container';
  return { ...node, children: holdsFlow ? grouped(children as FlowNode[], all) : children };
}

/** A sibling's branches; none where it belongs to the whole book. */
function branchesOf(node: FlowNode, all: readonly string[]): VariantBranch[] {
  if (node.type === 'variantSet') return node.children;
  const variants = variantsOf(node);
  if (variants === undefined || all.every((name) => variants.includes(name))) return [];
  return [
    { type: 'variantBranch', variants, children: [node], ...(node.position && { position: node.position }) },
  ];
}

/** The variants of a cell, or of the cell that a container holds. */
function variantsOf(node: FlowNode): string[] | undefined {
  if (node.type === 'codeCell') return node.variants;
  if (node.type !== 'container') return undefined;
  const cell = node.children.find((child) => child.type === 'codeCell');
  return cell?.type === 'codeCell' ? cell.variants : undefined;
}

function grouped(nodes: readonly FlowNode[], all: readonly string[]): FlowNode[] {
  if (!nodes.some((node) => branchesOf(node, all).length > 0)) return nodes as FlowNode[];
  const result: FlowNode[] = [];
  let run: VariantBranch[] = [];
  /** Comments after the run: they do not end it, and stay with its last branch where it goes on. */
  let comments: FlowNode[] = [];
  const flush = (): void => {
    if (run.length > 0) result.push(setOf(run));
    result.push(...comments);
    [run, comments] = [[], []];
  };
  for (const node of nodes) {
    if (node.type === 'comment' && run.length > 0) {
      comments.push(node);
      continue;
    }
    const branches = branchesOf(node, all);
    if (branches.length === 0) {
      flush();
      result.push(node);
      continue;
    }
    for (const branch of branches) {
      const before = run.at(-1);
      if (before && comments.length > 0) run[run.length - 1] = withComments(before, comments.splice(0));
      const last = run.at(-1);
      if (last && sameVariants(last, branch)) run[run.length - 1] = joined(last, branch);
      else {
        if (run.some((one) => one.variants.some((name) => branch.variants.includes(name)))) flush();
        run.push({ ...branch });
      }
    }
  }
  flush();
  return result;
}

const sameVariants = (a: VariantBranch, b: VariantBranch): boolean => a.variants.join() === b.variants.join();

const joined = (a: VariantBranch, b: VariantBranch): VariantBranch => ({
  ...a,
  children: [...a.children, ...b.children],
  ...span(a.position, b.position),
});

const withComments = (branch: VariantBranch, comments: FlowNode[]): VariantBranch => ({
  ...branch,
  children: [...branch.children, ...comments],
  ...span(branch.position, comments.at(-1)?.position),
});

function setOf(children: VariantBranch[]): VariantSet {
  return { type: 'variantSet', children, ...span(children[0]?.position, children.at(-1)?.position) };
}

const span = (first: Position | undefined, last: Position | undefined): { position?: Position } =>
  first && last ? { position: { ...first, end: last.end } } : {};
