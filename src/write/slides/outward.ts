// outward: what leads elsewhere on a page, as it stands on a slide: to the book's site where its address is known, else words.

import type { FlowNode, Kind, Node, PhrasingNode, ReferenceTarget } from '../../document/index.ts';
import { mapTree } from '../../document/index.ts';
import type { Book } from '../../link/index.ts';
import { siteAddress } from '../site-address.ts';

/** Address of a place of the book's site; undefined where the book does not say where that stands. */
export function addressInSite(book: Book, target: Pick<ReferenceTarget, 'page' | 'id'>): string | undefined {
  const page = book.page(target.page);
  const { url } = book.settings;
  if (page === undefined || url === undefined) return undefined;
  return siteAddress(url, page, { id: target.id });
}

/** Nodes whose references lead out of the deck, and without notes, which no slide has room for. */
export function outward<N extends PhrasingNode | FlowNode>(nodes: readonly N[], book: Book): N[] {
  return nodes.flatMap((node) => mapTree(node, (one) => changed(one, book))) as N[];
}

function changed(node: Node, book: Book): Node | Node[] {
  if (node.type === 'crossReference') {
    if (node.target === undefined) return node;
    const url = addressInSite(book, node.target);
    return url === undefined ? node.children : { type: 'link', url, children: node.children };
  }
  if (node.type === 'cite') return node.resolved === false ? node : node.children;
  if (node.type === 'citeGroup' || node.type === 'slideOnly' || node.type === 'indexEntry')
    return node.children;
  return isLeftOut.has(node.type) ? [] : node;
}

const isLeftOut: ReadonlySet<Kind> = new Set<Kind>([
  'footnoteReference',
  'footnoteDefinition',
  'aside',
  'slideMark',
]);
