// marked.fixture: slide marks in the trees of a test's book, written as ⟦text⟧ (new), ⟦+text⟧ (goes on), ⟦~text⟧ (on slides only).

import type { Document, Node, PhrasingNode } from '../../document/index.ts';
import { mapTree } from '../../document/index.ts';
import type { Book, Page } from '../../link/index.ts';
import { inVariant } from '../../link/index.ts';
import { hasSlideMarks } from './slides-of.ts';

/** A linked book with marks where the text of its pages has the signs. */
export function markedBook(book: Book): Book {
  const names = book.settings.variants.map(({ name }) => name);
  const pages = book.pages.map((page): Page => {
    const document = withMarks(page.document);
    const slides = names.filter((name) => hasSlideMarks(inVariant(document.tree, name)));
    return { ...page, document, slides };
  });
  return { ...book, pages, page: (path) => pages.find((page) => page.path === path) };
}

function withMarks(document: Document): Document {
  let starts: 'new' | 'continue' = 'new';
  const change = (node: Node): Node | Node[] => {
    if (node.type !== 'text') return node;
    return node.value.split(/(⟦~[^⟧]*⟧|⟦\+?|⟧)/).flatMap((piece): PhrasingNode[] => {
      if (piece === '') return [];
      if (piece.startsWith('⟦~'))
        return [
          { type: 'slideOnly', starts: 'continue', children: [{ type: 'text', value: piece.slice(2, -1) }] },
        ];
      if (piece.startsWith('⟦')) {
        starts = piece === '⟦' ? 'new' : 'continue';
        return [{ type: 'slideMark', edge: 'open', starts }];
      }
      return piece === '⟧'
        ? [{ type: 'slideMark', edge: 'close', starts }]
        : [{ type: 'text', value: piece }];
    });
  };
  return { ...document, tree: mapTree(document.tree, change)[0] as Document['tree'] };
}
