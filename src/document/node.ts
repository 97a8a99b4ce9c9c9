// node: the document model. Plain JSON data in unist shape, one closed union of kinds.
// Names are those of mdast and of the MyST specification where they exist.
// Fields marked "link" are absent after reading and filled in by link/; nothing else changes a tree after reading.

import type {
  Admonition,
  AdmonitionTitle,
  Aside,
  Autodoc,
  Bibliography,
  Block,
  Blockquote,
  Caption,
  Card,
  Code,
  CodeCell,
  Comment,
  Container,
  DefinitionDescription,
  DefinitionList,
  DefinitionTerm,
  Details,
  Div,
  ErrorNode,
  Exercise,
  FootnoteDefinition,
  Glossary,
  Grid,
  Heading,
  Html,
  Iframe,
  Image,
  InlineMath,
  Legend,
  List,
  ListItem,
  Math,
  Paragraph,
  Proof,
  Raw,
  Root,
  ShowIndex,
  Solution,
  Summary,
  TabItem,
  TabSet,
  Table,
  TableCell,
  TableRow,
  ThematicBreak,
  Toc,
  VariantBranch,
  VariantSet,
} from './flow-node.ts';
import type {
  Abbreviation,
  Break,
  Cite,
  CiteGroup,
  CrossReference,
  Delete,
  Emphasis,
  FootnoteReference,
  IndexEntry,
  InlineCode,
  Keyboard,
  Link,
  SlideMark,
  SlideOnly,
  Smallcaps,
  Span,
  Strong,
  Subscript,
  Superscript,
  Text,
  Underline,
} from './phrasing-node.ts';

export type * from './flow-node.ts';
export type * from './phrasing-node.ts';

export type FlowNode =
  | Block
  | Heading
  | Paragraph
  | ThematicBreak
  | Blockquote
  | List
  | DefinitionList
  | Comment
  | Code
  | CodeCell
  | Math
  | Html
  | Raw
  | Container
  | Caption
  | Legend
  | Image
  | Table
  | AdmonitionTitle
  | Admonition
  | Proof
  | Exercise
  | Solution
  | Aside
  | Details
  | Summary
  | FootnoteDefinition
  | TabSet
  | VariantSet
  | Card
  | Grid
  | Div
  | Iframe
  | Toc
  | Bibliography
  | ShowIndex
  | Autodoc
  | Glossary
  | ErrorNode
  | IndexEntry;
export type PhrasingNode =
  | Text
  | Emphasis
  | Strong
  | Delete
  | Underline
  | Smallcaps
  | Subscript
  | Superscript
  | Abbreviation
  | Keyboard
  | Span
  | InlineCode
  | Break
  | Link
  | InlineMath
  | CrossReference
  | Cite
  | CiteGroup
  | FootnoteReference
  | IndexEntry
  | SlideMark
  | SlideOnly
  | Image
  | Html
  | Raw
  | ErrorNode;
export type Node =
  | Root
  | FlowNode
  | PhrasingNode
  | ListItem
  | DefinitionTerm
  | DefinitionDescription
  | TableRow
  | TableCell
  | TabItem
  | VariantBranch;
export type Kind = Node['type'];
export type NodeOf<K extends Kind> = Extract<Node, { type: K }>;
export type ParentNode = Extract<Node, { children: unknown[] }>;
