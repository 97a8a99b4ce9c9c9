// page-cells: the code cells of a page with what the library and the executor have to know of them.

import type { CodeCell, Document, Heading, Place } from '../document/index.ts';
import { walk } from '../document/index.ts';

/** A page as far as its code goes. */
export interface CodePage {
  document: Omit<Document, 'tree'>;
  title: string;
  /** Its code cells, without outputs, and the headings with a label between them, in order. */
  code: readonly (Heading | CodeCell)[];
}

/** The code of a page's tree. */
export function codeIn(tree: Document['tree']): (Heading | CodeCell)[] {
  const code: (Heading | CodeCell)[] = [];
  walk(tree, (node) => {
    if (node.type === 'codeCell') code.push(node);
    else if (node.type === 'heading' && node.label !== undefined)
      code.push({ type: 'heading', depth: node.depth, label: node.label, children: [] });
  });
  return code;
}

export const isCell = (node: Heading | CodeCell): node is CodeCell => node.type === 'codeCell';

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

export function pageCells({ document, title, code }: CodePage): PageCells {
  const cells: PageCell[] = [];
  let label = document.frontmatter.label;
  for (const node of code) {
    if (isCell(node)) cells.push(pageCell(node, document.path, label));
    else label = node.label ?? label;
  }
  return {
    path: document.path,
    title,
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

/** The cells of a page in a variant; none where the page is not in it. */
export function cellsIn({ variants, cells }: PageCells, variant: string): readonly PageCell[] {
  if (variants && !variants.includes(variant)) return [];
  return cells.filter((cell) => cell.variants?.includes(variant) ?? true);
}
