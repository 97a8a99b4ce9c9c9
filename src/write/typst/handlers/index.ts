// handlers: the table of all kinds of nodes and what sets each. The compiler keeps it complete.

import type { Kind } from '../../../document/index.ts';
import { code } from './code.ts';
import { codeCell } from './code-cell.ts';
import { container } from './container.ts';
import { bibliography, glossary, showIndex, toc } from './generated.ts';
import { heading } from './heading.ts';
import type { Handler } from './handler.ts';
import { image } from './image.ts';
import { comment, errorNode, html, iframe, raw } from './foreign.ts';
import {
  block,
  blockquote,
  card,
  children,
  details,
  div,
  grid,
  tabItem,
  tabSet,
  thematicBreak,
  variantBranch,
  variantSet,
} from './layout.ts';
import { definitionDescription, definitionList, definitionTerm, list, listItem } from './list.ts';
import { inlineMath, math } from './math.ts';
import { cite, citeGroup, crossReference, footnoteReference, indexEntry, link } from './reference.ts';
import { admonition, aside, exercise, proof, solution, words } from './statement.ts';
import { table } from './table.ts';
import {
  abbreviation,
  deleted,
  emphasis,
  inlineCode,
  keyboard,
  lineBreak,
  paragraph,
  smallcaps,
  span,
  strong,
  subscript,
  superscript,
  text,
  underline,
} from './text.ts';
import { nothing } from '../markup.ts';

export const handlers: { readonly [K in Kind]: Handler<K> } = {
  root: children,
  block,
  heading,
  paragraph,
  thematicBreak,
  blockquote,
  list,
  listItem,
  definitionList,
  definitionTerm,
  definitionDescription,
  comment,
  code,
  codeCell,
  math,
  html,
  raw,
  container,
  caption: children,
  legend: children,
  image,
  table,
  tableRow: children,
  tableCell: children,
  admonitionTitle: words,
  admonition,
  proof,
  exercise,
  solution,
  aside,
  details,
  summary: words,
  // Printed at the foot of the page that refers to it.
  footnoteDefinition: () => nothing,
  tabSet,
  tabItem,
  variantSet,
  variantBranch,
  card,
  grid,
  div,
  iframe,
  toc,
  bibliography,
  showIndex,
  glossary,
  autodoc: () => nothing,
  error: errorNode,
  text,
  emphasis,
  strong,
  delete: deleted,
  underline,
  smallcaps,
  subscript,
  superscript,
  abbreviation,
  keyboard,
  span,
  inlineCode,
  break: lineBreak,
  link,
  inlineMath,
  crossReference,
  cite,
  citeGroup,
  footnoteReference,
  indexEntry,
  slideMark: () => nothing,
  slideOnly: () => nothing,
};
