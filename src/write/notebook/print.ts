// print: a tree into segments, by the handlers of its kinds.

import type { FlowNode, Node } from '../../document/index.ts';
import { flowHandlers } from './blocks/index.ts';
import { phrasingHandlers, printPhrasing } from './phrasing.ts';
import { markdown } from './printer.ts';
import type { Print, Printer, Segment } from './printer.ts';

export const print: Print = {
  flow: printFlow,
  phrasing: (nodes, printer) => printPhrasing(nodes, printer, print),
};

/** Blocks in order; words that stand among blocks make paragraphs. */
function printFlow(nodes: readonly Node[], printer: Printer): Segment[] {
  const segments: Segment[] = [];
  let words: Node[] = [];
  const end = (): void => {
    if (words.length > 0) segments.push(...markdown(print.phrasing(words, printer)));
    words = [];
  };
  for (const node of nodes) {
    if (Object.hasOwn(flowHandlers, node.type)) {
      end();
      segments.push(...printBlock(node as FlowNode, printer));
    } else if (Object.hasOwn(phrasingHandlers, node.type)) words.push(node);
    else if ('children' in node) segments.push(...printFlow(node.children, printer));
  }
  end();
  return segments;
}

function printBlock(node: FlowNode, printer: Printer): Segment[] {
  const handler = flowHandlers[node.type] as (one: FlowNode, printer: Printer, print: Print) => Segment[];
  return handler(node, printer, print);
}
