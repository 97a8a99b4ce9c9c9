// ids: fragments of addresses: unique in a page, stable, made from labels and headings.

/** The id that a label gives: itself, without blanks (HTML allows none in an id). */
export const labelId = (label: string): string => label.trim().replace(/\s+/g, '-');

/** A heading's words as an id: lower case, letters and digits of any script, joined by hyphens. */
export function slug(words: string): string {
  const joined = words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return joined === '' ? 'section' : joined.slice(0, 80).replace(/-+$/, '');
}

/** The ids of one page. Ids of labels are reserved first, so that no heading takes one. */
export interface Ids {
  /** The id itself for its label, the first time. */
  ofLabel(label: string): string;
  /** The wish, or `wish-2` … when it is taken. */
  fresh(wish: string): string;
  /** `kind-1`, `kind-2` …: the place of a thing among those of its kind on the page. */
  numbered(kind: string): string;
}

/** Ids of a page that has these labels. */
export function pageIds(labels: Iterable<string>): Ids {
  const reserved = new Set([...labels].map(labelId));
  const taken = new Set<string>();
  const counts = new Map<string, number>();
  const claim = (wish: string, free: (id: string) => boolean): string => {
    let id = wish;
    let count = counts.get(`=${wish}`) ?? 1;
    while (!free(id)) id = `${wish}-${++count}`;
    counts.set(`=${wish}`, count);
    taken.add(id);
    return id;
  };
  const fresh = (wish: string): string => claim(wish, (id) => !taken.has(id) && !reserved.has(id));
  return {
    ofLabel: (label) =>
      claim(labelId(label), (id) => !taken.has(id) && (id === labelId(label) || !reserved.has(id))),
    fresh,
    numbered: (kind) => {
      const count = (counts.get(kind) ?? 0) + 1;
      counts.set(kind, count);
      return fresh(`${kind}-${count}`);
    },
  };
}

/** The id of a thing in a later branch of a variant set, where the label's own id is taken by the first branch. */
export const branchId = (id: string, variant: string): string => `${id}--in-${variant}`;

/** The id as an edition of one variant shows it: that of the label, since only one branch is there. */
export const editionId = (id: string): string => id.replace(/--in-[\w.-]+$/, '');
