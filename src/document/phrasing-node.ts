// phrasing-node: the kinds that stand in a line of text.
// Fields marked "link" are absent after reading and filled in by link/.

import type { Base, Labelled, Parent } from './node-parts.ts';
import type { ProofKind } from './flow-node.ts';
import type { PhrasingNode } from './node.ts';

export interface Text extends Base {
  type: 'text';
  value: string;
}
export interface Emphasis extends Parent<PhrasingNode> {
  type: 'emphasis';
}
export interface Strong extends Parent<PhrasingNode> {
  type: 'strong';
}
export interface Delete extends Parent<PhrasingNode> {
  type: 'delete';
}
export interface Underline extends Parent<PhrasingNode> {
  type: 'underline';
}
export interface Smallcaps extends Parent<PhrasingNode> {
  type: 'smallcaps';
}
export interface Subscript extends Parent<PhrasingNode> {
  type: 'subscript';
}
export interface Superscript extends Parent<PhrasingNode> {
  type: 'superscript';
}
export interface Abbreviation extends Parent<PhrasingNode> {
  type: 'abbreviation';
  title?: string;
}
export interface Keyboard extends Parent<PhrasingNode> {
  type: 'keyboard';
}
export interface Span extends Parent<PhrasingNode>, Labelled {
  type: 'span';
  class?: string;
}
export interface InlineCode extends Base {
  type: 'inlineCode';
  value: string;
}
export interface Break extends Base {
  type: 'break';
}
export interface Link extends Parent<PhrasingNode> {
  type: 'link';
  url: string;
  title?: string;
  /** link: a file of the book to be copied and offered for download, path from the book's root. */
  download?: string;
}

export type TargetKind =
  | 'page'
  | 'heading'
  | 'math'
  | 'figure'
  | 'table'
  | 'code'
  | ProofKind
  | 'exercise'
  | 'solution'
  | 'term'
  | 'block';
/** Where a reference leads. `page` is the path of the page's source; `id` the fragment in it, absent for the page itself. */
export interface ReferenceTarget {
  page: string;
  id?: string;
  kind: TargetKind;
  enumerator?: string;
}
/**
 * A reference to something of this book. `kind` tells which words are used where the author gives none:
 * `ref` name or word and number, `numref` word and number, `eq` number in parentheses, `doc` title of a page,
 * `link` a Markdown link `[text](#label)`, `term` a glossary term. `children` are the author's words after reading;
 * after link they are what is printed, always.
 */
export interface CrossReference extends Parent<PhrasingNode> {
  type: 'crossReference';
  kind: 'ref' | 'numref' | 'eq' | 'doc' | 'link' | 'term';
  label: string;
  /** link: absent = unresolved (a diagnostic was given). */
  target?: ReferenceTarget;
}
/** One cited work. In a citeGroup the group prints brackets and separators. `children` come from link. */
export interface Cite extends Parent<PhrasingNode> {
  type: 'cite';
  /** Key of the entry in the bibliography. */
  label: string;
  kind: 'narrative' | 'parenthetical';
  prefix?: string;
  suffix?: string;
  /** link: false = no such entry (a diagnostic was given). */
  resolved?: boolean;
}
/** Works cited together. After link `children` are the finished words: text nodes and cite nodes. */
export interface CiteGroup extends Parent<PhrasingNode> {
  type: 'citeGroup';
  kind: 'narrative' | 'parenthetical';
}
export interface FootnoteReference extends Base {
  type: 'footnoteReference';
  label: string;
  /** link */
  enumerator?: string;
}
/** Words that stand in the index; prints its children (none for an entry made by the directive). */
export interface IndexEntry extends Parent<PhrasingNode>, Labelled {
  type: 'indexEntry';
  entries: IndexTerm[];
}
export interface IndexTerm {
  term: string;
  sub?: string;
  emphasis?: boolean;
  see?: string;
  seeAlso?: string;
}
/**
 * Where text that slides show begins or ends; it has no width, and all other writers print nothing. What opens in one block
 * may close in another. `starts` tells whether the text begins a slide or goes on with the one before.
 */
export interface SlideMark extends Base {
  type: 'slideMark';
  edge: 'open' | 'close';
  starts: 'new' | 'continue';
}
/** Text that only slides show. */
export interface SlideOnly extends Parent<PhrasingNode> {
  type: 'slideOnly';
  starts: 'new' | 'continue';
}
