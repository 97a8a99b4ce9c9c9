// number-page: a page's tree with ids and numbers, and everything on it that can be referred to entered in the tables.

import type { Heading, Node, Place, ReferenceTarget, Root, VariantSet } from '../document/index.ts';
import { diagnostic, isParent, plainText } from '../document/index.ts';
import type { Placed } from './contents.ts';
import { letters } from './contents.ts';
import { longest } from './counters.ts';
import { numberFootnotes } from './footnotes.ts';
import { branchId, pageIds, slug } from './ids.ts';
import type { Ids } from './ids.ts';
import { areAlternatives } from './labels.ts';
import type { BranchPath, Occurrence } from './labels.ts';
import type { Linking } from './linking.ts';
import { placeText } from './linking.ts';
import { titlePage } from './page-title.ts';
import { describe, labelOf } from './targets.ts';
import type { Described } from './targets.ts';
import { placeOf, walkPlaces } from './walk-places.ts';

/** A page after numbering; links and citations in it are not resolved yet. */
export interface NumberedPage {
  placed: Placed;
  label: string;
  tree: Root;
  /** Its title heading in `tree`. */
  heading: Heading;
  /** What each id of the page is, labelled or not. */
  ids: ReadonlyMap<string, Occurrence>;
  /** The page itself as a target. */
  self: Occurrence;
}

/** Numbers one page; counters, labels, lists and diagnostics of `linking` grow. Pages come in reading order. */
export function numberPage(placed: Placed, linking: Linking): NumberedPage {
  const { document, address, enumerator } = placed;
  const { tree, heading } = titlePage(document, address);
  linking.counters.startPage(enumerator, linking.settings.numbering.continuous);
  const footnotes = numberFootnotes(tree, document.path);
  linking.diagnostics.push(...footnotes.diagnostics);
  const work = new PageNumbering(
    placed,
    linking,
    heading,
    pageIds(labelsIn(tree, document.path)),
    footnotes.numbers,
  );
  const numbered = work.visit(tree, { place: { file: document.path }, branches: [] }) as Root;
  return { placed, label: work.label, tree: numbered, heading: work.heading, ids: work.ids, self: work.self };
}

function labelsIn(tree: Root, file: string): Set<string> {
  const labels = new Set<string>();
  walkPlaces(tree, file, (node) => {
    const label = labelOf(node);
    if (label !== undefined) labels.add(label);
  });
  return labels;
}

/** Where a node stands. */
interface Where {
  place: Place;
  branches: BranchPath;
  /** Variants that see this; absent = all. */
  variants?: readonly string[];
  /** The numbered figure around this, whose parts are lettered. */
  whole?: { enumerator: string; kind: string; parts: number };
  /** In a glossary: its terms are targets. */
  glossary?: boolean;
}

class PageNumbering {
  readonly ids = new Map<string, Occurrence>();
  readonly label: string;
  readonly self: Occurrence;
  heading: Heading;
  readonly #placed: Placed;
  readonly #linking: Linking;
  readonly #title: Heading;
  readonly #fresh: Ids;
  readonly #footnotes: ReadonlyMap<string, string>;

  constructor(
    placed: Placed,
    linking: Linking,
    title: Heading,
    fresh: Ids,
    footnotes: ReadonlyMap<string, string>,
  ) {
    this.#placed = placed;
    this.#linking = linking;
    this.#title = title;
    this.#fresh = fresh;
    this.#footnotes = footnotes;
    this.heading = title;
    const { document, address, enumerator } = placed;
    const given = document.frontmatter.label ?? title.label;
    this.label = given ?? address;
    const target: ReferenceTarget = {
      page: document.path,
      kind: 'page',
      ...(enumerator !== undefined && { enumerator }),
    };
    const position = document.frontmatter.label === undefined ? title.position : undefined;
    const place = { file: title.file ?? document.path, ...(position && { position }) };
    this.self = {
      label: this.label,
      target,
      place,
      explicit: given !== undefined,
      title: title.children,
      branches: [],
    };
    this.#enter(this.self);
  }

  /** A copy of the node and what is in it, numbered in the order of the text. */
  visit(node: Node, where: Where): Node {
    const here: Where =
      node.position === undefined && node.file === undefined
        ? where
        : { ...where, place: placeOf(node, where.place.file) };
    if (node.type === 'variantSet') return this.#branches(node, here);
    if (node.type === 'footnoteReference' || node.type === 'footnoteDefinition') {
      const enumerator = this.#footnotes.get(node.label);
      const marked = enumerator === undefined ? node : { ...node, enumerator };
      return this.#children(marked, here);
    }
    if (node === this.#title) return this.#titleHeading(node, here);
    if (node.type === 'glossary') return this.#children(node, { ...here, glossary: true });
    const described = describe(node, this.#linking.settings.numbering);
    if (described === undefined) return this.#children(node, here);
    if (node.type === 'definitionTerm' && here.glossary)
      described.id = { slug: `term-${slug(plainText(node))}` };
    const label = labelOf(node);
    if (label === undefined && described.id === undefined) return this.#children(node, here);
    return this.#target(node, described, label, here);
  }

  #children(node: Node, where: Where): Node {
    if (!isParent(node)) return node;
    let same = true;
    const children = (node.children as Node[]).map((child) => {
      const visited = this.visit(child, where);
      if (visited !== child) same = false;
      return visited;
    });
    return same ? node : ({ ...node, children } as Node);
  }

  /** Branches count side by side; what follows goes on from the longest. */
  #branches(set: VariantSet, where: Where): Node {
    const { counters } = this.#linking;
    const start = counters.standing();
    const ends = [];
    const children = [];
    for (const [i, branch] of set.children.entries()) {
      counters.goTo(start);
      const variants = where.variants?.filter((name) => branch.variants.includes(name)) ?? branch.variants;
      const inside: Where = { ...where, variants, branches: [...where.branches, { set, branch: i }] };
      children.push(this.#children(branch, inside) as typeof branch);
      ends.push(counters.standing());
    }
    if (ends.length > 0) counters.goTo(longest([start, ...ends]));
    return { ...set, children };
  }

  #titleHeading(node: Heading, where: Where): Node {
    const id =
      node.label === undefined ? this.#fresh.fresh(slug(plainText(node))) : this.#fresh.ofLabel(node.label);
    const { enumerator } = this.#placed;
    this.ids.set(id, this.self);
    if (node.label !== undefined && node.label !== this.label) {
      this.#enter({ ...this.self, label: node.label, place: where.place, explicit: true });
    }
    const marked = { ...node, id, ...(enumerator !== undefined && { enumerator }) };
    this.heading = this.#children(marked, where) as Heading;
    return this.heading;
  }

  #target(node: Node, described: Described, label: string | undefined, where: Where): Node {
    const id = this.#idFor(described, label, where);
    const enumerator = this.#numberFor(node, described, where);
    const marked = {
      ...node,
      ...(id !== undefined && { id }),
      ...(enumerator !== undefined && { enumerator }),
    } as Node;
    if (id !== undefined)
      this.#register(
        marked,
        { id, ...(enumerator !== undefined && { enumerator }) },
        described,
        label,
        where,
      );
    const isWhole = described.series === 'figure' && enumerator !== undefined && where.whole === undefined;
    return this.#children(
      marked,
      isWhole ? { ...where, whole: { enumerator, kind: described.kind, parts: 0 } } : where,
    );
  }

  #idFor(described: Described, label: string | undefined, where: Where): string | undefined {
    if (label !== undefined) {
      const others = this.#linking.labels
        .of(label)
        .filter(({ target }) => target.page === this.#placed.document.path);
      const shared =
        others.length > 0 && others.every((other) => areAlternatives(other.branches, where.branches));
      const variant = where.variants?.[0];
      return shared && variant !== undefined
        ? this.#fresh.fresh(branchId(label, variant))
        : this.#fresh.ofLabel(label);
    }
    if (described.id === undefined) return undefined;
    return 'slug' in described.id
      ? this.#fresh.fresh(described.id.slug)
      : this.#fresh.numbered(described.id.count);
  }

  #numberFor(node: Node, described: Described, where: Where): string | undefined {
    if (node.type === 'math' && node.tag !== undefined) return node.tag;
    if (node.type === 'heading') return this.#headingNumber(node);
    if (described.series === undefined) return undefined;
    const { whole } = where;
    if (whole?.kind === described.kind) return `${whole.enumerator}${letters(++whole.parts).toLowerCase()}`;
    return this.#linking.counters.next(described.series);
  }

  #headingNumber(node: Heading): string | undefined {
    const { enumerator } = this.#placed;
    // A second heading of level 1 is a section of the page like those of level 2.
    const depth = Math.max(2, node.depth);
    if (enumerator === undefined || node.enumerated === false) return undefined;
    if (depth > this.#linking.settings.numbering.headingDepth) return undefined;
    return this.#linking.counters.nextHeading(enumerator, depth);
  }

  #register(
    node: Node,
    mark: { id: string; enumerator?: string },
    described: Described,
    label: string | undefined,
    where: Where,
  ): void {
    const target: ReferenceTarget = { page: this.#placed.document.path, ...mark, kind: described.kind };
    const { place, branches, variants } = where;
    const occurrence: Occurrence = {
      label: label ?? mark.id,
      target,
      place,
      explicit: label !== undefined,
      title: described.title,
      branches,
      ...(variants !== undefined && { variants }),
      ...(node.type === 'solution' && { solves: node.exercise }),
    };
    this.ids.set(mark.id, occurrence);
    if (label !== undefined) this.#enter(occurrence);
    this.#linking.numbered.push({ node, occurrence });
    if (node.type === 'definitionTerm' && where.glossary) {
      this.#linking.terms.add({ ...occurrence, label: termKey(plainText(node)) });
    }
  }

  #enter(occurrence: Occurrence): void {
    const first = this.#linking.labels.add(occurrence);
    // Pages with one address are told as such.
    if (first === undefined || !(occurrence.explicit || first.explicit)) return;
    this.#linking.diagnostics.push(
      diagnostic('duplicate-label', occurrence.place, occurrence.label, placeText(first.place)),
    );
  }
}

/** Terms are found whatever their case and blanks. */
export const termKey = (words: string): string => words.trim().replace(/\s+/g, ' ').toLowerCase();
