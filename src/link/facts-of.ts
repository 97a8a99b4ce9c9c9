// facts-of: the facts of one page from its tree, with ids and numbers as far as the page alone gives them.

import type {
  Cite,
  CiteGroup,
  Document,
  Heading,
  Kind,
  Node,
  NumberingSettings,
  PhrasingNode,
  Root,
  VariantSet,
} from '../document/index.ts';
import { childrenOf, isParent, plainText } from '../document/index.ts';
import type { Formulas } from '../math/index.ts';
import { letters } from './contents.ts';
import { Counters, longest, zero } from './counters.ts';
import { survey } from './digest.ts';
import type { BranchFact, LocalNumber, Noted, PageFacts, TargetFact } from './facts.ts';
import { numberFootnotes } from './footnotes.ts';
import { branchId, pageIds, slug } from './ids.ts';
import type { Ids } from './ids.ts';
import { areAlternatives } from './labels.ts';
import type { BranchPath } from './labels.ts';
import type { Note, NoteAt } from './notes.ts';
import { notes } from './notes.ts';
import { packPosition } from './packed-position.ts';
import { titlePage } from './page-title.ts';
import { addressOf } from './paths.ts';
import { describe, labelOf } from './targets.ts';
import type { Described } from './targets.ts';
import { termKey } from './term-key.ts';
import { localTitle } from './titles.ts';
import { placeOf } from './place-of.ts';

/** What facts depend on besides the page. */
export interface FactsInput {
  numbering: NumberingSettings;
  /** Every formula is parsed here, once. */
  formulas: Formulas;
}

/** What linking needs to know of a page: a pure function of the document, of `numbering` and of the macros of `formulas`. */
export function factsOf(document: Document, input: FactsInput): PageFacts {
  const { tree, heading } = titlePage(document, addressOf(document.path));
  const footnotes = numberFootnotes(tree, document.path);
  const reading = new Reading(document, tree, heading, input, footnotes.numbers);
  reading.visit(tree, { sections: true }, tree, document.path);
  const { facts } = reading;
  reading.finishTitles();
  return {
    ...facts,
    counted: reading.counted(),
    ...survey([tree, document.frontmatter]),
    diagnostics: [...footnotes.diagnostics, ...facts.diagnostics],
  };
}

/** Where a node stands. */
interface Where {
  /** Index of the branch. */
  branch?: number;
  /** The numbered figure around this, whose parts are lettered. */
  whole?: { kind: string; count: number; parts: number };
  /** In a glossary: its terms are targets. */
  glossary?: boolean;
  /** Whether headings here make sections of the page. */
  sections: boolean;
}

/** In these, headings are sections of the page; in boxes, quotations and tabs they are not. */
const sectioning: ReadonlySet<Kind> = new Set(['root', 'block', 'div', 'variantSet', 'variantBranch']);

class Reading {
  readonly facts: PageFacts;
  readonly #path: string;
  readonly #title: Heading;
  readonly #input: FactsInput;
  readonly #shared: { footnotes: ReadonlyMap<string, string>; macros: Document['frontmatter']['macros'] };
  readonly #fresh: Ids;
  readonly #counters = new Counters();
  readonly #paths: BranchPath[] = [];
  /** By label, the branches of the places on this page that have it. */
  readonly #places = new Map<string, BranchPath[]>();
  readonly #citations = new Map<Node, number>();
  readonly #titles: { fact: TargetFact; words: readonly PhrasingNode[] }[] = [];
  #count = 0;
  #sets = 0;
  #section: number | undefined;
  #heading: string | undefined;

  constructor(
    document: Document,
    tree: Root,
    title: Heading,
    input: FactsInput,
    footnotes: ReadonlyMap<string, string>,
  ) {
    this.#path = document.path;
    this.#title = title;
    this.#input = input;
    this.#shared = { footnotes, macros: document.frontmatter.macros };
    // No heading takes the id of a label.
    this.#fresh = pageIds(labelsIn(tree));
    this.facts = noFacts(document, title);
    if (this.facts.label !== undefined) this.#places.set(this.facts.label, [[]]);
  }

  finishTitles(): void {
    for (const { fact, words } of this.#titles) fact.title = localTitle(words, this.#citations);
  }

  /** Where the counters stand. */
  counted(): PageFacts['counted'] {
    return this.#counters.standing().things;
  }

  /** `above` is the nearest node around with a place, in `file`; kept apart from `where`, which seldom changes. */
  visit(node: Node, where: Where, above: Node, file: string): void {
    const at = this.#count++;
    const holder = node.position === undefined && node.file === undefined ? above : node;
    const own = node.file ?? file;
    if (node.type === 'variantSet') return this.#branches(node, where, holder, own);
    const noted = (): Noted => this.#noted(at, where, holder, own);
    if (node.type === 'cite' || node.type === 'citeGroup') return this.#cite(node, noted());
    const note = notes[node.type] as Note<Kind> | undefined;
    note?.(node, this.#noteAt(noted(), holder, own));
    if (node === this.#title) {
      this.#titleHeading(node, noted());
      return this.#children(node, where, holder, own);
    }
    const described = describe(node, this.#input.numbering);
    const inner = described === undefined ? where : this.#target(node, described, noted, where);
    this.#children(node, inner, holder, own);
  }

  #children(node: Node, where: Where, holder: Node, file: string): void {
    if (!isParent(node)) return;
    const sections = where.sections && sectioning.has(node.type);
    const changes = sections !== where.sections || node.type === 'glossary';
    const inside = changes
      ? { ...where, sections, ...(node.type === 'glossary' && { glossary: true }) }
      : where;
    for (const child of node.children as Node[]) this.visit(child, inside, holder, file);
  }

  #noteAt(noted: Noted, holder: Node, file: string): NoteAt {
    const { formulas } = this.#input;
    const place = placeOf(holder, file);
    return { facts: this.facts, noted, place, heading: this.#heading, formulas, ...this.#shared };
  }

  #noted(at: number, { branch }: Where, { position }: Node, file: string): Noted {
    return {
      at,
      ...(position && { position: packPosition(position) }),
      ...(file !== this.#path && { file }),
      ...(branch !== undefined && { branch }),
    };
  }

  #cite(node: Cite | CiteGroup, noted: Noted): void {
    const works = (node.type === 'cite' ? [node] : node.children.filter(isCite)).map(
      ({ label, kind, prefix, suffix, position }) => ({
        label,
        kind,
        ...(prefix !== undefined && { prefix }),
        ...(suffix !== undefined && { suffix }),
        ...(position && { position: packPosition(position) }),
      }),
    );
    this.#citations.set(node, this.facts.citations.length);
    this.facts.citations.push({
      ...noted,
      kind: node.kind,
      group: node.type === 'citeGroup',
      works,
      ...(this.#section !== undefined && { section: this.#section }),
    });
    this.#skip(node);
  }

  /** Counts what is inside a node without looking at it. */
  #skip(node: Node): void {
    for (const child of childrenOf(node)) {
      this.#count++;
      this.#skip(child);
    }
  }

  /** Branches count side by side; what follows goes on from the longest. */
  #branches(set: VariantSet, where: Where, around: Node, file: string): void {
    const { branches } = this.facts;
    const start = this.#counters.standing();
    const ends = [];
    const number = this.#sets++;
    const identity = {};
    const above = where.branch === undefined ? undefined : branches[where.branch];
    const outer = where.branch === undefined ? [] : (this.#paths[where.branch] as BranchPath);
    for (const [i, branch] of set.children.entries()) {
      this.#count++;
      this.#counters.goTo(start);
      const variants = above?.variants.filter((name) => branch.variants.includes(name)) ?? branch.variants;
      const fact: BranchFact = {
        ...(where.branch !== undefined && { above: where.branch }),
        set: number,
        branch: i,
        variants,
      };
      const index = branches.push(fact) - 1;
      this.#paths[index] = [...outer, { set: identity, branch: i }];
      const holder = branch.position === undefined ? around : branch;
      for (const child of branch.children)
        this.visit(child, { ...where, branch: index }, holder, branch.file ?? file);
      ends.push(this.#counters.standing());
    }
    if (ends.length > 0) this.#counters.goTo(longest([start, ...ends]));
  }

  #titleHeading(node: Heading, noted: Noted): void {
    const id =
      node.label === undefined ? this.#fresh.fresh(slug(plainText(node))) : this.#fresh.ofLabel(node.label);
    if (node.label !== undefined) this.#enter(node.label, []);
    const fact: TargetFact = { ...noted, ...labelPlace(node), kind: 'page', id, title: [] };
    if (node.label !== undefined) fact.label = node.label;
    this.#titles.push({ fact, words: node.children });
    this.facts.title = this.facts.targets.push(fact) - 1;
    this.#heading = id;
  }

  /** Enters a target; what is inside it stands where the answer says. */
  #target(node: Node, described: Described, noted: () => Noted, where: Where): Where {
    const label = labelOf(node);
    const isTerm = node.type === 'definitionTerm' && where.glossary === true;
    if (isTerm) described.id = { slug: `term-${slug(plainText(node))}` };
    if (label === undefined && described.id === undefined) return where;
    const id = this.#idFor(described, label, where);
    const number = this.#numberFor(node, described, where);
    const fact: TargetFact = {
      ...noted(),
      ...labelPlace(node),
      kind: described.kind,
      id,
      ...(label !== undefined && { label }),
      title: [],
      ...(number && { number }),
      ...(node.type === 'solution' && { solves: node.exercise }),
      ...(node.type === 'indexEntry' && { entries: node.entries }),
      ...(isTerm && { term: termKey(plainText(node)) }),
      ...(node.type === 'heading' && where.sections && { section: node.depth }),
    };
    this.#titles.push({ fact, words: described.title });
    const index = this.facts.targets.push(fact) - 1;
    if (label !== undefined) this.#enter(label, this.#branchPath(where));
    if (node.type === 'heading') {
      this.#section = index;
      this.#heading = id;
    }
    const isWhole =
      number !== undefined && 'series' in number && number.series === 'figure' && where.whole === undefined;
    return isWhole ? { ...where, whole: { kind: described.kind, count: number.count, parts: 0 } } : where;
  }

  #branchPath({ branch }: Where): BranchPath {
    return branch === undefined ? [] : (this.#paths[branch] as BranchPath);
  }

  #enter(label: string, branches: BranchPath): void {
    const known = this.#places.get(label);
    if (known === undefined) this.#places.set(label, [branches]);
    else if (known.every((other) => areAlternatives(other, branches))) known.push(branches);
  }

  #idFor(described: Described, label: string | undefined, where: Where): string {
    if (label !== undefined) {
      const own = this.#branchPath(where);
      const others = this.#places.get(label) ?? [];
      const shared = others.length > 0 && others.every((other) => areAlternatives(other, own));
      const variant = where.branch === undefined ? undefined : this.facts.branches[where.branch]?.variants[0];
      return shared && variant !== undefined
        ? this.#fresh.fresh(branchId(label, variant))
        : this.#fresh.ofLabel(label);
    }
    const wish = described.id as NonNullable<Described['id']>;
    return 'slug' in wish ? this.#fresh.fresh(wish.slug) : this.#fresh.numbered(wish.count);
  }

  #numberFor(node: Node, described: Described, where: Where): LocalNumber | undefined {
    if (node.type === 'math' && node.tag !== undefined) return { tag: node.tag };
    if (node.type === 'heading') return this.#headingNumber(node);
    const { series } = described;
    if (series === undefined) return undefined;
    const { whole } = where;
    if (whole?.kind === described.kind)
      return { series, count: whole.count, part: letters(++whole.parts).toLowerCase() };
    return { series, count: this.#counters.next(series) };
  }

  #headingNumber(node: Heading): LocalNumber | undefined {
    // A second heading of level 1 is a section of the page like those of level 2.
    const depth = Math.max(2, node.depth);
    if (node.enumerated === false || depth > this.#input.numbering.headingDepth) return undefined;
    return { heading: this.#counters.nextHeading(depth) };
  }
}

/** What is wrong with a label is told where the label is. */
const labelPlace = (node: Node): Pick<Noted, 'position'> =>
  'labelPosition' in node && node.labelPosition !== undefined
    ? { position: packPosition(node.labelPosition) }
    : {};

const isCite = (node: PhrasingNode): node is Cite => node.type === 'cite';

function labelsIn(tree: Root): Set<string> {
  const labels = new Set<string>();
  const look = (node: Node): void => {
    const label = labelOf(node);
    if (label !== undefined) labels.add(label);
    if (isParent(node)) for (const child of node.children as Node[]) look(child);
  };
  look(tree);
  return labels;
}

function noFacts({ path, frontmatter }: Document, title: Heading): PageFacts {
  const label = frontmatter.label ?? title.label;
  const position = frontmatter.label === undefined ? (title.labelPosition ?? title.position) : undefined;
  return {
    digest: '',
    ...(label !== undefined && { label }),
    labelPlace: { file: title.file ?? path, ...(position && { position }) },
    targets: [],
    title: 0,
    counted: { ...zero },
    branches: [],
    references: [],
    links: [],
    cards: [],
    images: [],
    citations: [],
    lists: [],
    symbols: [],
    footnotes: [],
    cells: { count: 0, variants: [] },
    slides: { everywhere: false, variants: [] },
    formulas: 0,
    prints: { bibliography: false, index: false },
    letters: '',
    diagnostics: [],
  };
}
