// handlers/: how each kind of node is written as HTML. One row a kind; a missing one does not compile.

import type { Kind } from '../../../document/index.ts';
import type { Handler } from '../context.ts';
import { admonition, admonitionTitle } from './admonitions.ts';
import {
  block,
  blockquote,
  comment,
  div,
  error,
  heading,
  html,
  iframe,
  paragraph,
  raw,
  root,
  thematicBreak,
} from './blocks.ts';
import { bibliography } from './bibliography.ts';
import { card, grid } from './cards.ts';
import { code } from './code.ts';
import { codeCell } from './code-cell.ts';
import { exercise, solution } from './exercises.ts';
import { caption, container, legend } from './figures.ts';
import { image } from './images.ts';
import { showIndex } from './index-list.ts';
import { definitionDescription, definitionList, definitionTerm, glossary, list, listItem } from './lists.ts';
import { inlineMath, math } from './math.ts';
import { aside, details, footnoteDefinition, footnoteReference, summary } from './notes.ts';
import {
  abbreviation,
  breakLine,
  deleted,
  emphasis,
  indexEntry,
  inlineCode,
  keyboard,
  smallcaps,
  span,
  strong,
  subscript,
  superscript,
  textNode,
  underline,
} from './phrasing.ts';
import { proof } from './proofs.ts';
import { cite, citeGroup, crossReference, link } from './references.ts';
import { nothing } from '../html.ts';
import { table, tableCell, tableRow } from './tables.ts';
import { tabItem, tabSet } from './tabs.ts';
import { toc } from './toc.ts';
import { variantBranch, variantSet } from './variants.ts';

export const handlers: { readonly [K in Kind]: Handler<K> } = {
  root,
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
  inlineMath,
  html,
  raw,
  container,
  caption,
  legend,
  image,
  table,
  tableRow,
  tableCell,
  admonitionTitle,
  admonition,
  proof,
  exercise,
  solution,
  aside,
  details,
  summary,
  footnoteDefinition,
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
  error,
  text: textNode,
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
  break: breakLine,
  link,
  crossReference,
  cite,
  citeGroup,
  footnoteReference,
  indexEntry,
  slideMark: () => nothing,
  slideOnly: () => nothing,
};
