// addresses: where links of a notebook lead: to the notebooks of the same variant, else to the site.

import type { ReferenceTarget } from '../../document/index.ts';
import type { Page } from '../../link/index.ts';
import { siteAddress } from '../site-address.ts';
import type { Printer } from './printer.ts';

/** The address of a target from this notebook; undefined when nothing can be linked to. */
export function addressOf(target: ReferenceTarget, printer: Printer): string | undefined {
  const { book, page, variant, options } = printer;
  const fragment = target.id === undefined ? '' : `#${encodeURIComponent(target.id)}`;
  if (target.page === page.path) return fragment === '' ? undefined : fragment;
  const other = book.page(target.page);
  if (!other) return undefined;
  if (other.variants.includes(variant))
    return `${relativePath(options.file, notebookOf(other, printer))}${fragment}`;
  if (options.siteUrl === undefined) return undefined;
  return siteAddress(options.siteUrl, other, { id: target.id });
}

const withoutEnding = (path: string): string => path.replace(/\.[^./]+$/, '');

/** All notebooks of a variant lie below one folder, in the folders of their pages. */
function notebookOf(other: Page, { page, options }: Printer): string {
  const own = `${withoutEnding(page.path)}.ipynb`;
  const root = options.file.endsWith(own) ? options.file.slice(0, -own.length) : '';
  return `${root}${withoutEnding(other.path)}.ipynb`;
}

/** The path to a file from another file, both from the same root, as an address. */
export function relativePath(from: string, to: string): string {
  const here = from.split('/').slice(0, -1);
  const there = to.split('/');
  let same = 0;
  while (same < here.length && same < there.length - 1 && here[same] === there[same]) same++;
  return [...here.slice(same).map(() => '..'), ...there.slice(same).map(encodeURIComponent)].join('/');
}
