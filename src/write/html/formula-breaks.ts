// formula-breaks: where a long formula in a line may go on in the next one. KaTeX lets it only at relations and operators,
// so that a long set or tuple would be wider than a narrow window.

/** An element that stands directly in a box of a formula: its class and what is in it. */
interface Piece {
  html: string;
  name: string;
  content: string;
}

const boxOpening = '<span class="katex-base">';

/** The HTML of a formula, whose boxes end after the commas of their outermost list too. */
export function withBreaks(html: string): string {
  const [before = '', ...boxes] = html.split(boxOpening);
  return before + boxes.map(splitBox).join('');
}

/** One box, from after its opening tag to what follows it. */
function splitBox(rest: string): string {
  const { pieces, end } = piecesOf(rest);
  const [strut, ...others] = pieces;
  let out = boxOpening + (strut?.html ?? '');
  let depth = 0;
  for (const [at, { html, name, content }] of others.entries()) {
    out += html;
    if (name === 'mopen') depth += signs(content);
    if (name === 'mclose') depth -= signs(content);
    const next = others[at + 1];
    const isSpaced = next?.name === 'mspace';
    const ended = name === 'mpunct' ? !isSpaced : name === 'mspace' && others[at - 1]?.name === 'mpunct';
    if (ended && depth <= 1 && next !== undefined) out += `</span>${boxOpening}${strut?.html ?? ''}`;
  }
  return out + rest.slice(end);
}

/** Neighbours of one class are one element: `{(` opens two lists. */
const signs = (content: string): number => (content.includes('<') ? 1 : content.length);

/** The elements up to the end of the box, and where that is. */
function piecesOf(rest: string): { pieces: Piece[]; end: number } {
  const pieces: Piece[] = [];
  let depth = 0;
  let [start, inner, name] = [0, 0, ''];
  for (const match of rest.matchAll(/<span(?: class="([^"]*)")?[^>]*>|<\/span>/g)) {
    const after = match.index + match[0].length;
    if (match[0] !== '</span>') {
      if (depth === 0) [start, inner, name] = [match.index, after, match[1]?.split(' ')[0] ?? ''];
      depth += 1;
      continue;
    }
    if (depth === 0) return { pieces, end: match.index };
    depth -= 1;
    if (depth === 0)
      pieces.push({ html: rest.slice(start, after), name, content: rest.slice(inner, match.index) });
  }
  return { pieces, end: 0 };
}
