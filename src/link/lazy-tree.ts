// lazy-tree: a document whose tree is made when it is first asked for, and kept until it is no longer needed.

import type { Document, Root } from '../document/index.ts';

/** What forgets the tree of a document, and of the one that it is made from. */
const forgetting = new WeakMap<Document, () => void>();

/**
 * The document with another tree, made from it. The document's own is not touched, so it may be one that is still to be
 * read. `given`: the tree, where it is there already.
 */
export function lazyTree(document: Omit<Document, 'tree'>, make: () => Root, given?: Root): Document {
  let tree = given;
  // Copied field by field: spreading would ask for the tree.
  const copy = {} as Document;
  for (const key of Object.keys(document) as (keyof Document)[])
    if (key !== 'tree') Object.assign(copy, { [key]: (document as Document)[key] });
  Object.defineProperty(copy, 'tree', { enumerable: true, get: () => (tree ??= make()) });
  forgetting.set(copy, () => {
    tree = undefined;
    forgetTree(document as Document);
  });
  return copy;
}

/** Gives the memory of a tree back. Whoever asks for it again gets an equal one, made anew. */
export function forgetTree(document: Document): void {
  forgetting.get(document)?.();
}
