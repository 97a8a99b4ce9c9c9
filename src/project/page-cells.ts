// page-cells: the code cells of a page with what the library and the executor have to know of them.

import type { CodeCell, Document, Place } from '../document/index.ts';
import { nodesOf, plainText, walk } from '../document/index.ts';

/** Plain data, so that it can be kept instead of the page's tree. */
export interface PageCells {
  /** Path of the page's source. */
  path: string;
  title: string;
  /** The variants in which the page exists, where it is not in all. */
  variants?: readonly string[];
  /** In the order of the page. */
  cells: readonly PageCell[];
}

export interface PageCell extends Pick<
  CodeCell,
  'source' | 'language' | 'tags' | 'options' | 'variants' | 'lines'
> {
  place: Place;
  /** Label of the nearest heading above it that has one. */
  label?: string;
}

export function pageCells(document: Document): PageCells {
  const cells: PageCell[] = [];
  let label = document.frontmatter.label;
  walk(document.tree, (node) => {
    if (node.type === 'heading') label = node.label ?? label;
    if (node.type === 'codeCell') cells.push(pageCell(node, document.path, label));
  });
  return {
    path: document.path,
    title: titleOf(document),
    ...(document.variants && { variants: document.variants }),
    cells,
  };
}

function pageCell(cell: CodeCell, path: string, label: string | undefined): PageCell {
  const { source, language, tags, options, variants, lines } = cell;
  return {
    source,
    language,
    tags,
    options,
    place: { file: cell.file ?? path, ...(cell.position && { position: cell.position }) },
    ...(variants && { variants }),
    ...(lines && { lines }),
    ...(label !== undefined && { label }),
  };
}

function titleOf(document: Document): string {
  const heading = nodesOf(document.tree, 'heading').find(({ depth }) => depth === 1);
  return document.frontmatter.title ?? (heading ? plainText(heading) : document.path);
}

/** The cells of a page in a variant; none where the page is not in it. */
export function cellsIn({ variants, cells }: PageCells, variant: string): readonly PageCell[] {
  if (variants && !variants.includes(variant)) return [];
  return cells.filter((cell) => cell.variants?.includes(variant) ?? true);
}
