// shown-code: the code of a page as readers see it and as it runs: with the framework's names in place of the library's.

import type { Aliasing } from '../code/index.ts';
import { aliasingOf, boundNames, languageName, withAliases } from '../code/index.ts';
import type { CodeCell, Document, FlowNode, ProjectSettings, VariantBranch } from '../document/index.ts';
import { mapTree, nodesOf } from '../document/index.ts';

/** The code of one variant, rewritten. */
export type Shown = (source: string, language: string) => string;

const isPython = (language: string): boolean => languageName(language) === 'python';

/** What is done with the cells of a page, `sources` of them, in a variant; undefined where nothing is. */
export function shownIn(
  settings: ProjectSettings,
  variant: string,
  sources: readonly string[],
): Shown | undefined {
  const aliasing = aliasingIn(settings, variant);
  if (!aliasing || !sources.some((source) => aliasing.mention.test(source))) return undefined;
  const bound = boundNames(sources, aliasing.roots);
  return (source, language) => (isPython(language) ? withAliases(source, aliasing, bound) : source);
}

const known = new WeakMap<ProjectSettings, Map<string, Aliasing | undefined>>();

function aliasingIn(settings: ProjectSettings, variant: string): Aliasing | undefined {
  const all = known.get(settings) ?? new Map<string, Aliasing | undefined>();
  known.set(settings, all);
  if (!all.has(variant)) {
    const own = settings.libraries?.[variant];
    const { library } = settings;
    all.set(variant, own && library !== undefined ? aliasingOf(own, library) : undefined);
  }
  return all.get(variant);
}

/**
 * The tree of a page with its cells as they are shown; `only` are the variants that have the page, where not all have it.
 * A cell that is shown differently in its variants becomes a set of branches, each with the outputs of its variants.
 * Doing it twice is doing it once; a tree in which nothing changes is given back itself.
 */
export function shownTree(
  tree: Document['tree'],
  only: readonly string[] | undefined,
  settings: ProjectSettings,
): Document['tree'] {
  if (!Object.values(settings.libraries ?? {}).some(({ aliases }) => aliases.length > 0)) return tree;
  const variants = settings.variants.map(({ name }) => name);
  const own = variants.filter((name) => only?.includes(name) ?? true);
  const cells = nodesOf(tree, 'codeCell');
  const shown = new Map(
    own.map((variant) => {
      const inside = cells.filter((cell) => cell.variants?.includes(variant) ?? true);
      const sources = inside.map(({ source }) => source);
      return [variant, shownIn(settings, variant, sources)] as const;
    }),
  );
  if ([...shown.values()].every((one) => one === undefined)) return tree;
  const [changed] = mapTree(tree, (node) =>
    node.type === 'codeCell' ? shownCell(node, shown, own) : flattened(node as FlowNode),
  );
  return changed as Document['tree'];
}

function shownCell(
  cell: CodeCell,
  shown: ReadonlyMap<string, Shown | undefined>,
  all: readonly string[],
): CodeCell | FlowNode {
  const own = cell.variants?.filter((name) => all.includes(name)) ?? all;
  const sources = new Map<string, string[]>();
  for (const variant of own) {
    const source = shown.get(variant)?.(cell.source, cell.language) ?? cell.source;
    sources.set(source, [...(sources.get(source) ?? []), variant]);
  }
  const [first] = [...sources.keys()];
  if (first === undefined) return cell;
  if (sources.size === 1) return first === cell.source ? cell : { ...cell, source: first };
  const branches = [...sources].map(([source, variants]): VariantBranch => {
    const outputs = Object.fromEntries(
      Object.entries(cell.outputs).filter(([variant]) => variants.includes(variant)),
    );
    const child: CodeCell = { ...cell, source, variants, outputs };
    return { type: 'variantBranch', variants, children: [child], ...position(cell) };
  });
  return { type: 'variantSet', children: branches, ...position(cell) };
}

const position = ({ position: at }: CodeCell): Pick<CodeCell, 'position'> => (at ? { position: at } : {});

/** A branch whose cells differ between its variants becomes several: sets do not stand in sets. */
function flattened(node: FlowNode): FlowNode {
  if (node.type !== 'variantSet') return node;
  const isMixed = (branch: VariantBranch): boolean =>
    branch.children.some(({ type }) => type === 'variantSet');
  if (!node.children.some(isMixed)) return node;
  return { ...node, children: node.children.flatMap((one) => (isMixed(one) ? split(one) : [one])) };
}

function split(branch: VariantBranch): VariantBranch[] {
  const branches: VariantBranch[] = [];
  for (const variant of branch.variants) {
    const children = branch.children.flatMap((child) => {
      if (child.type !== 'variantSet') return [child];
      return child.children.find(({ variants }) => variants.includes(variant))?.children ?? [];
    });
    const same = branches.find(
      (one) =>
        one.children.length === children.length && one.children.every((child, at) => child === children[at]),
    );
    if (same) same.variants.push(variant);
    else branches.push({ ...branch, variants: [variant], children });
  }
  return branches;
}
