// page-part: a page of the site written for discussions, and what the manifest says of it, in the form in which it is kept.

import type { Book, Page } from '../link/index.ts';
import type { AnchoredPage, SiteAssets } from '../write/html/index.ts';
import { writeAnchoredPage } from '../write/html/index.ts';
import type { Block } from './manifest.ts';
import { pageBlocks } from './page-blocks.ts';

/** What the manifest says of the inside of a page, as JSON: its places, and its sections and blocks without brackets around. */
export interface PagePart {
  places: string;
  sections: string;
  blocks: string;
}

/** Writes a page, and says what there is on it to discuss. Equal pages give equal parts. */
export function writeWithPart(
  book: Book,
  page: Page,
  assets: SiteAssets,
): { files: AnchoredPage['files']; part: PagePart } {
  const { sections, blocks } = pageBlocks(book, page);
  const ids = new Map([...blocks].map(([node, { id }]) => [node, id]));
  const written = writeAnchoredPage(book, page, assets, ids);
  const placed = [...blocks].flatMap(([node, block]): Block[] => {
    const place = written.blocks.get(node);
    return place === undefined ? [] : [{ ...block, ...place }];
  });
  return {
    files: written.files,
    part: {
      places: JSON.stringify(written.places),
      sections: listed(sections),
      blocks: listed(placed),
    },
  };
}

const listed = (values: readonly unknown[]): string => JSON.stringify(values).slice(1, -1);
