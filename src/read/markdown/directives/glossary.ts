// glossary: {glossary}, a definition list whose terms {term} leads to.

import type { DefinitionList, FlowNode } from '../../../document/index.ts';
import type { DirectiveSpec } from './spec.ts';

export const glossary: DirectiveSpec = {
  names: ['glossary'],
  argument: 'none',
  options: { sorted: 'ignored' },
  body: 'flow',
  read(call) {
    const lists = call.children.filter((child): child is DefinitionList => child.type === 'definitionList');
    const others: FlowNode[] = call.children.filter(
      (child) => child.type !== 'definitionList' && child.type !== 'comment',
    );
    if (others.length > 0 || lists.length === 0) {
      call.context.note(
        'unexpected-content',
        call.head.nameRange,
        call.name,
        'terms, each with lines that begin with a colon',
      );
    }
    return [{ type: 'glossary', children: lists, position: call.position }, ...others];
  },
};
