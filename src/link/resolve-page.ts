// resolve-page: a numbered page's tree with every reference, citation, link and picture resolved.

import type { Kind, Node, NodeOf, Place, Root } from '../document/index.ts';
import { isParent } from '../document/index.ts';
import { checkFormula } from './formula-errors.ts';
import type { NumberedPage } from './number-page.ts';
import { resolveImage } from './pictures.ts';
import { resolveLink, resolveCard } from './page-links.ts';
import { resolveReference } from './references.ts';
import type { Resolution } from './resolution.ts';
import { placeOf } from './walk-places.ts';

/** Where a node stands, while a page is resolved. */
export interface At {
  page: NumberedPage;
  place: Place;
  /** Variants that see this; absent = all. */
  variants?: readonly string[];
}

type Resolve<K extends Kind> = (node: NodeOf<K>, at: At, resolution: Resolution) => Node;

/** What happens to a node whose children are resolved already; other kinds stay as they are. */
const resolvers: { readonly [K in Kind]?: Resolve<K> } = {
  crossReference: resolveReference,
  link: resolveLink,
  card: resolveCard,
  image: resolveImage,
  math: checkFormula,
  inlineMath: checkFormula,
  exercise: (node, { page }, { exercises }) => {
    if (node.id === undefined) return node;
    const solution = exercises.solutionOf({ page: page.placed.document.path, id: node.id, kind: 'exercise' });
    return solution === undefined ? node : { ...node, solution };
  },
  solution: (node, _at, { exercises }) => {
    const exercise = exercises.exerciseOf(node.exercise);
    return exercise === undefined ? node : { ...node, target: exercise.target };
  },
};

/** Resolves a page; diagnostics and counts of the book grow. */
export function resolvePage(page: NumberedPage, resolution: Resolution): Root {
  return resolveNode(page.tree, { page, place: { file: page.placed.document.path } }, resolution) as Root;
}

function resolveNode(node: Node, above: At, resolution: Resolution): Node {
  const place =
    node.position === undefined && node.file === undefined ? above.place : placeOf(node, above.place.file);
  const at: At =
    node.type === 'variantBranch'
      ? { ...above, place, variants: narrowed(above.variants, node.variants) }
      : { ...above, place };
  if (node.type === 'cite' || node.type === 'citeGroup') {
    const finished = resolution.cited.get(node) ?? node;
    return finished.type === 'crossReference' ? resolveReference(finished, at, resolution) : finished;
  }
  const inner = withChildren(node, at, resolution);
  const resolve = resolvers[inner.type] as Resolve<Kind> | undefined;
  return resolve === undefined ? inner : resolve(inner, at, resolution);
}

function withChildren(node: Node, at: At, resolution: Resolution): Node {
  if (!isParent(node)) return node;
  let same = true;
  const children = (node.children as Node[]).map((child) => {
    const resolved = resolveNode(child, at, resolution);
    if (resolved !== child) same = false;
    return resolved;
  });
  return same ? node : ({ ...node, children } as Node);
}

const narrowed = (outer: readonly string[] | undefined, inner: readonly string[]): readonly string[] =>
  outer?.filter((name) => inner.includes(name)) ?? inner;
