// labels: the names by which Typst finds a page for a reference, and the section that each stands in.

import type { FlowNode, Node, ReferenceTarget } from '../../document/index.ts';
import { childrenOf } from '../../document/index.ts';
import { inEdition } from '../../link/index.ts';
import type { Page } from '../../link/index.ts';
import type { Context } from './context.ts';
import type { Typst } from './markup.ts';
import { array, call, nothing, quoted } from './markup.ts';

/** Name of a place of the book: the page's path, and `#` with the fragment in it. */
export const labelName = (target: Pick<ReferenceTarget, 'page' | 'id'>): string =>
  target.id === undefined ? target.page : `${target.page}#${target.id}`;

/** The `label:` argument for a node with an id; undefined where it has none, or in words that are repeated. */
export function labelOf(node: { id?: string }, context: Context): Typst | undefined {
  return node.id === undefined
    ? undefined
    : labelFor([labelName({ page: context.page.path, id: node.id })], context);
}

/** The `label:` argument for names, each of which is defined once in the book. */
export function labelFor(names: readonly string[], context: Context): Typst | undefined {
  const { marks } = context.edition;
  const fresh = names.filter((name) => !marks.has(name));
  if (context.inTitle || fresh.length === 0) return undefined;
  for (const name of fresh) marks.add(name);
  context.state.labels.push(...fresh);
  return fresh.length === 1 ? quoted(fresh[0] as string) : array(fresh.map(quoted));
}

/** A mark in the text for a node whose form takes no label. */
export function markOf(node: { id?: string }, context: Context): Typst {
  const label = labelOf(node, context);
  return label === undefined ? nothing : call('mark', {}, undefined, label);
}

/** The name of a target, for a call that refers to it; noted, so that it is sure to exist. */
export function reference(target: Pick<ReferenceTarget, 'page' | 'id'>, context: Context): Typst | undefined {
  const page = context.edition.book.page(target.page);
  if (page === undefined || !inEdition(page, context.edition.variant)) return undefined;
  const name = labelName(target);
  context.edition.wanted.set(name, target.page);
  return quoted(name);
}

/** The section of every label: its page, and on a chapter's page the heading of level 2 before it. */
export function sectionsOf(
  pages: readonly Page[],
  trees: ReadonlyMap<string, FlowNode[]>,
): Map<string, string> {
  const sections = new Map<string, string>();
  for (const page of pages) {
    let section = page.path;
    sections.set(page.path, section);
    const visit = (node: Node): void => {
      const id = 'id' in node ? node.id : undefined;
      if (node.type === 'heading' && node.depth === 2 && page.depth === 0 && id !== undefined)
        section = labelName({ page: page.path, id });
      if (id !== undefined) sections.set(labelName({ page: page.path, id }), section);
      for (const child of childrenOf(node)) visit(child);
    };
    for (const node of trees.get(page.path) ?? []) visit(node);
  }
  return sections;
}
