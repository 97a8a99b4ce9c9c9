// toctrees: the contents of a book whose pages say what stands below them.

import type { ContentsItem, Toctree } from '../../document/index.ts';

/** What is known of a page before the book is linked. */
export interface ContentsPage {
  title: string;
  toctrees: readonly Toctree[];
}

/**
 * The contents from the index page down, as d2lbook and Sphinx walk them. What no `:numbered:` list leads to has no number.
 * The index page stands before them, not above. A chapter whose title begins with "Appendix:" is lettered. A page is taken at its first place; cycles end there.
 * An entry that is no page is left out and told to `absent`, with the page that lists it.
 */
export function contentsFromToctrees(
  index: string,
  pages: ReadonlyMap<string, ContentsPage>,
  absent: (entry: Toctree['entries'][number], page: string) => void,
): ContentsItem[] {
  const seen = new Set([index]);
  const below = (page: string, numbered: boolean): ContentsItem[] =>
    (pages.get(page)?.toctrees ?? []).flatMap((tree) => {
      const counts = numbered || tree.numbered;
      return tree.entries.flatMap((entry) => {
        const { file } = entry;
        if (seen.has(file)) return [];
        seen.add(file);
        if (!pages.has(file)) {
          absent(entry, page);
          return [];
        }
        const item: ContentsItem = { file, children: below(file, counts) };
        if (!counts) return [{ ...item, numbering: false as const }];
        return [isAppendix(pages.get(file)?.title) ? { ...item, numbering: 'appendix' as const } : item];
      });
    });
  return [{ file: index, children: [] }, ...below(index, false)];
}

const isAppendix = (title: string | undefined): boolean => /^Appendix:\s/.test(title ?? '');
