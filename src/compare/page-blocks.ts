// page-blocks: a page as a list of what discussions can be about: its sections and blocks, in reading order.

import type { Kind, Node, NodeOf } from '../document/index.ts';
import type { Book, Page } from '../link/index.ts';
import { contentHash, tagsOf, titleHeading } from '../write/html/index.ts';
import { blockText, titleText } from './block-text.ts';
import type { Block, BlockKind, Section } from './manifest.ts';

/** A block without its place in the page's file. */
export type PlacelessBlock = Omit<Block, 'start' | 'end' | 'bubble'>;

export interface PageBlocks {
  /** Those that begin with a heading; the page itself is the section around them. */
  sections: Section[];
  /** By node of the page's tree. */
  blocks: ReadonlyMap<Node, PlacelessBlock>;
}

/** How a kind of node is gone through. */
type Rule =
  /** No block, but there may be some in it. */
  | 'through'
  /** Neither a block nor anything in it. */
  | 'past'
  | {
      block: BlockKind;
      /**
       * `alone`: there is no other block in it. `whole`: what is said in it is its own, and other blocks in it are blocks
       * too. `open`: all in it are blocks too.
       */
      inside: 'alone' | 'whole' | 'open';
    };

const alone = (block: BlockKind): Rule => ({ block, inside: 'alone' });
const whole = (block: BlockKind): Rule => ({ block, inside: 'whole' });

/** Sentences and items of something that is one block as a whole are no blocks of their own. */
const prose: ReadonlySet<Kind> = new Set([
  'paragraph',
  'listItem',
  'definitionDescription',
  'blockquote',
] satisfies Kind[]);

const rules: { readonly [K in Kind]: Rule | ((node: NodeOf<K>) => Rule) } = {
  heading: alone('heading'),
  paragraph: (node) => alone(isPicture(node) ? 'figure' : 'paragraph'),
  listItem: whole('item'),
  definitionDescription: whole('item'),
  blockquote: whole('quote'),
  math: alone('math'),
  code: alone('code'),
  codeCell: (node) => (tagsOf(node).has('remove-cell') ? 'past' : alone('code')),
  container: (node) => alone(node.kind),
  table: alone('table'),
  exercise: whole('exercise'),
  proof: (node) => (node.kind === 'proof' ? { block: 'statement', inside: 'open' } : whole('statement')),
  root: 'through',
  block: 'through',
  list: 'through',
  definitionList: 'through',
  admonition: 'through',
  solution: 'through',
  aside: 'through',
  details: 'through',
  tabSet: 'through',
  tabItem: 'through',
  variantSet: 'through',
  variantBranch: 'through',
  div: 'through',
  glossary: 'through',
  definitionTerm: 'past',
  thematicBreak: 'past',
  comment: 'past',
  inlineMath: 'past',
  html: 'past',
  raw: 'past',
  caption: 'past',
  legend: 'past',
  image: 'past',
  tableRow: 'past',
  tableCell: 'past',
  admonitionTitle: 'past',
  summary: 'past',
  footnoteDefinition: 'past',
  card: 'past',
  grid: 'past',
  iframe: 'past',
  toc: 'past',
  bibliography: 'past',
  showIndex: 'past',
  autodoc: 'past',
  error: 'past',
  text: 'past',
  emphasis: 'past',
  strong: 'past',
  delete: 'past',
  underline: 'past',
  smallcaps: 'past',
  subscript: 'past',
  superscript: 'past',
  abbreviation: 'past',
  keyboard: 'past',
  span: 'past',
  inlineCode: 'past',
  break: 'past',
  link: 'past',
  crossReference: 'past',
  cite: 'past',
  citeGroup: 'past',
  footnoteReference: 'past',
  indexEntry: 'past',
  slideMark: 'past',
  slideOnly: 'past',
};

const ruleOf = (node: Node): Rule => {
  const rule = rules[node.type] as Rule | ((node: Node) => Rule);
  return typeof rule === 'function' ? rule(node) : rule;
};

/** The sections and blocks of a page; the heading that is the page's title is neither. */
export function pageBlocks(book: Book, page: Page): PageBlocks {
  const walk = new PageWalk(book, page);
  walk.page();
  return walk;
}

/** Where the walk stands: in which variants, and what around it says the words that stand here. */
interface Place {
  variants: readonly string[] | undefined;
  said: 'by itself' | 'by an item' | 'by a whole';
}

class PageWalk implements PageBlocks {
  readonly sections: Section[] = [];
  readonly blocks = new Map<Node, PlacelessBlock>();
  readonly #book: Book;
  readonly #page: Page;
  /** Label of the section that the walk is in. */
  #section: string;
  /** The headings around it, with their depths, outermost first. */
  #around: { depth: number; label: string }[] = [];
  /** By section and kind. */
  #counts = new Map<string, number>();
  /** Labels of sections, and ids of blocks with their section. */
  readonly #taken = new Set<string>();

  constructor(book: Book, page: Page) {
    this.#book = book;
    this.#page = page;
    this.#section = page.label;
  }

  page(): void {
    const title = titleHeading(this.#page);
    for (const node of this.#page.document.tree.children)
      if (node !== title) this.#visit(node, { variants: this.#page.editions, said: 'by itself' });
  }

  #visit(node: Node, place: Place): void {
    if (node.type === 'variantSet') return this.#branches(node, place);
    const rule = ruleOf(node);
    if (rule === 'past') return;
    if (node.type === 'heading') this.#enter(node);
    const isSaid =
      prose.has(node.type) && (place.said === 'by an item' ? !isItem(node) : place.said !== 'by itself');
    if (rule !== 'through' && !isSaid) this.#add(node, rule.block, place);
    if (!('children' in node) || (rule !== 'through' && rule.inside === 'alone')) return;
    const isWhole = rule !== 'through' && rule.inside === 'whole' && place.said !== 'by a whole';
    const inside = isWhole ? { ...place, said: saidIn(node) } : place;
    for (const child of node.children) this.#visit(child, inside);
  }

  /** Readers see one of the branches, so each counts on from where the set begins. */
  #branches(set: NodeOf<'variantSet'>, place: Place): void {
    const before = this.#counts;
    const after = new Map(before);
    for (const branch of set.children) {
      this.#counts = new Map(before);
      const variants = common(place.variants, branch.variants);
      for (const child of branch.children) this.#visit(child, { ...place, variants });
      for (const [key, count] of this.#counts) after.set(key, Math.max(count, after.get(key) ?? 0));
    }
    this.#counts = after;
  }

  #enter({ id, label, depth, enumerator, children }: NodeOf<'heading'>): void {
    if (id === undefined) return;
    this.#around = this.#around.filter((one) => one.depth < depth);
    const parent = this.#around.at(-1)?.label ?? this.#page.label;
    this.#section = label ?? `${this.#page.label}#${id}`;
    this.#around.push({ depth, label: this.#section });
    // Branches may have headings of one label.
    if (this.#taken.has(this.#section)) return;
    this.#taken.add(this.#section);
    this.sections.push({
      label: this.#section,
      explicit: label !== undefined,
      page: this.#page.label,
      id,
      ...(enumerator !== undefined && { number: enumerator }),
      title: titleText(children),
      parent,
    });
  }

  #add(node: Node, kind: BlockKind, { variants }: Place): void {
    const label = 'label' in node ? node.label : undefined;
    const { text, signs } = blockText(node);
    if (text === '' && label === undefined) return;
    const key = `${this.#section}\n${kind}`;
    const ordinal = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, ordinal);
    const hash = contentHash(`${kind}\n${text}`);
    const own = ownVariants(
      common(variants, node.type === 'codeCell' ? node.variants : undefined),
      this.#book,
    );
    this.blocks.set(node, {
      id: this.#freshId(label, `${kind}-${ordinal}-${hash.slice(0, 6)}`),
      section: this.#section,
      ...(label !== undefined && { label }),
      kind,
      ordinal,
      ...numberOf(node, this.#book),
      hash,
      text,
      ...(signs && { signs }),
      ...(own && { variants: own }),
    });
  }

  #freshId(label: string | undefined, made: string): string {
    const isFree = (id: string): boolean => !this.#taken.has(`${this.#section}\n${id}`);
    let id = label !== undefined && isFree(label) ? label : made;
    for (let count = 2; !isFree(id); count++) id = `${made}-${count}`;
    this.#taken.add(`${this.#section}\n${id}`);
    return id;
  }
}

const isItem = ({ type }: Node): boolean => type === 'listItem' || type === 'definitionDescription';

const saidIn = (node: Node): Place['said'] => (isItem(node) ? 'by an item' : 'by a whole');

/** The variants that are in both; undefined stands for all. */
const common = (
  some: readonly string[] | undefined,
  others: readonly string[] | undefined,
): readonly string[] | undefined =>
  some === undefined ? others : (others?.filter((name) => some.includes(name)) ?? some);

/** Undefined where that is all of the book. */
const ownVariants = (
  names: readonly string[] | undefined,
  { settings }: Book,
): readonly string[] | undefined =>
  settings.singleVariant || settings.variants.every(({ name }) => names?.includes(name) ?? true)
    ? undefined
    : names;

/** Pictures and nothing else. */
const isPicture = ({ children }: NodeOf<'paragraph'>): boolean =>
  children.some(({ type }) => type === 'image') &&
  children.every((node) => node.type === 'image' || (node.type === 'text' && node.value.trim() === ''));

/** Its number, and how it is called where its kind does not say that. */
function numberOf(node: Node, { words }: Book): Pick<Block, 'number' | 'called'> {
  if (node.type === 'math') {
    const number = node.tag ?? node.enumerator;
    return number === undefined ? {} : { number };
  }
  if (node.type !== 'container' && node.type !== 'exercise' && node.type !== 'proof') return {};
  const { enumerator: number } = node;
  if (number === undefined)
    return node.type === 'proof' && node.kind === 'proof'
      ? { called: words.kinds[node.kind] ?? 'Proof' }
      : {};
  if (node.type === 'proof') return { number, called: `${words.kinds[node.kind] ?? node.kind} ${number}` };
  return node.type === 'container' && node.kind === 'code'
    ? { number, called: `${words.listing} ${number}` }
    : { number };
}
