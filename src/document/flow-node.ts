// flow-node: the kinds that stand as blocks of a page.
// Fields marked "link" are absent after reading and filled in by link/.

import type { Base, Labelled, Numbered, Parent } from './node-parts.ts';
import type { ReferenceTarget } from './phrasing-node.ts';
import type { FlowNode, PhrasingNode } from './node.ts';
import type { Output } from './output.ts';

// --- the page and its sections -------------------------------------------------------------------

export interface Root extends Parent<FlowNode> {
  type: 'root';
}
/** MyST's block (`+++`): a stretch of a page that carries metadata. */
export interface Block extends Parent<FlowNode>, Labelled {
  type: 'block';
  data?: Record<string, unknown>;
}
export interface Heading extends Parent<PhrasingNode>, Numbered {
  type: 'heading';
  depth: 1 | 2 | 3 | 4 | 5 | 6;
}
export interface Paragraph extends Parent<PhrasingNode>, Labelled {
  type: 'paragraph';
}
export interface ThematicBreak extends Base {
  type: 'thematicBreak';
}
export interface Blockquote extends Parent<FlowNode>, Labelled {
  type: 'blockquote';
}
export interface List extends Parent<ListItem>, Labelled {
  type: 'list';
  ordered: boolean;
  start?: number;
  spread: boolean;
}
export interface ListItem extends Parent<FlowNode> {
  type: 'listItem';
  spread: boolean;
  checked?: boolean;
}
export interface DefinitionList extends Parent<DefinitionTerm | DefinitionDescription>, Labelled {
  type: 'definitionList';
}
export interface DefinitionTerm extends Parent<PhrasingNode>, Labelled {
  type: 'definitionTerm';
}
export interface DefinitionDescription extends Parent<FlowNode> {
  type: 'definitionDescription';
}
/** A comment of the author (`% …`); no writer shows it. */
export interface Comment extends Base {
  type: 'comment';
  value: string;
}

// --- code, math, raw text ------------------------------------------------------------------------

/** Code that is only shown. */
export interface Code extends Base, Labelled {
  type: 'code';
  lang?: string;
  value: string;
  filename?: string;
  showLineNumbers?: boolean;
  startingLineNumber?: number;
  emphasizeLines?: number[];
}
/** Options of a code cell that change how it runs or looks. */
export interface CellOptions {
  /** Its definitions become part of the book's library. */
  save?: boolean;
  /** Lines of its source (from 1) that carry a mark: of the cell only the statements that they name are saved. */
  savedLines?: number[];
  /** Seconds; overrides the project's. */
  timeout?: number;
  /** Alternative text of the picture it makes. */
  alt?: string;
  /** Set wider than the measure: `wide`. */
  width?: string;
}
/** Code that runs, once in each of its variants. `tags` are Jupyter's (hide-input, remove-output, raises-exception, …). */
export interface CodeCell extends Base, Labelled {
  type: 'codeCell';
  language: string;
  source: string;
  tags: string[];
  options: CellOptions;
  /** Names of the variants it belongs to; absent = all. */
  variants?: string[];
  /** Outputs by variant name, put in after execution; no entry = not executed in that variant. */
  outputs: Record<string, Output[]>;
  /** Where the lines of `source` come from, where they are not those between the fences as they are. */
  lines?: CellLine[];
}
/** Of a line of a cell's source: its line in the file, and how many characters of that line stand before it. */
export interface CellLine {
  line: number;
  cut: number;
}
/** A display formula. `value` is TeX without delimiters; `\label` and `\tag` are lifted out of it by the reader. */
export interface Math extends Base, Numbered {
  type: 'math';
  value: string;
  /** Author-given tag instead of a number. */
  tag?: string;
}
export interface InlineMath extends Base {
  type: 'inlineMath';
  value: string;
}
/** Raw HTML of the author's Markdown; block or inline. Shown by the HTML writers only. */
export interface Html extends Base {
  type: 'html';
  value: string;
}
/** Text for one output format only (`{raw} latex`). */
export interface Raw extends Base {
  type: 'raw';
  format: string;
  value: string;
}

// --- figures and tables --------------------------------------------------------------------------

/** A numbered thing with a caption: image, table, code or cell; children are it, `caption` and `legend`. */
export interface Container extends Parent<FlowNode>, Numbered {
  type: 'container';
  kind: 'figure' | 'table' | 'code';
  /** `wide` lets it use the margin column. */
  width?: string;
  align?: 'left' | 'center' | 'right';
}
export interface Caption extends Parent<FlowNode> {
  type: 'caption';
}
export interface Legend extends Parent<FlowNode> {
  type: 'legend';
}
/** A picture: `url` is a path relative to the page's folder, one from the book's root (`/img/a.png`), or an address. */
export interface Image extends Base, Labelled {
  type: 'image';
  url: string;
  alt?: string;
  title?: string;
  /** CSS length or percentage, as the author wrote it. */
  width?: string;
  height?: string;
  align?: 'left' | 'center' | 'right';
  /** link: path of the picture from the book's root. */
  path?: string;
}
export interface Table extends Parent<TableRow>, Labelled {
  type: 'table';
  align?: ('left' | 'center' | 'right' | null)[];
}
export interface TableRow extends Parent<TableCell> {
  type: 'tableRow';
}
export interface TableCell extends Parent<PhrasingNode | FlowNode> {
  type: 'tableCell';
  header?: boolean;
  align?: 'left' | 'center' | 'right';
  colspan?: number;
  rowspan?: number;
}

// --- statements, notes, exercises ----------------------------------------------------------------

export type AdmonitionKind =
  | 'admonition'
  | 'attention'
  | 'caution'
  | 'danger'
  | 'error'
  | 'important'
  | 'hint'
  | 'note'
  | 'seealso'
  | 'tip'
  | 'warning';
export type ProofKind =
  | 'proof'
  | 'theorem'
  | 'lemma'
  | 'definition'
  | 'proposition'
  | 'corollary'
  | 'axiom'
  | 'criterion'
  | 'remark'
  | 'conjecture'
  | 'algorithm'
  | 'example'
  | 'property'
  | 'observation'
  | 'assumption';

/** Title of an admonition, statement, exercise or card: first child of it. */
export interface AdmonitionTitle extends Parent<PhrasingNode> {
  type: 'admonitionTitle';
}
export interface Admonition extends Parent<FlowNode>, Labelled {
  type: 'admonition';
  kind: AdmonitionKind;
  /** Folded until the reader opens it. */
  open?: boolean;
  dropdown?: boolean;
  class?: string;
}
/** A statement of the theorem family, or a proof. */
export interface Proof extends Parent<FlowNode>, Numbered {
  type: 'proof';
  kind: ProofKind;
}
export interface Exercise extends Parent<FlowNode>, Numbered {
  type: 'exercise';
  level?: 'easy' | 'medium' | 'hard';
  /** link: label and address of its solution. */
  solution?: ReferenceTarget;
}
export interface Solution extends Parent<FlowNode>, Labelled {
  type: 'solution';
  /** Label of the exercise it solves. */
  exercise: string;
  /** link */
  target?: ReferenceTarget;
}
/** A margin note; it belongs to the block before it. */
export interface Aside extends Parent<FlowNode>, Labelled {
  type: 'aside';
  kind: 'margin' | 'sidebar' | 'topic' | 'aside';
}
export interface Details extends Parent<FlowNode>, Labelled {
  type: 'details';
  open?: boolean;
}
export interface Summary extends Parent<PhrasingNode> {
  type: 'summary';
}
export interface FootnoteDefinition extends Parent<FlowNode> {
  type: 'footnoteDefinition';
  /** The author's name for it, unique in its page. */
  label: string;
  /** link: its number on the page. */
  enumerator?: string;
}

// --- tabs, variants, cards -----------------------------------------------------------------------

export interface TabSet extends Parent<TabItem> {
  type: 'tabSet';
}
export interface TabItem extends Parent<FlowNode> {
  type: 'tabItem';
  title: string;
  sync?: string;
  selected?: boolean;
}
/** Adjacent siblings with disjoint variants: what a reader sees as one tabbed thing. */
export interface VariantSet extends Parent<VariantBranch> {
  type: 'variantSet';
}
export interface VariantBranch extends Parent<FlowNode> {
  type: 'variantBranch';
  variants: string[];
}
export interface Card extends Parent<FlowNode> {
  type: 'card';
  url?: string;
  /** link: where `url` leads, when it is a page of this book. */
  target?: ReferenceTarget;
}
export interface Grid extends Parent<FlowNode> {
  type: 'grid';
  columns: number[];
}
export interface Div extends Parent<FlowNode>, Labelled {
  type: 'div';
  class?: string;
}
export interface Iframe extends Base {
  type: 'iframe';
  src: string;
  title?: string;
  width?: string;
  height?: string;
}

// --- lists made by the build ---------------------------------------------------------------------

export interface Toc extends Base {
  type: 'toc';
  context: 'project' | 'page' | 'section' | 'children';
  depth?: number;
  /** Only these pages (paths of their sources) and what is below them. */
  pages?: string[];
  /** link: the entries to list. */
  entries?: TocEntry[];
}
export interface TocEntry {
  page: string;
  id?: string;
  title: PhrasingNode[];
  enumerator?: string;
  children: TocEntry[];
}
/** Where the list of works cited is printed. */
export interface Bibliography extends Base {
  type: 'bibliography';
  /** The BibTeX file that the page names, relative to its folder. */
  source?: string;
}
/** Where the index is printed. */
export interface ShowIndex extends Base {
  type: 'showIndex';
}
/** Where the documentation of a symbol of the book's library is printed (Sphinx's autodoc). Link puts it here as a `div`. */
export interface Autodoc extends Base {
  type: 'autodoc';
  object: 'class' | 'function';
  /** With its module: `d2l.torch.Module`. */
  name: string;
  /** A class's methods: all that have a docstring, or those named. */
  members: boolean | string[];
}
/** A function, class or method of the library as its documentation shows it. */
export interface SymbolDocumentation {
  name: string;
  object: 'class' | 'function';
  /** As in the source, without `def` and the colon: `relu(x, *, inplace=False)`. */
  signature: string;
  doc?: string;
  /** The page that defines it, and the label of its section where it has one. */
  page: string;
  label?: string;
  members: SymbolDocumentation[];
}
export interface Glossary extends Parent<DefinitionList> {
  type: 'glossary';
}

/** What could not be read, kept as its source text; always accompanied by a diagnostic. */
export interface ErrorNode extends Base {
  type: 'error';
  value: string;
  message: string;
}
