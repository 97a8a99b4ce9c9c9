// fill-tree: a page's tree with everything put in that the book knows: ids, numbers, references, citations, files, lists.

import type { Cite, CiteGroup, CrossReference, Document, Link, Node, Root } from '../document/index.ts';
import { childrenOf, isParent } from '../document/index.ts';
import { finishedCitation } from './cite.ts';
import type { LinkedPage } from './linked-page.ts';
import { filledWords } from './own-words.ts';
import { titlePage } from './page-title.ts';
import type { ReferenceValue, Value, Values } from './values.ts';

interface Mark {
  id?: string;
  enumerator?: string;
}

/** The linked tree of a document; the given tree stays as it is, and what does not change is shared with it. */
export function fillTree(document: Document, page: LinkedPage, values: Values): Root {
  const { tree } = titlePage(document, page.placed.address);
  return new Filling(marksOf(page), values).fill(tree)[0] as Root;
}

function marksOf({ facts, occurrences, placed }: LinkedPage): Map<number, Mark> {
  const marks = new Map<number, Mark>();
  for (const [i, { at, id }] of facts.targets.entries()) {
    const enumerator = i === facts.title ? placed.enumerator : occurrences[i]?.target.enumerator;
    marks.set(at, { id, ...(enumerator !== undefined && { enumerator }) });
  }
  for (const { at, enumerator } of facts.footnotes) marks.set(at, { enumerator });
  return marks;
}

class Filling {
  readonly #marks: ReadonlyMap<number, Mark>;
  readonly #values: Values;
  /** Nodes so far, in document order, as facts count them. */
  #count = 0;

  constructor(marks: ReadonlyMap<number, Mark>, values: Values) {
    this.#marks = marks;
    this.#values = values;
  }

  fill(node: Node): Node[] {
    const at = this.#count++;
    const mark = this.#marks.get(at);
    const value = this.#values.get(at);
    if (node.type === 'cite' || node.type === 'citeGroup') {
      this.#skip(node);
      return [value === undefined ? node : cited(node, value)];
    }
    const marked = mark === undefined ? node : ({ ...node, ...mark } as Node);
    const inner = this.#children(marked);
    return value === undefined ? [inner] : put(inner, value);
  }

  #children(node: Node): Node {
    if (!isParent(node)) return node;
    let same = true;
    const children: Node[] = [];
    for (const child of node.children as Node[]) {
      const filled = this.fill(child);
      if (filled.length !== 1 || filled[0] !== child) same = false;
      children.push(...filled);
    }
    return same ? node : ({ ...node, children } as Node);
  }

  #skip(node: Node): void {
    for (const child of childrenOf(node)) {
      this.#count++;
      this.#skip(child);
    }
  }
}

function put(node: Node, value: Value): Node[] {
  switch (value.kind) {
    case 'reference':
      return [referred(node as CrossReference | Link, value)];
    case 'fields':
      return [{ ...node, ...value.fields } as Node];
    case 'words':
      return [{ ...node, children: [...value.words] } as Node];
    case 'nodes':
      return [...value.nodes];
    case 'citation':
      return [node];
  }
}

function cited(node: Extract<Node, { type: 'cite' | 'citeGroup' }>, value: Value): Node {
  if (value.kind === 'citation') return finishedCitation(node, value);
  if (value.kind !== 'reference') return node;
  const only = node.type === 'cite' ? node : (node.children.find((child) => child.type === 'cite') ?? node);
  return referred(only, value);
}

type Referring = CrossReference | Link | Cite | CiteGroup;

/** The node as a reference: a link, or `@name`, becomes one. */
function referred(node: Referring, value: ReferenceValue): CrossReference {
  const { label, target, words, fill } = value;
  const own = node.type === 'cite' || node.type === 'citeGroup' ? [] : node.children;
  const children = words ?? (fill === undefined ? own : filledWords(own, fill));
  const { position, file } = node;
  const base: CrossReference =
    node.type === 'crossReference'
      ? node
      : {
          type: 'crossReference',
          kind: 'link',
          label: label ?? '',
          children: [],
          ...(position && { position }),
          ...(file !== undefined && { file }),
        };
  return { ...base, ...(target && { target }), children: [...children] };
}
