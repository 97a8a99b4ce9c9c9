// code-page: the code of a document whose tree is there, for tests.

import type { Document } from '../document/index.ts';
import { nodesOf, plainText } from '../document/index.ts';
import type { CodePage } from './page-cells.ts';
import { codeIn } from './page-cells.ts';

export function codePage(document: Document): CodePage {
  const heading = nodesOf(document.tree, 'heading').find(({ depth }) => depth === 1);
  const title = document.frontmatter.title ?? (heading ? plainText(heading) : document.path);
  return { document, title, code: codeIn(document.tree) };
}
