// contents: `toc` of the configuration, or the folder's own order, into the contents of the book.

import type { ContentsItem, Diagnostic, Place } from '../../document/index.ts';
import { diagnostic, nearestPath } from '../../document/index.ts';
import type { BookFolder } from '../folder.ts';
import type { Report } from './values.ts';
import { checkKeys, flagOf, textOf } from './values.ts';
import type { KeyTable } from './values.ts';
import type { Setting } from './yaml-source.ts';
import { fieldOf } from './yaml-source.ts';

const entryKeys: KeyTable = {
  file: 'read',
  url: 'read',
  title: 'read',
  children: 'read',
  hidden: 'read',
  pattern: 'read',
  glob: 'read',
  slug: 'quiet',
};
/** Endings of pages, in the order in which a name without one is completed. */
const pageEndings = ['.md', '.ipynb', '.myst', '.tex'];

/** The contents that `toc` asks for. Pages that do not exist are diagnostics and left out. */
export function contentsOf(toc: Setting, folder: BookFolder, report: Report): ContentsItem[] {
  const named = new Set<string>();
  const entries = (list: Setting): ContentsItem[] => list.items.flatMap((item) => entryOf(item));
  const entryOf = (item: Setting): ContentsItem[] => {
    const entry = typeof item.value === 'string' ? { file: item } : undefined;
    if (entry === undefined) checkKeys(item, entryKeys, report);
    const file = entry?.file ?? fieldOf(item, 'file');
    const children = fieldOf(item, 'children');
    const below = children ? entries(children) : [];
    const pattern = textOf(fieldOf(item, 'pattern', 'glob'), report);
    if (pattern !== undefined)
      return matching(pattern, folder)
        .filter((path) => !named.has(path))
        .map(page);
    const title = entry ? undefined : textOf(fieldOf(item, 'title'), report);
    const url = entry ? undefined : textOf(fieldOf(item, 'url'), report);
    const hidden = entry ? undefined : flagOf(fieldOf(item, 'hidden'), report);
    const path = file && pagePath(textOf(file, report) ?? '', file.place, folder, report);
    if (path !== undefined) named.add(path);
    if (file !== undefined && path === undefined && below.length === 0) return [];
    const more = {
      ...(title !== undefined && { title }),
      ...(url !== undefined && { url }),
      ...(hidden !== undefined && { hidden }),
    };
    return [{ ...(path !== undefined && { file: path }), ...more, children: below }];
  };
  return entries(toc);
}

const page = (file: string): ContentsItem => ({ file, children: [] });

function pagePath(written: string, place: Place, folder: BookFolder, report: Report): string | undefined {
  const path = written.replace(/^\.?\//, '');
  const found = [path, ...pageEndings.map((ending) => path + ending)].find((candidate) =>
    folder.exists(candidate),
  );
  if (found === undefined) report(missingPage(path, place, folder));
  else if (!found.endsWith('.md')) report(diagnostic('unsupported-page', place, found));
  else if (isReserved(found)) report(diagnostic('reserved-path', place, found));
  else return found;
  return undefined;
}

const missingPage = (path: string, place: Place, folder: BookFolder): Diagnostic =>
  diagnostic(
    'missing-page',
    place,
    path,
    nearestPath(
      path,
      folder.files().filter((file) => file.endsWith('.md')),
    ) ?? '',
  );

const isReserved = (path: string): boolean => /^(?:-|_assets|_files)\//.test(path);

/** Where there is no `toc`: the index first, then the other pages by path; a folder's pages stand below its index. */
export function discoveredContents(folder: BookFolder, exclude: readonly string[]): ContentsItem[] {
  const excluded = exclude.map(globPattern);
  const pages = folder
    .files()
    .filter((path) => path.endsWith('.md') && !isReserved(path))
    .filter((path) => !excluded.some((pattern) => pattern.test(path)))
    .filter((path) => !/(?:^|\/)(?:CHANGELOG|CONTRIBUTING|LICENSE|CODE_OF_CONDUCT)\.md$/i.test(path));
  const readme = pages.includes('index.md') ? undefined : pages.find((path) => /^readme\.md$/i.test(path));
  const rooted = pages.filter((path) => path === readme || !/(?:^|\/)readme\.md$/i.test(path));
  return nested(rooted, '', readme);
}

function nested(pages: readonly string[], folder: string, first: string | undefined): ContentsItem[] {
  const index = first ?? `${folder}index.md`;
  const items = pages.includes(index) ? [page(index)] : [];
  const seen = new Set<string>();
  for (const path of pages) {
    if (path === index) continue;
    const [head = '', ...rest] = path.slice(folder.length).split('/');
    if (rest.length === 0) items.push(page(path));
    else if (!seen.has(head)) {
      seen.add(head);
      const inside = pages.filter((other) => other.startsWith(`${folder}${head}/`));
      const [parent, ...children] = nested(inside, `${folder}${head}/`, undefined);
      const isIndex = parent?.file === `${folder}${head}/index.md`;
      if (parent) items.push(...(isIndex ? [{ ...parent, children }] : [parent, ...children]));
    }
  }
  return items;
}

const matching = (pattern: string, folder: BookFolder): string[] => {
  const expression = globPattern(pattern);
  return folder.files().filter((path) => path.endsWith('.md') && expression.test(path));
};

/** A shell pattern as an expression for whole paths: `**` crosses folders, `*` and `?` do not. */
export function globPattern(pattern: string): RegExp {
  const source = pattern
    .replace(/^\.?\//, '')
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*\*\/?|\*|\?/g, (wild) =>
      wild.startsWith('**') ? '(?:.*/)?' : wild === '*' ? '[^/]*' : '[^/]',
    );
  return new RegExp(`^${source.endsWith('(?:.*/)?') ? `${source.slice(0, -'(?:.*/)?'.length)}.*` : source}$`);
}

/** Files of pages in reading order. */
export function pagesOf(contents: readonly ContentsItem[]): string[] {
  return contents.flatMap((item) => [
    ...(item.file === undefined ? [] : [item.file]),
    ...pagesOf(item.children),
  ]);
}
