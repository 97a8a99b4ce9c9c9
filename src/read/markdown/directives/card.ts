// card: {card}, {grid} and what stands in grids.

import type { Card, FlowNode } from '../../../document/index.ts';
import { splitList } from './options.ts';
import type { DirectiveCall, DirectiveSpec } from './spec.ts';
import { titleNodes, titleOf } from './title.ts';

/** Options of sphinx-design that name looks of its own themes. */
const looks = {
  columns: 'ignored',
  margin: 'ignored',
  padding: 'ignored',
  gutter: 'ignored',
  outline: 'ignored',
  reverse: 'ignored',
  shadow: 'ignored',
  'text-align': 'ignored',
  'class-card': 'ignored',
  'class-header': 'ignored',
  'class-body': 'ignored',
  'class-title': 'ignored',
  'class-footer': 'ignored',
  'class-item': 'ignored',
  'class-container': 'ignored',
  'class-row': 'ignored',
} as const;

/** A card; a header of one paragraph before `^^^` is its title where the argument gives none. */
function cardOf(call: DirectiveCall): Card {
  const url = call.options.text('link');
  const title = titleNodes(call);
  const [first, second, ...rest] = call.children;
  const { text } = call.context.source;
  const isDivider =
    second?.type === 'thematicBreak' && text[call.context.source.offset(second.position)] === '^';
  const children =
    title.length === 0 && first?.type === 'paragraph' && isDivider
      ? [titleOf(first.children, call), ...rest]
      : [...title, ...call.children];
  return { type: 'card', ...(url && { url }), children, position: call.position };
}

const card: DirectiveSpec = {
  names: ['card', 'grid-item-card'],
  argument: 'optional',
  options: {
    ...looks,
    link: 'text',
    url: { sameAs: 'link' },
    'link-type': 'ignored',
    header: 'ignored',
    footer: 'ignored',
  },
  body: 'flow',
  read: (call) => [cardOf(call)],
};

const gridItem: DirectiveSpec = {
  names: ['grid-item'],
  argument: 'optional',
  options: looks,
  body: 'flow',
  read: (call) => [
    {
      type: 'div',
      children: [...titleNodes(call), ...call.children] satisfies FlowNode[],
      position: call.position,
    },
  ],
};

const grid: DirectiveSpec = {
  names: ['grid'],
  argument: 'optional',
  options: looks,
  body: 'flow',
  read(call) {
    const columns = splitList(call.head.argument.text || '1 2 2 3').map(Number);
    if (columns.some((count) => !Number.isInteger(count) || count < 1 || count > 12)) {
      call.context.note(
        'bad-option',
        call.head.argument.range,
        'columns',
        call.head.argument.text,
        'numbers of columns such as 1 2 3',
      );
      columns.splice(0, columns.length, 1, 2, 2, 3);
    }
    return [{ type: 'grid', columns, children: call.children, position: call.position }];
  },
};

export const cards: readonly DirectiveSpec[] = [card, grid, gridItem];
