// edition: which pages the book has in one of its variants.

import type { Page } from './book.ts';

/** Whether the edition of a variant has a page. */
export const inEdition = (page: Page, variant: string): boolean => page.editions?.includes(variant) ?? true;
