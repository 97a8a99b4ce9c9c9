// lazy-tree: a document whose tree is made when it is first asked for, and then kept.

import type { Document, Root } from '../document/index.ts';

/** The document with another tree. The document's own is not touched, so it may be one that is still to be read. */
export function lazyTree(document: Omit<Document, 'tree'>, make: () => Root): Document {
  let tree: Root | undefined;
  // Copied field by field: spreading would ask for the tree.
  const copy = {} as Document;
  for (const key of Object.keys(document) as (keyof Document)[])
    if (key !== 'tree') Object.assign(copy, { [key]: (document as Document)[key] });
  Object.defineProperty(copy, 'tree', { enumerable: true, get: () => (tree ??= make()) });
  return copy;
}
