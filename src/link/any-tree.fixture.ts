// any-tree.fixture: trees at random, of every kind of node that linking does something with, and input to link them with.

import fc from 'fast-check';
import type { Document, Node, PhrasingNode } from '../document/index.ts';
import { defaultSettings } from '../document/index.ts';
import type { LinkInput } from './index.ts';

export const variants = [
  { name: 'numpy', title: 'NumPy' },
  { name: 'torch', title: 'PyTorch' },
];

/** Input of the linker without files. */
export const bare = (settings: LinkInput['settings'] = defaultSettings()): LinkInput => ({
  settings,
  resources: { picture: () => undefined, exists: () => false, bytes: () => undefined },
  bibliography: [],
  csl: { style: '', locales: [] },
});

export const page = (path: string, children: Node[]): Document =>
  ({ path, frontmatter: { other: {} }, tree: { type: 'root', children }, included: [] }) as Document;

export const text = (value: string): PhrasingNode => ({ type: 'text', value });

const label = fc.constantFrom('a', 'b', 'c d', 'ß', 'p', 'q/r');
const words = fc.array(fc.constantFrom('x', '%s', '{number}', '{name}', '').map(text), { maxLength: 2 });
const { phrasing } = fc.letrec<{ phrasing: PhrasingNode }>((tie) => ({
  phrasing: fc.oneof(
    { maxDepth: 3 },
    fc.constant(text('word')),
    fc.record({
      type: fc.constant('crossReference' as const),
      kind: fc.constantFrom('ref', 'numref', 'eq', 'doc', 'link', 'term'),
      label,
      children: words,
    }),
    fc.record({
      type: fc.constant('link' as const),
      url: fc.constantFrom('', '#a', 'p.md', 'p.md#b', '../x', 'q/r', 'data.csv', '%'),
      children: words,
    }),
    fc.record({
      type: fc.constant('cite' as const),
      kind: fc.constantFrom('narrative', 'parenthetical'),
      label,
      children: fc.constant([]),
    }),
    fc.record({ type: fc.constant('inlineMath' as const), value: fc.constantFrom('x', '\\frac{', '\\nope') }),
    fc.record({ type: fc.constant('footnoteReference' as const), label }),
    fc.record({
      type: fc.constant('emphasis' as const),
      children: fc.array(tie('phrasing'), { maxLength: 2 }),
    }),
  ) as fc.Arbitrary<PhrasingNode>,
}));
const paragraph = fc.record({
  type: fc.constant('paragraph' as const),
  label: fc.option(label, { nil: undefined }),
  children: fc.array(phrasing, { maxLength: 3 }),
});
const { flow } = fc.letrec<{ flow: Node }>((tie) => {
  const inside = fc.array(tie('flow'), { maxLength: 3 });
  const option = fc.option(label, { nil: undefined });
  return {
    flow: fc.oneof(
      { maxDepth: 4 },
      paragraph,
      fc.record({
        type: fc.constant('heading' as const),
        depth: fc.integer({ min: 1, max: 6 }),
        label: option,
        children: fc.array(phrasing, { maxLength: 2 }),
      }),
      fc.record({ type: fc.constant('math' as const), value: fc.constantFrom('x', '\\bar{'), label: option }),
      fc.record({
        type: fc.constant('container' as const),
        kind: fc.constantFrom('figure', 'table'),
        label: option,
        children: inside,
      }),
      fc.record({ type: fc.constant('caption' as const), children: fc.array(paragraph, { maxLength: 1 }) }),
      fc.record({ type: fc.constant('exercise' as const), label: option, children: inside }),
      fc.record({ type: fc.constant('solution' as const), exercise: label, children: inside }),
      fc.record({ type: fc.constant('footnoteDefinition' as const), label, children: inside }),
      fc.record({
        type: fc.constant('toc' as const),
        context: fc.constantFrom('project', 'page', 'section', 'children'),
      }),
      fc.record({
        type: fc.constant('variantSet' as const),
        children: fc.tuple(inside, inside).map(([one, two]) => [
          { type: 'variantBranch' as const, variants: ['numpy'], children: one },
          { type: 'variantBranch' as const, variants: ['torch'], children: two },
        ]),
      }),
    ) as unknown as fc.Arbitrary<Node>,
  };
});
export const anyTree = fc.array(flow, { maxLength: 6 });
