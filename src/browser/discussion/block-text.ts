// block-text: where selected words stand in the normalised text of their block, by which discussions remember places.
// That text has Unicode's compatibility form, white space folded, formulas as `$TeX$`, references as one sign.

/** A run of a block's text: a text node, or something that counts as a whole. */
interface Piece {
  node: Node;
  text: string;
}

/** What a block does not say itself: what forum and site add, and blocks in it that speak for themselves. */
const silent =
  '.talk, .beside, .kind, .level, .no, .eq-no, sup.fn, .to-solution, .box, .copy, pre, .cell, figure, table, .margin, .note, .qed, iframe, script, style';
const apart = new Set([
  'P',
  'LI',
  'DD',
  'DT',
  'DL',
  'OL',
  'UL',
  'DIV',
  'BLOCKQUOTE',
  'SUMMARY',
  'DETAILS',
  'SECTION',
]);

/** Undefined where what is selected has no words, or the block's text is no prose. */
export function quoteOf(block: HTMLElement, range: Range): { start: number; length: number } | undefined {
  if (block.matches('.eq, figure, table, .cell, pre, :has(> table), :has(> pre)')) return undefined;
  const pieces = piecesOf(block);
  let raw = '';
  let [from, to] = [-1, -1];
  for (const { node, text } of pieces) {
    const [start, end] = overlap(node, text, range);
    if (start < end) {
      if (from < 0) from = raw.length + start;
      to = raw.length + end;
    }
    raw += text;
  }
  // White space at the ends of a selection is not of the words.
  while (from < to && /\s/.test(raw.charAt(from))) from += 1;
  while (to > from && /\s/.test(raw.charAt(to - 1))) to -= 1;
  if (from < 0 || from === to) return undefined;
  const places = folded(raw);
  const start = places[from] ?? 0;
  return { start, length: (places[to] ?? 0) - start };
}

/**
 * The other way round: what of the page a stretch of a block's text is. Formulas count as a whole, since what they are made of
 * is no text.
 */
export function rangesOf(
  block: HTMLElement,
  { start, length }: { start: number; length: number },
): { ranges: Range[]; formulas: HTMLElement[] } {
  const pieces = piecesOf(block);
  const places = folded(pieces.map(({ text }) => text).join(''));
  const end = start + length;
  const ranges: Range[] = [];
  const formulas: HTMLElement[] = [];
  let at = 0;
  for (const { node, text } of pieces) {
    const isIn = (_: unknown, i: number): boolean => isWithin(places, at + i, start, end);
    const letters = Array.from({ length: text.length }, isIn);
    const [from, to] = [letters.indexOf(true), letters.lastIndexOf(true) + 1];
    at += text.length;
    if (from < 0) continue;
    if (node instanceof HTMLElement && node.matches('.katex, .tex-error')) formulas.push(node);
    else if (node instanceof Text) ranges.push(rangeOf(node, from, to));
    else if (node.hasChildNodes()) ranges.push(rangeOf(node, 0, node.childNodes.length));
  }
  return { ranges, formulas };
}

/** Whether a letter is of a stretch; white space that was folded away is of none. */
const isWithin = (places: readonly number[], at: number, start: number, end: number): boolean => {
  const place = places[at] ?? 0;
  return place >= start && place < end && (places[at + 1] ?? place) > place;
};

function rangeOf(node: Node, from: number, to: number): Range {
  const range = document.createRange();
  range.setStart(node, from);
  range.setEnd(node, to);
  return range;
}

/** The whole text of a block, as the build has it. */
export const textOf = (block: HTMLElement): string =>
  normal(
    piecesOf(block)
      .map(({ text }) => text)
      .join(''),
  );

function piecesOf(block: HTMLElement): Piece[] {
  const pieces: Piece[] = [];
  const lists = block.matches('li, dd');
  const add = (node: Node, text: string): void => void pieces.push({ node, text });
  const visit = (node: Node): void => {
    if (node instanceof Text) return add(node, node.data);
    if (!(node instanceof HTMLElement)) return;
    if (node.matches(silent) || (lists && node.matches('ul, ol, dl'))) return;
    if (node.matches('.katex')) return formula(node, add);
    if (node.matches('.tex-error')) return add(node, `$${node.textContent}$`);
    if (isSign(node)) return add(node, '§');
    if (node instanceof HTMLImageElement) return add(node, node.alt);
    if (node.tagName === 'BR') return add(node, ' ');
    const isApart = apart.has(node.tagName) || node.matches('.katex-display');
    if (isApart) add(node, ' ');
    for (const child of node.childNodes) visit(child);
    if (isApart) add(node, ' ');
  };
  for (const child of block.childNodes) visit(child);
  return pieces.filter(({ text }) => text !== '');
}

/** Formulas are their TeX; punctuation after one stands in its last box. */
function formula(node: HTMLElement, add: (node: Node, text: string) => void): void {
  add(node, `$${node.querySelector('annotation')?.textContent.trim() ?? ''}$`);
  const tail = node.querySelector('.tail')?.firstChild;
  if (tail instanceof Text) add(tail, tail.data);
}

/** References to other places and to works: what they print changes with the rest of the book. */
const isSign = (node: HTMLElement): boolean => node.matches('[data-sign]');

/** Which letters of a piece a range has. */
function overlap(node: Node, text: string, range: Range): [number, number] {
  if (!(node instanceof Text)) {
    if (text === ' ') return [0, 0];
    return range.intersectsNode(node) ? [0, text.length] : [0, 0];
  }
  if (!range.intersectsNode(node)) return [0, 0];
  const start = range.startContainer === node ? range.startOffset : 0;
  const end = range.endContainer === node ? range.endOffset : text.length;
  return [start, end];
}

const normal = (text: string): string => text.normalize('NFKC').replace(/\s+/g, ' ').trim();

/** For every place in a text, its place in the normalised one. */
function folded(raw: string): number[] {
  const places: number[] = [];
  let length = 0;
  let isSpaced = true;
  for (const letter of letters(raw)) {
    const now = letter.normalize('NFKC').replace(/\s+/g, ' ');
    const said = isSpaced ? now.trimStart() : now;
    for (let at = 0; at < letter.length; at++) places.push(length);
    length += said.length;
    if (now !== '') isSpaced = now.endsWith(' ');
  }
  places.push(length);
  return places;
}

/** A letter with the marks upon it is one. */
const letters = (text: string): readonly string[] => text.match(/\P{M}\p{M}*|\p{M}+/gsu) ?? [];
