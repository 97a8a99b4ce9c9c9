// document: one page as a tree, with what its head says.

import type { Root } from './node.ts';
import type { Position } from './position.ts';
import type { PageFrontmatter } from './settings.ts';
import type { Diagnostic } from './diagnostic.ts';

export interface Document {
  /** Path of the source from the book's root, with `/`. */
  path: string;
  frontmatter: PageFrontmatter;
  tree: Root;
  /** Other files the reader took text from (include), paths from the book's root. */
  included: string[];
  /** The only variants of the book that have this page; absent = all. */
  variants?: string[];
  /** The contents that this page gives to the book, where its dialect says them on pages. */
  toctrees?: Toctree[];
  /** BibTeX files that this page names, where its dialect says them on pages. */
  bibliographies?: NamedFile[];
  /** Where this page is discussed: addresses of topics, of all variants or of those named. */
  discussions?: Discussion[];
}

/** Pages below a page, in order (Sphinx's `toctree`). */
export interface Toctree {
  /** Whether they and what is below them have numbers. */
  numbered: boolean;
  /** Levels of it that a list of contents shows. */
  depth?: number;
  entries: NamedFile[];
}

/** A file that a page names: its path from the book's root, and where it is named. */
export interface NamedFile {
  file: string;
  position?: Position;
}

export interface Discussion {
  variants?: string[];
  url: string;
}

/** Reading never fails: what could not be read is an error node and a diagnostic. */
export interface ReadResult {
  document: Document;
  diagnostics: Diagnostic[];
}
