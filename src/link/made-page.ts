// made-page: a page that no author wrote: the list of contents, the page for addresses that do not exist.

import type { Page } from './book.ts';

/** A page without text, at an address of its own. */
export const madePage = (path: string, address: string): Page => ({
  path,
  address,
  label: '',
  document: { path, frontmatter: { other: {} }, tree: { type: 'root', children: [] }, included: [] },
  title: [],
  depth: 0,
  variants: [],
  slides: [],
  outline: [],
  prints: { bibliography: false, index: false },
  letters: '',
  calls: {},
  parts: { text: '', outputs: '', numbers: '', references: '', lists: '', place: '' },
  digest: '',
});
