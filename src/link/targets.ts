// targets: what each kind of node is as the target of a reference: which counter, which words, which id.

import type {
  FlowNode,
  Kind,
  Node,
  NodeOf,
  NumberingSettings,
  PhrasingNode,
  TargetKind,
} from '../document/index.ts';
import { plainText } from '../document/index.ts';
import type { Series } from './counters.ts';
import { slug } from './ids.ts';

/** How a node is numbered and named. */
export interface Described {
  kind: TargetKind;
  /** Absent: not numbered by a counter. */
  series?: Series;
  title: readonly PhrasingNode[];
  /** The id it gets without a label: a slug, or a place in a count; absent: none without a label. */
  id?: { slug: string } | { count: string };
}

type Describe<K extends Kind> = (node: NodeOf<K>, numbering: NumberingSettings) => Described;

const block = (node: Node): Described => ({ kind: 'block', title: titleIn(node) });

const container: Describe<'container'> = (node, numbering) => {
  const title = captionWords(node);
  const wanted = { figure: numbering.figures, table: numbering.tables, code: true }[node.kind];
  const counts = wanted && node.enumerated !== false && (title.length > 0 || node.label !== undefined);
  return { kind: node.kind, title, id: { count: node.kind }, ...(counts && { series: node.kind }) };
};

const math: Describe<'math'> = (node, numbering) => {
  const asked = node.label !== undefined || node.enumerated === true || !numbering.equationsLabelledOnly;
  const counts = numbering.equations && asked && node.enumerated !== false && node.tag === undefined;
  const shown = counts || node.tag !== undefined;
  return {
    kind: 'math',
    title: [],
    ...(shown && { id: { count: 'equation' } }),
    ...(counts && { series: 'equation' as const }),
  };
};

const proof: Describe<'proof'> = (node) => ({
  kind: node.kind,
  title: titleIn(node),
  id: { count: node.kind },
  ...(node.kind !== 'proof' && node.enumerated !== false && { series: 'statement' as const }),
});

const exercise: Describe<'exercise'> = (node) => ({
  kind: 'exercise',
  title: titleIn(node),
  id: { count: 'exercise' },
  ...(node.enumerated !== false && { series: 'exercise' as const }),
});

/** Kinds that can be referred to; null: never a target of its own. */
const table: { readonly [K in Kind]: Describe<K> | null } = {
  heading: (node) => ({ kind: 'heading', title: node.children, id: { slug: slug(plainText(node)) } }),
  container,
  math,
  proof,
  exercise,
  solution: (node) => ({ kind: 'solution', title: titleIn(node), id: { count: 'solution' } }),
  indexEntry: (node) => ({ kind: 'block', title: node.children, id: { count: 'index' } }),
  definitionTerm: (node) => ({ kind: 'term', title: node.children }),
  image: (node) => ({ kind: 'figure', title: words(node.title ?? node.alt ?? '') }),
  table: () => ({ kind: 'table', title: [] }),
  code: (node) => ({ kind: 'code', title: words(node.filename ?? '') }),
  codeCell: () => ({ kind: 'code', title: [] }),
  span: (node) => ({ kind: 'block', title: node.children }),
  block,
  paragraph: block,
  blockquote: block,
  list: block,
  definitionList: block,
  admonition: block,
  aside: block,
  details: block,
  div: block,
  root: null,
  thematicBreak: null,
  listItem: null,
  definitionDescription: null,
  comment: null,
  inlineMath: null,
  html: null,
  raw: null,
  caption: null,
  legend: null,
  tableRow: null,
  tableCell: null,
  admonitionTitle: null,
  summary: null,
  footnoteDefinition: null,
  tabSet: null,
  tabItem: null,
  variantSet: null,
  variantBranch: null,
  card: null,
  grid: null,
  iframe: null,
  toc: null,
  bibliography: null,
  showIndex: null,
  glossary: null,
  autodoc: null,
  slideMark: null,
  slideOnly: null,
  error: null,
  text: null,
  emphasis: null,
  strong: null,
  delete: null,
  underline: null,
  smallcaps: null,
  subscript: null,
  superscript: null,
  abbreviation: null,
  keyboard: null,
  inlineCode: null,
  break: null,
  link: null,
  crossReference: null,
  cite: null,
  citeGroup: null,
  footnoteReference: null,
};

/** What a node is as a target; undefined for what can never be one. */
export function describe<K extends Kind>(
  node: NodeOf<K>,
  numbering: NumberingSettings,
): Described | undefined {
  const row = table[node.type];
  return row === null ? undefined : row(node, numbering);
}

/** Label of a node that can carry one. (A reference's `label` names something else, a footnote's is its own.) */
export function labelOf(node: Node): string | undefined {
  return table[node.type] !== null && 'label' in node ? node.label : undefined;
}

const words = (text: string): PhrasingNode[] => (text === '' ? [] : [{ type: 'text', value: text }]);

/** The title inside a box, or the summary of a folded one. */
function titleIn(node: Node): readonly PhrasingNode[] {
  if (!('children' in node)) return [];
  for (const child of node.children as readonly Node[]) {
    if (child.type === 'admonitionTitle' || child.type === 'summary') return child.children;
  }
  return [];
}

/** The words of a caption: its first paragraph. */
function captionWords(node: NodeOf<'container'>): readonly PhrasingNode[] {
  const caption = node.children.find((child) => child.type === 'caption');
  return caption === undefined ? [] : firstWords(caption.children);
}

function firstWords(nodes: readonly FlowNode[]): readonly PhrasingNode[] {
  const [first] = nodes;
  if (first === undefined) return [];
  // A caption may hold its words directly.
  return first.type === 'paragraph' ? first.children : (nodes as readonly Node[] as readonly PhrasingNode[]);
}
