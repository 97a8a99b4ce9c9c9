// build: KaTeX's parse tree → shapes. The table has one row for every node type.

import type { Formula } from '../formulas.ts';
import type { NodeOf, NodeType, ParseNode } from '../parse-node.ts';
import { settleSigns } from './classes.ts';
import { boxBuilders } from './build-boxes.ts';
import { constructionBuilders } from './build-constructions.ts';
import { groupBuilders } from './build-groups.ts';
import { joined } from './join.ts';
import type { Setting } from './setting.ts';
import type { Shape } from './shape.ts';
import { symbolBuilders } from './build-symbols.ts';
import { tableBuilders } from './build-table.ts';

/** What a builder needs of the others. */
export interface Build {
  /** Shapes of nodes, as they stand among their neighbours. */
  list(nodes: readonly ParseNode[], setting: Setting): Shape[];
  /** Shapes of a list that stands alone: signs at its ends are no operators. */
  row(nodes: readonly ParseNode[], setting: Setting): Shape[];
  /** Shapes of one argument: braces around it are none of its own. */
  argument(node: ParseNode | null | undefined, setting: Setting): Shape[];
}
export type Builders<T extends NodeType> = {
  [K in T]: (node: NodeOf<K>, setting: Setting, build: Build) => Shape[];
};

const builders: Builders<NodeType> = {
  ...symbolBuilders,
  ...groupBuilders,
  ...constructionBuilders,
  ...tableBuilders,
  ...boxBuilders,
};

const build: Build = {
  list: (nodes, setting) =>
    joined(
      nodes.flatMap((node) =>
        (builders[node.type] as (node: ParseNode, setting: Setting, build: Build) => Shape[])(
          node,
          setting,
          build,
        ),
      ),
    ),
  row: (nodes, setting) => settleSigns(build.list(nodes, setting)),
  argument: (node, setting) =>
    node == null ? [] : build.row(node.type === 'ordgroup' ? node.body : [node], setting),
};

const known = new WeakMap<Formula, readonly Shape[]>();

/** The shapes of a whole formula, made once. */
export function shapesOf(formula: Formula): readonly Shape[] {
  let shapes = known.get(formula);
  if (shapes === undefined) {
    shapes = build.row(formula.tree, { style: formula.display ? 'display' : 'text', size: 1, face: 'roman' });
    known.set(formula, shapes);
  }
  return shapes;
}
