// table: {table} Caption, a numbered table around a table of the body; and what all table directives do alike.

import type { FlowNode, PhrasingNode, Table } from '../../../document/index.ts';
import { captioned } from './caption.ts';
import { numberFields } from './fields.ts';
import { containerOf, wrap } from './figure.ts';
import type { DirectiveCall, DirectiveSpec, OptionKind } from './spec.ts';

export const tableOptions: Readonly<Record<string, OptionKind>> = {
  align: ['left', 'center', 'right', 'auto'],
  width: 'ignored',
  figwidth: 'text',
};

/** A table in a container where it has a caption; a bare one carries the label itself. */
export function tableNodes(call: DirectiveCall, table: Table, caption: PhrasingNode[]): FlowNode[] {
  const { label, enumerated } = numberFields(call);
  const align = call.options.text('align');
  const fields = {
    ...(label !== undefined && { label }),
    ...(enumerated !== undefined && { enumerated }),
    ...((align === 'left' || align === 'center' || align === 'right') && { align: align as 'left' }),
  };
  if (caption.length > 0) return [captioned('table', fields, table, caption, call.position)];
  return [{ ...table, ...(label !== undefined && { label }) }];
}

export function errorNode(call: DirectiveCall, reason: string): FlowNode[] {
  const { context, head, range, position } = call;
  context.note('bad-table', head.nameRange, call.name, reason);
  return [
    { type: 'error', value: context.source.text.slice(range.start, range.end), message: reason, position },
  ];
}

export const table: DirectiveSpec = {
  names: ['table'],
  argument: 'optional',
  options: { ...tableOptions, widths: 'ignored' },
  body: 'flow',
  read(call) {
    const tables = call.children.filter((child) => child.type === 'table');
    const rest = call.children.filter((child) => child.type !== 'table');
    const words = call.argument();
    const [only] = tables;
    if (only?.type === 'table' && tables.length === 1) {
      const nodes = tableNodes(call, only, words);
      const [container] = nodes;
      if (container?.type !== 'container') return [...nodes, ...rest];
      return [{ ...container, children: [...container.children, ...wrap('legend', rest)] }];
    }
    if (call.children.length === 0) return errorNode(call, 'its body is empty');
    // Pictures of tables, tables made by cells: whatever the body shows.
    const shown = containerOf(call, 'table', call.children, []);
    const caption =
      words.length > 0
        ? captioned('table', {}, call.children[0] as FlowNode, words, call.position).children.slice(0, 1)
        : [];
    return [{ ...shown, children: [...caption, ...shown.children] }];
  },
};
