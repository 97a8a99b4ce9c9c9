// splice: what the forum adds to a finished page of the book, put in at the places that the build has written down.

/** Something to put in at an offset of a text, in UTF-16 units. */
export interface Insertion {
  at: number;
  html: string;
}

/**
 * A page cut in two where its visitor's own part goes in: everything else is the same for everyone and made once.
 * Insertions at one place keep their order.
 */
export interface SplicedPage {
  before: string;
  after: string;
}

/** Puts all insertions in, and cuts at `own`. */
export function splice(page: string, insertions: readonly Insertion[], own: number): SplicedPage {
  const sorted = [...insertions].sort((a, b) => a.at - b.at);
  const [before, after]: [string[], string[]] = [[], []];
  let from = 0;
  const take = (to: number): void => {
    if (from < own && to > own) {
      before.push(page.slice(from, own));
      after.push(page.slice(own, to));
    } else (to <= own ? before : after).push(page.slice(from, to));
    from = to;
  };
  for (const { at, html } of sorted) {
    take(at);
    (at <= own ? before : after).push(html);
  }
  take(page.length);
  return { before: before.join(''), after: after.join('') };
}
