// site-address: where the site has a place of the book, for forms of it that lie elsewhere.

import type { Page } from '../link/index.ts';

/** The address of a page below that of the site, with what the page is asked to show and the place in it. */
export function siteAddress(
  siteUrl: string,
  { address }: Pick<Page, 'address'>,
  { id, variant }: { id?: string | undefined; variant?: string | undefined } = {},
): string {
  const path = address.split('/').map(encodeURIComponent).join('/');
  const query = variant === undefined ? '' : `?variant=${encodeURIComponent(variant)}`;
  const fragment = id === undefined ? '' : `#${encodeURIComponent(id)}`;
  return `${siteUrl.replace(/\/$/, '')}/${path}.html${query}${fragment}`;
}
