// tabs: {tab-set} with its {tab-item}s.

import type { FlowNode, TabItem, TabSet } from '../../../document/index.ts';
import type { DirectiveSpec } from './spec.ts';

/** A tab on its way into its set is a set of one, which {tab-set} opens; elsewhere it stays one, with a diagnostic. */
const tabItem: DirectiveSpec = {
  names: ['tab-item', 'tab'],
  argument: 'required',
  options: { sync: 'text', selected: 'flag' },
  body: 'flow',
  read(call) {
    const sync = call.options.text('sync');
    const item: TabItem = {
      type: 'tabItem',
      title: call.head.argument.text,
      ...(sync && { sync }),
      ...(call.options.flag('selected') === true && { selected: true }),
      children: call.children,
      position: call.position,
    };
    const alone: TabSet = { type: 'tabSet', children: [item], position: call.position };
    call.context.waiting.set(alone, { name: call.name, place: '{tab-set}', range: call.head.nameRange });
    return [alone];
  },
};

const tabSet: DirectiveSpec = {
  names: ['tab-set', 'tabs'],
  argument: 'none',
  options: { 'sync-group': 'ignored' },
  body: 'flow',
  read(call) {
    const tabs = call.children.flatMap((child) => (child.type === 'tabSet' ? child.children : []));
    const others: FlowNode[] = call.children.filter(
      (child) => child.type !== 'tabSet' && child.type !== 'comment',
    );
    for (const child of call.children) call.context.waiting.delete(child);
    if (others.length > 0)
      call.context.note('unexpected-content', call.head.nameRange, call.name, '{tab-item} directives');
    // What is not a tab follows the set, so that nothing is lost.
    return [{ type: 'tabSet', children: tabs, position: call.position }, ...others];
  },
};

export const tabs: readonly DirectiveSpec[] = [tabSet, tabItem];
