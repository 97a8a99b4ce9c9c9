// block: the block of the book that a place of the page is in, and the section that it belongs to.

/** Bubbles carry the id of their block too, and the label of its section. */
const blocks = '[data-block]:not([data-on])';

export const isBookPage = (): boolean => document.querySelector(`article ${blocks}`) !== null;

/** The innermost block around a node of the text. */
export function blockOf(node: Node | null): HTMLElement | undefined {
  const element = node instanceof Element ? node : node?.parentElement;
  if (element?.closest('.beside, .talks') != null) return undefined;
  return element?.closest<HTMLElement>(blocks) ?? undefined;
}

/** Headings without a label of the author's: their block's id is made from its place and words. */
const madeId = /^heading-\d+-[0-9a-z]{6}(-\d+)?$/;

/** Label of the section that a place of the text belongs to: that of the last heading before it, else the page's. */
export function sectionOf(place: Node): string {
  const before = Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINS;
  let last: HTMLElement | undefined;
  for (const heading of document.querySelectorAll<HTMLElement>(`article :is(h2, h3, h4, h5, h6)${blocks}`)) {
    if (
      heading !== place &&
      (heading.compareDocumentPosition(place) & before) === 0 &&
      !heading.contains(place)
    )
      break;
    last = heading;
  }
  if (last === undefined) return pageLabel();
  const id = last.dataset['block'] ?? '';
  return madeId.test(id) ? `${pageLabel()}#${last.id}` : id;
}

/** The page's own label, from the address of its feed. */
export function pageLabel(): string {
  const feed =
    document.querySelector('link[rel=alternate][type="application/atom+xml"]')?.getAttribute('href') ?? '';
  return decodeURIComponent(/^\/-\/talk\/on\/([^/?]+)\.atom/.exec(feed)?.[1] ?? '');
}

/** "paragraph": the kind of a block as its id or its element tells. */
export function kindOf(block: HTMLElement): string {
  const made = /^([a-z]+)-\d+-[0-9a-z]{6}(-\d+)?$/.exec(block.dataset['block'] ?? '')?.[1];
  if (made !== undefined) return made;
  const kinds: readonly [string, string][] = [
    ['h1, h2, h3, h4, h5, h6', 'heading'],
    ['li, dd', 'item'],
    ['.eq', 'math'],
    ['.exercise', 'exercise'],
    ['.thm, .proof', 'statement'],
    ['figure, :has(> img)', 'figure'],
    ['table, :has(> table)', 'table'],
    ['pre, .cell, :has(> pre)', 'code'],
    ['blockquote', 'quote'],
  ];
  return kinds.find(([selector]) => block.matches(selector))?.[1] ?? 'paragraph';
}

/** The variant that the reader has chosen. */
export const chosenVariant = (): string | undefined =>
  document.querySelector<HTMLInputElement>('input[name=variant]:checked')?.value;

/** Address of the page on which one asks about a place. */
export function askAddress(block: HTMLElement, quote?: { start: number; length: number }): string {
  const query = new URLSearchParams({ on: sectionOf(block), block: block.dataset['block'] ?? '' });
  const variant = chosenVariant();
  if (quote !== undefined) query.set('quote', `${quote.start}-${quote.length}`);
  if (variant !== undefined) query.set('variant', variant);
  return `/-/ask?${query}`;
}
