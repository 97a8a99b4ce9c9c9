// block-text: what a block says, as one text by which it is recognised: the words, formulas as their TeX, code by lines.

import type { FlowNode, Kind, Node, NodeOf } from '../document/index.ts';
import { plainText } from '../document/index.ts';
import { isNamedByBook } from '../write/html/index.ts';

/** Stands for whatever names another place or a work: what it prints changes with the rest of the book. */
export const referenceSign = '§';

/**
 * The normalised text of a block: Unicode's compatibility form, white space folded, formulas in the line as `$x^2$`,
 * references as one sign. Blocks that stand in it, such as code and figures, speak for themselves.
 */
export function blockText(node: Node): string {
  const own = special[node.type] as ((node: Node) => string) | undefined;
  return own === undefined ? said(node) : own(node);
}

/** Of those that are not their words alone. */
const special: { readonly [K in Kind]?: (node: NodeOf<K>) => string } = {
  math: (node) => folded(node.value),
  code: (node) => codeText(node.value),
  codeCell: (node) => codeText(node.source),
  container: figureText,
  table: tableText,
  listItem: (node) => folded(wordsIn(node.children.filter((child) => !isList(child)))),
  paragraph: (node) => said(node) || contentText(node),
};

const isList = ({ type }: Node): boolean => type === 'list' || type === 'definitionList';

const said = (node: Node): string => folded('children' in node ? wordsIn(node.children) : wordsOf(node));

/** Lines without the white space at their ends; empty ones are left out. */
const codeText = (source: string): string =>
  normal(source)
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '')
    .join('\n');

/** Its caption; without one, what it shows. A listing and a table are their content too. */
function figureText(node: NodeOf<'container'>): string {
  const isCaption = ({ type }: FlowNode): boolean => type === 'caption' || type === 'legend';
  const caption = folded(wordsIn(node.children.filter(isCaption)));
  if (node.kind === 'figure' && caption !== '') return caption;
  const content = node.children.filter((child) => !isCaption(child)).map(contentText);
  return [caption, ...content].filter((part) => part !== '').join('\n');
}

/** What a figure is of. */
function contentText(node: Node): string {
  if (node.type === 'image') return folded(node.alt ?? '') || node.url;
  if (node.type === 'code' || node.type === 'codeCell' || node.type === 'table') return blockText(node);
  return 'children' in node ? folded(node.children.map(contentText).join(' ')) : folded(wordsOf(node));
}

function tableText({ children }: NodeOf<'table'>): string {
  return children
    .map((row) => row.children.map((cell) => folded(wordsIn(cell.children))).join(' | '))
    .filter((row) => row !== '')
    .join('\n');
}

// Most text is plain, for which asking for the normal form is what costs.
// oxlint-disable-next-line no-control-regex
const beyondAscii = /[^\0-\x7f]/;

const normal = (text: string): string => (beyondAscii.test(text) ? text.normalize('NFKC') : text);

/** White space that is more than single spaces between words. */
const unfolded = /[^\S ]|^ | {2}| $/;

function folded(text: string): string {
  const words = normal(text);
  return unfolded.test(words) ? words.replace(/\s+/g, ' ').trim() : words;
}

type Words = 'children' | 'words apart' | 'nothing';

/** What the words of a node are: those of its children; the same, apart from the words before and after; or none. */
const words: { readonly [K in Kind]: Words | ((node: NodeOf<K>) => string) } = {
  text: (node) => node.value,
  inlineCode: (node) => node.value,
  inlineMath: (node) => `$${node.value.trim()}$`,
  math: (node) => ` $${node.value.trim()}$ `,
  break: () => ' ',
  image: (node) => node.alt ?? '',
  crossReference: (node) => referenceText(node),
  cite: () => referenceSign,
  citeGroup: () => referenceSign,
  emphasis: 'children',
  strong: 'children',
  delete: 'children',
  underline: 'children',
  smallcaps: 'children',
  subscript: 'children',
  superscript: 'children',
  abbreviation: 'children',
  keyboard: 'children',
  span: 'children',
  link: 'children',
  indexEntry: 'children',
  root: 'words apart',
  block: 'words apart',
  heading: 'words apart',
  paragraph: 'words apart',
  blockquote: 'words apart',
  list: 'words apart',
  listItem: 'words apart',
  definitionList: 'words apart',
  definitionTerm: 'words apart',
  definitionDescription: 'words apart',
  caption: 'words apart',
  legend: 'words apart',
  tableRow: 'words apart',
  tableCell: 'words apart',
  admonitionTitle: (node) => ` ${wordsIn(node.children)}. `,
  admonition: 'words apart',
  proof: 'words apart',
  exercise: 'words apart',
  solution: 'words apart',
  details: 'words apart',
  summary: 'words apart',
  tabSet: 'words apart',
  tabItem: 'words apart',
  variantSet: 'words apart',
  variantBranch: 'words apart',
  card: 'words apart',
  grid: 'words apart',
  div: 'words apart',
  glossary: 'words apart',
  error: (node) => node.value,
  code: 'nothing',
  codeCell: 'nothing',
  container: 'nothing',
  table: 'nothing',
  aside: 'nothing',
  thematicBreak: 'nothing',
  comment: 'nothing',
  html: 'nothing',
  raw: 'nothing',
  footnoteDefinition: 'nothing',
  footnoteReference: 'nothing',
  iframe: 'nothing',
  toc: 'nothing',
  bibliography: 'nothing',
  showIndex: 'nothing',
  autodoc: 'nothing',
  slideMark: 'nothing',
  slideOnly: 'nothing',
};

function wordsOf(node: Node): string {
  const rule = words[node.type] as Words | ((node: Node) => string);
  if (rule === 'nothing') return '';
  if (typeof rule === 'function') return rule(node);
  const inside = 'children' in node ? wordsIn(node.children) : '';
  return rule === 'words apart' ? ` ${inside} ` : inside;
}

function wordsIn(nodes: readonly Node[]): string {
  let all = '';
  for (const node of nodes) all += wordsOf(node);
  return all;
}

/** The author's words stay; a number, or a title of elsewhere, does not. */
const referenceText = (node: NodeOf<'crossReference'>): string =>
  isNamedByBook(node) ? referenceSign : wordsIn(node.children);

/** The words of a title: plain, without what leads elsewhere. */
export const titleText = (nodes: readonly Node[]): string => folded(plainText(nodes));
