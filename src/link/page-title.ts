// page-title: the heading that is a page's title: the first of level 1, or one made from the front matter.

import type { Document, FlowNode, Heading, Root } from '../document/index.ts';
import { childrenOf } from '../document/index.ts';
import type { Node } from '../document/index.ts';
import { nameOf } from './paths.ts';

export interface Titled {
  tree: Root;
  heading: Heading;
}

/**
 * The tree with its title heading. Where the page has no heading of level 1, one stands in front: the title of the front
 * matter, or else the name of the file in words.
 */
export function titlePage(document: Document, address: string): Titled {
  const found = firstTitle(document.tree);
  if (found !== undefined) return { tree: document.tree, heading: found };
  const words = document.frontmatter.title ?? wordsOfName(address);
  const heading: Heading = { type: 'heading', depth: 1, children: [{ type: 'text', value: words }] };
  const children: FlowNode[] = [heading, ...document.tree.children];
  return { tree: { ...document.tree, children }, heading };
}

/** The first heading of level 1 that stands in the page itself or in a block of it, not in a quotation or box. */
function firstTitle(node: Node): Heading | undefined {
  for (const child of childrenOf(node)) {
    if (child.type === 'heading' && child.depth === 1) return child;
    const inside = child.type === 'block' ? firstTitle(child) : undefined;
    if (inside !== undefined) return inside;
  }
  return undefined;
}

/** "lines/linear-model" → "Linear model"; a folder's index page is named after the folder. */
function wordsOfName(address: string): string {
  const name =
    nameOf(address) === 'index' && address !== 'index'
      ? nameOf(address.slice(0, -'/index'.length))
      : nameOf(address);
  const words = name.replace(/[-_\s]+/g, ' ').trim();
  return words === '' ? address : words.charAt(0).toUpperCase() + words.slice(1);
}
