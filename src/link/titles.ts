// titles: the words of a title as they can stand anywhere: links, notes and index marks gone, references and citations as words.

import type { Cite, CiteGroup, CrossReference, Node, PhrasingNode } from '../document/index.ts';
import type { TitleCitation } from './facts.ts';

/** What becomes of references and citations inside titles. */
export interface TitleContext {
  reference(node: CrossReference): PhrasingNode[];
  citation(node: Cite | CiteGroup): PhrasingNode[];
}

/**
 * A title as the page alone gives it: references and citations wait in it for the rest of the book. `citations` tells
 * which of the page's citations a node is.
 */
export function localTitle(
  nodes: readonly PhrasingNode[],
  citations: ReadonlyMap<Node, number>,
): PhrasingNode[] {
  const context: TitleContext = {
    reference: (node) => [{ ...placeless(node), children: plainTitle(node.children, context) }],
    citation: (node) => {
      const citation = citations.get(node);
      const bare: PhrasingNode = { ...placeless(node), children: [] };
      return citation === undefined ? [] : [{ ...bare, citation } satisfies TitleCitation];
    },
  };
  return plainTitle(nodes, context);
}

/** A title's words without anything that leads elsewhere or carries an id. */
export function plainTitle(nodes: readonly PhrasingNode[], context: TitleContext): PhrasingNode[] {
  const inside = (children: readonly PhrasingNode[]): PhrasingNode[] => plainTitle(children, context);
  return joinTexts(
    nodes.flatMap((node): PhrasingNode[] => {
      switch (node.type) {
        case 'text':
        case 'inlineCode':
        case 'inlineMath':
        case 'break':
        case 'raw':
          return [placeless(node)];
        case 'footnoteReference':
        case 'slideMark':
        case 'slideOnly':
        case 'html':
        case 'error':
          return [];
        case 'image':
          return node.alt ? [{ type: 'text', value: node.alt }] : [];
        case 'link':
        case 'indexEntry':
        case 'span':
          return inside(node.children);
        case 'crossReference':
          return context.reference(node);
        case 'cite':
        case 'citeGroup':
          return context.citation(node);
        case 'emphasis':
        case 'strong':
        case 'delete':
        case 'underline':
        case 'smallcaps':
        case 'subscript':
        case 'superscript':
        case 'abbreviation':
        case 'keyboard':
          return [{ ...placeless(node), children: inside(node.children) }];
      }
    }),
  );
}

/** A title is shown far from where it stands in the source: its place would mislead. */
function placeless<T extends PhrasingNode>(node: T): T {
  const { position: _position, file: _file, ...rest } = node;
  return rest as T;
}

/** Neighbouring texts as one. */
function joinTexts(nodes: readonly PhrasingNode[]): PhrasingNode[] {
  const result: PhrasingNode[] = [];
  for (const node of nodes) {
    const last = result.at(-1);
    if (node.type === 'text' && last?.type === 'text')
      result[result.length - 1] = { type: 'text', value: last.value + node.value };
    else result.push(node);
  }
  return result;
}
