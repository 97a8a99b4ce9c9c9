// mark-quote: finds quoted words in the finished HTML of a block and marks them.

import { characterOf } from '../../character-references.ts';

/** One sign between tags, an entity too, with where it stands in the HTML. */
interface Piece {
  from: number;
  to: number;
  text: string;
}

/**
 * The same HTML with the first place that reads `quote` in `<mark class="discussed">`, one for each run of text, so that tags
 * stay paired. Formulas are compared by nothing: a quote that goes over one is marked on both sides of it. HTML in which the words do
 * not stand is given back as it is.
 */
export function markQuote(html: string, quote: string): string {
  const pieces = piecesOf(html);
  const letters = pieces.flatMap(({ text }, at) => lettersOf(text).map((letter) => ({ letter, at })));
  // Formulas of a quote are TeX between dollars; those of the HTML are left out above.
  const wanted = quote.split(/\$[^$]*\$/u).flatMap(lettersOf);
  const start =
    wanted.length === 0
      ? -1
      : indexOfRun(
          letters.map(({ letter }) => letter),
          wanted,
        );
  if (start < 0) return html;
  const first = letters[start]?.at ?? 0;
  const last = letters[start + wanted.length - 1]?.at ?? 0;
  return marked(html, pieces, first, last);
}

/** As they are compared: without blanks, ligatures as their letters. */
const lettersOf = (words: string): string[] =>
  Array.from(words.normalize('NFKC')).filter((one) => /\S/u.test(one));

function indexOfRun(letters: readonly string[], wanted: readonly string[]): number {
  for (let at = 0; at + wanted.length <= letters.length; at++) {
    if (wanted.every((one, index) => letters[at + index] === one)) return at;
  }
  return -1;
}

/** Texts of an HTML, without those inside formulas and of pictures. Punctuation behind a formula stands in its last box. */
function piecesOf(html: string): Piece[] {
  const pieces: Piece[] = [];
  /** By element, the innermost last: whether what is in it is no text. */
  const stack: boolean[] = [];
  const pattern = /<(\/?)([a-zA-Z][\w-]*)([^>]*)>|&[#\w]+;|[^<&]/gu;
  for (const match of html.matchAll(pattern)) {
    const [whole, closing, tag, rest = ''] = match;
    const at = match.index;
    if (tag === undefined) {
      if (stack.at(-1) === true) continue;
      const read = whole.startsWith('&') ? (characterOf(whole) ?? ' ') : whole;
      pieces.push({ from: at, to: at + whole.length, text: read });
    } else if (closing === '/') stack.pop();
    else if (!rest.endsWith('/') && !voids.has(tag.toLowerCase())) {
      const isDrawn = /\bclass="[^"]*\bkatex\b/.test(rest) || tag.toLowerCase() === 'svg';
      stack.push(!rest.includes('class="tail"') && (isDrawn || stack.at(-1) === true));
    }
  }
  return pieces;
}

const voids = new Set(['br', 'hr', 'img', 'input', 'wbr', 'source']);

/** Signs `first` to `last` of all pieces, marked run by run. */
function marked(html: string, pieces: readonly Piece[], first: number, last: number): string {
  const out: string[] = [];
  let from = 0;
  let open = false;
  let end = -1;
  for (let at = first; at <= last; at++) {
    const piece = pieces[at];
    if (piece === undefined) continue;
    if (open && piece.from !== end) {
      out.push(html.slice(from, end), '</mark>');
      from = end;
      open = false;
    }
    if (!open) {
      out.push(html.slice(from, piece.from), '<mark class="discussed">');
      from = piece.from;
      open = true;
    }
    end = piece.to;
  }
  if (open) out.push(html.slice(from, end), '</mark>');
  return out.join('') + html.slice(open ? end : from);
}
