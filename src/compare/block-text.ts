// block-text: what a block says, as one text by which it is recognised: the words, formulas as their TeX, code by lines.

import type { FlowNode, Kind, Node, NodeOf } from '../document/index.ts';
import { plainText } from '../document/index.ts';
import { isNamedByBook } from '../write/html/index.ts';

/** Stands for whatever names another place or a work: what it prints changes with the rest of the book. */
export const referenceSign = '§';

/** What a block says, and what its signs stand for. */
export interface BlockText {
  text: string;
  /** For each `§` of the text in order what is printed there; absent where all of them are the author's own. */
  signs?: string[];
}

/** What is printed where `§` stands, in the order of the text: filled while a text is put together. */
type Signs = string[];

/**
 * The normalised text of a block: Unicode's compatibility form, white space folded, formulas in the line as `$x^2$`,
 * references as one sign. Blocks that stand in it, such as code and figures, speak for themselves.
 */
export function blockText(node: Node): BlockText {
  const signs: Signs = [];
  const text = textIn(node, signs);
  const isTold = signs.some((one) => one !== referenceSign) && count(text) === signs.length;
  return { text, ...(isTold && { signs }) };
}

const count = (text: string): number => text.split(referenceSign).length - 1;

function textIn(node: Node, signs: Signs): string {
  const own = special[node.type] as ((node: Node, signs: Signs) => string) | undefined;
  return own === undefined ? said(node, signs) : own(node, signs);
}

/** Of those that are not their words alone. */
const special: { readonly [K in Kind]?: (node: NodeOf<K>, signs: Signs) => string } = {
  math: (node, signs) => folded(literal(node.value, signs)),
  code: (node, signs) => codeText(literal(node.value, signs)),
  codeCell: (node, signs) => codeText(literal(node.source, signs)),
  container: figureText,
  table: tableText,
  listItem: (node, signs) =>
    folded(
      wordsIn(
        node.children.filter((child) => !isList(child)),
        signs,
      ),
    ),
  paragraph: (node, signs) => said(node, signs) || contentText(node, signs),
};

const isList = ({ type }: Node): boolean => type === 'list' || type === 'definitionList';

const said = (node: Node, signs: Signs): string =>
  folded('children' in node ? wordsIn(node.children, signs) : wordsOf(node, signs));

/** The author may write the sign, too: then it stands for itself. */
function literal(value: string, signs: Signs): string {
  if (value.includes(referenceSign))
    for (let many = count(value); many > 0; many--) signs.push(referenceSign);
  return value;
}

function reference(node: Node, signs: Signs): string {
  signs.push(folded(plainText([node])) || referenceSign);
  return referenceSign;
}

/** Lines without the white space at their ends; empty ones are left out. */
const codeText = (source: string): string =>
  normal(source)
    .split('\n')
    .map((line) => line.trimEnd())
    .filter((line) => line !== '')
    .join('\n');

/** Its caption; without one, what it shows. A listing and a table are their content too. */
function figureText(node: NodeOf<'container'>, signs: Signs): string {
  const isCaption = ({ type }: FlowNode): boolean => type === 'caption' || type === 'legend';
  const caption = folded(wordsIn(node.children.filter(isCaption), signs));
  if (node.kind === 'figure' && caption !== '') return caption;
  const content = node.children
    .filter((child) => !isCaption(child))
    .map((child) => contentText(child, signs));
  return [caption, ...content].filter((part) => part !== '').join('\n');
}

/** What a figure is of. */
function contentText(node: Node, signs: Signs): string {
  if (node.type === 'image') return folded(literal(node.alt ?? '', signs)) || literal(node.url, signs);
  if (node.type === 'code' || node.type === 'codeCell' || node.type === 'table') return textIn(node, signs);
  return 'children' in node
    ? folded(node.children.map((child) => contentText(child, signs)).join(' '))
    : folded(wordsOf(node, signs));
}

function tableText({ children }: NodeOf<'table'>, signs: Signs): string {
  return children
    .map((row) => row.children.map((cell) => folded(wordsIn(cell.children, signs))).join(' | '))
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
const words: { readonly [K in Kind]: Words | ((node: NodeOf<K>, signs: Signs) => string) } = {
  text: (node, signs) => literal(node.value, signs),
  inlineCode: (node, signs) => literal(node.value, signs),
  inlineMath: (node, signs) => `$${literal(node.value.trim(), signs)}$`,
  math: (node, signs) => ` $${literal(node.value.trim(), signs)}$ `,
  break: () => ' ',
  image: (node, signs) => literal(node.alt ?? '', signs),
  crossReference: (node, signs) => referenceText(node, signs),
  cite: reference,
  citeGroup: reference,
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
  admonitionTitle: (node, signs) => ` ${wordsIn(node.children, signs)}. `,
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
  error: (node, signs) => literal(node.value, signs),
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

function wordsOf(node: Node, signs: Signs): string {
  const rule = words[node.type] as Words | ((node: Node, signs: Signs) => string);
  if (rule === 'nothing') return '';
  if (typeof rule === 'function') return rule(node, signs);
  const inside = 'children' in node ? wordsIn(node.children, signs) : '';
  return rule === 'words apart' ? ` ${inside} ` : inside;
}

function wordsIn(nodes: readonly Node[], signs: Signs): string {
  let all = '';
  for (const node of nodes) all += wordsOf(node, signs);
  return all;
}

/** The author's words stay; a number, or a title of elsewhere, does not. */
const referenceText = (node: NodeOf<'crossReference'>, signs: Signs): string =>
  isNamedByBook(node) ? reference(node, signs) : wordsIn(node.children, signs);

/** The words of a title: plain, without what leads elsewhere. */
export const titleText = (nodes: readonly Node[]): string => folded(plainText(nodes));
