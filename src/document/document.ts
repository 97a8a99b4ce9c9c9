// document: one page as a tree, with what its head says.

import type { Root } from './node.ts';
import type { PageFrontmatter } from './settings.ts';
import type { Diagnostic } from './diagnostic.ts';

export interface Document {
  /** Path of the source from the book's root, with `/`. */
  path: string;
  frontmatter: PageFrontmatter;
  tree: Root;
  /** Other files the reader took text from (include), paths from the book's root. */
  included: string[];
}

/** Reading never fails: what could not be read is an error node and a diagnostic. */
export interface ReadResult {
  document: Document;
  diagnostics: Diagnostic[];
}
