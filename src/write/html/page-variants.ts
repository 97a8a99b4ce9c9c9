// page-variants: the variants that a reader can choose on a page.

import type { Variant } from '../../document/index.ts';
import { inEdition } from '../../link/index.ts';
import type { Book, Page } from '../../link/index.ts';

/** Those whose edition has the page and whose code is on it; on a page without code, all of its editions. */
export const variantsOn = (page: Page, { settings }: Book): Variant[] =>
  settings.variants.filter(
    ({ name }) => inEdition(page, name) && (page.variants.length === 0 || page.variants.includes(name)),
  );
