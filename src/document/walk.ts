// walk: going through a tree, changing a copy of it, taking its words.

import type { Kind, Node, NodeOf, ParentNode } from './node.ts';

/** Whether a node has children. */
export function isParent(node: Node): node is ParentNode {
  return 'children' in node;
}

/** The children of a node; none for a leaf. */
export function childrenOf(node: Node): readonly Node[] {
  return 'children' in node ? node.children : [];
}

/** Calls `visit` for every node in document order; `false` skips the node's children. */
export function walk(
  node: Node,
  visit: (node: Node, ancestors: readonly ParentNode[]) => boolean | void,
  ancestors: readonly ParentNode[] = [],
): void {
  if (visit(node, ancestors) === false || !isParent(node) || node.children.length === 0) return;
  const inside = [...ancestors, node];
  for (const child of node.children) walk(child, visit, inside);
}

/** Every node of one kind, in document order. */
export function nodesOf<K extends Kind>(root: Node, kind: K): NodeOf<K>[] {
  const found: NodeOf<K>[] = [];
  // Not through `walk`: this runs over whole books, and needs no list of ancestors for each node.
  const look = (node: Node): void => {
    if (node.type === kind) found.push(node as NodeOf<K>);
    if ('children' in node) for (const child of node.children) look(child);
  };
  look(root);
  return found;
}

/**
 * A changed copy of a tree, children first. `change` returns the node itself (kept), another node, several, or none.
 * What does not change is shared with the old tree, which stays as it was.
 */
export function mapTree(node: Node, change: (node: Node) => Node | Node[]): Node[] {
  if (!isParent(node)) return toArray(change(node));
  let same = true;
  const children: Node[] = [];
  for (const child of node.children) {
    const mapped = mapTree(child, change);
    if (mapped.length !== 1 || mapped[0] !== child) same = false;
    children.push(...mapped);
  }
  return toArray(change(same ? node : ({ ...node, children } as Node)));
}

const toArray = (value: Node | Node[]): Node[] => (Array.isArray(value) ? value : [value]);

/** The words of a node, as read aloud: no markup, no notes; TeX stays TeX. */
export function plainText(node: Node | readonly Node[]): string {
  if (isList(node)) return node.map(plainText).join('');
  if (!isParent(node)) return leafText(node);
  if (node.type === 'footnoteDefinition' || node.type === 'aside' || node.type === 'slideOnly') return '';
  return node.children.map(plainText).join('');
}

function leafText(node: Exclude<Node, ParentNode>): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
    case 'inlineMath':
    case 'math':
    case 'code':
      return node.value;
    case 'codeCell':
      return node.source;
    case 'image':
      return node.alt ?? '';
    case 'break':
      return ' ';
    case 'footnoteReference':
    case 'comment':
    case 'html':
    case 'raw':
    case 'thematicBreak':
    case 'iframe':
    case 'toc':
    case 'bibliography':
    case 'showIndex':
    case 'autodoc':
    case 'slideMark':
    case 'error':
      return '';
  }
}

const isList = (value: Node | readonly Node[]): value is readonly Node[] => Array.isArray(value);
