// page-parts: digests of what a page is made from, taken without its tree.

import type { ReferenceTarget } from '../document/index.ts';
import type { ResolvedPage } from './assemble.ts';
import type { Book, Page, PageParts } from './book.ts';
import { digestOf } from './digest.ts';
import type { Value } from './values.ts';

/** Makes the function that tells the parts of a page of the book; `keysOf` are the works cited on each page. */
export function partsOf(
  book: Book,
  keysOf: ReadonlyMap<string, ReadonlySet<string>>,
): (page: Page, resolved: ResolvedPage) => PageParts {
  // Where else a work is cited is told only where all works are listed.
  const works = new Map(
    book.bibliography.map(({ key, number, children }) => [key, digestOf([key, number, children])]),
  );
  const known = new Map<string, string>();
  const named = (path: string | undefined): string | undefined => {
    const page = path === undefined ? undefined : book.page(path);
    if (page === undefined) return undefined;
    const name = known.get(page.path) ?? digestOf([page.path, page.address, page.title, page.enumerator]);
    known.set(page.path, name);
    return name;
  };
  // The same for all pages that print these lists.
  let allNames: string | undefined;
  const names = (): string => (allNames ??= digestOf(book.pages.map(({ path }) => named(path))));
  let allWorks: string | undefined;
  const listOfWorks = (): string => (allWorks ??= digestOf([book.bibliography, names()]));
  let index: string | undefined;
  const listOfTerms = (): string => (index ??= digestOf([book.index, names()]));
  // Code is shown with the names that the library of each variant gives to things.
  let shownCode: string | undefined;
  const code = (): string => (shownCode ??= digestOf([book.settings.library, book.settings.libraries]));
  const picture = (path: string): unknown => book.resources.picture(path) ?? '';

  return (page, { page: { facts, counted }, source, values }) => {
    const isList = new Set(facts.lists.map(({ at }) => at));
    // Without their places: where those differ, the text does.
    const shown = [...values]
      .filter(([at]) => !isList.has(at))
      .map(([, value]) => [value, ...besides(value, picture, named)]);
    const cited = [...(keysOf.get(page.path) ?? [])].map((key) => works.get(key));
    const lists = facts.lists.map(({ at }) => values.get(at));
    return {
      text: facts.cells.count > 0 ? digestOf([facts.digest, code()]) : facts.digest,
      outputs: source.outputs.digest,
      numbers: digestOf([page.enumerator, counted, page.outline, page.variants, page.editions]),
      references: digestOf([shown, cited]),
      lists: digestOf([
        lists,
        lists.length > 0 && names(),
        facts.prints.bibliography && listOfWorks(),
        facts.prints.index && listOfTerms(),
      ]),
      place: digestOf([
        page.address,
        page.label,
        page.title,
        page.depth,
        page.part,
        [page.previous, page.next, page.parent].map(named),
        source.document.discussions,
      ]),
    };
  };
}

/** What a value shows besides itself: bytes of files, names of pages. */
function besides(
  value: Value,
  picture: (path: string) => unknown,
  named: (path: string | undefined) => unknown,
): unknown[] {
  const page = (target: ReferenceTarget | undefined): unknown => named(target?.page);
  if (value.kind === 'reference') return [page(value.target)];
  if (value.kind !== 'fields') return [];
  const { path, download, target, solution } = value.fields;
  return [
    path !== undefined && picture(path),
    download !== undefined && picture(download),
    page(target),
    page(solution),
  ];
}
