// mark-events: a line of text as what happens to slides in it: text begins, words come, text ends.

import type { PhrasingNode } from '../../document/index.ts';

export type MarkEvent =
  | { kind: 'open'; starts: 'new' | 'continue' }
  | { kind: 'words'; nodes: PhrasingNode[] }
  | { kind: 'close' };

/** Words in which a mark stands are divided at it; what is around them (emphasis, a link) is around each part. */
export function markEvents(nodes: readonly PhrasingNode[]): MarkEvent[] {
  const events: MarkEvent[] = [];
  for (const node of nodes) {
    if (node.type === 'slideMark')
      events.push(node.edge === 'open' ? { kind: 'open', starts: node.starts } : { kind: 'close' });
    else if (node.type === 'slideOnly')
      events.push(
        { kind: 'open', starts: node.starts },
        { kind: 'words', nodes: node.children },
        { kind: 'close' },
      );
    else if ('children' in node && node.children.some(isMarked)) {
      for (const event of markEvents(node.children)) {
        if (event.kind !== 'words') events.push(event);
        else if (event.nodes.length > 0) addWords(events, { ...node, children: event.nodes });
      }
    } else addWords(events, node);
  }
  return events;
}

function addWords(events: MarkEvent[], node: PhrasingNode): void {
  const last = events.at(-1);
  if (last?.kind === 'words') last.nodes = [...last.nodes, node];
  else events.push({ kind: 'words', nodes: [node] });
}

const isMarked = (node: PhrasingNode): boolean =>
  node.type === 'slideMark' ||
  node.type === 'slideOnly' ||
  ('children' in node && node.children.some(isMarked));
