// search-text: what a page says, section by section, for the index of the book's search and for what is shown of a section found.

import type { Node } from '../../document/index.ts';
import { plainText } from '../../document/index.ts';
import type { Page } from '../../link/index.ts';
import type { SearchSection } from '../../search/index.ts';
import { tagsOf } from './handlers/code-cell.ts';
import { titleHeading } from './page/title.ts';

/** The page itself, then its headings. Outputs of code, notes of the author and lists made by the build say nothing here. */
export function searchText(page: Page): SearchSection[] {
  const title = plainText(page.title);
  const { enumerator } = page;
  const sections: Gathered[] = [
    { ...(enumerator !== undefined && { number: enumerator }), title, text: '', parts: [] },
  ];
  const heading = titleHeading(page);
  for (const node of page.document.tree.children) if (node !== heading) gather(node, sections);
  return sections.map(({ parts, ...section }) => ({ ...section, text: parts.join('\n') }));
}

interface Gathered extends SearchSection {
  parts: string[];
}

/** Kinds that hold blocks: looked into, so that headings in them begin sections. */
const through = new Set<Node['type']>([
  'root',
  'block',
  'div',
  'variantSet',
  'variantBranch',
  'tabSet',
  'tabItem',
  'details',
  'admonition',
]);
const silent = new Set<Node['type']>([
  'comment',
  'html',
  'raw',
  'toc',
  'bibliography',
  'showIndex',
  'iframe',
  'slideMark',
]);

function gather(node: Node, sections: Gathered[]): void {
  if (silent.has(node.type)) return;
  if (node.type === 'heading' && node.id !== undefined) {
    const { id, enumerator, children } = node;
    sections.push({
      id,
      ...(enumerator !== undefined && { number: enumerator }),
      title: plainText(children),
      text: '',
      parts: [],
    });
  } else if (through.has(node.type) && 'children' in node) {
    for (const child of node.children) gather(child, sections);
  } else {
    const words = wordsOf(node).replace(/\s+/g, ' ').trim();
    if (words !== '') sections.at(-1)?.parts.push(words);
  }
}

/** Apart from the words before and after them. */
const apart = new Set<Node['type']>([
  'footnoteDefinition',
  'aside',
  'paragraph',
  'listItem',
  'tableCell',
  'caption',
  'admonitionTitle',
]);

/** As `plainText`, with formulas between dollars, blanks between blocks, and notes. */
function wordsOf(node: Node): string {
  if (node.type === 'inlineMath') return `$${node.value}$`;
  if (node.type === 'math') return ` $${node.value}$ `;
  if (node.type === 'codeCell' && tagsOf(node).has('remove-cell')) return '';
  if (!('children' in node) || node.type === 'slideOnly') return plainText(node);
  const words = node.children.map(wordsOf).join('');
  return apart.has(node.type) ? ` ${words} ` : words;
}
