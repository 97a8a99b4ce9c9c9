// formula-errors: each formula of the book parsed once; what its TeX gets wrong is told at the author's line and column.

import type {
  Diagnostic,
  Document,
  InlineMath,
  Math as DisplayMath,
  Place,
  Point,
  Position,
} from '../document/index.ts';
import { diagnostic } from '../document/index.ts';
import type { Formulas } from '../math/index.ts';

/** Parses a formula of a page; its error at its place. */
export function formulaError(
  node: DisplayMath | InlineMath,
  place: Place,
  macros: Document['frontmatter']['macros'],
  formulas: Formulas,
): Diagnostic | undefined {
  const { error } = formulas.of(node.value, node.type === 'math', macros);
  if (error === undefined) return undefined;
  return diagnostic('tex-error', placeInTex(place, node, error.offset, error.length), error.message);
}

/**
 * The place of a stretch of a formula's TeX, from where the formula stands. Its delimiters are not kept, so they are told
 * from how much longer the source is: on one line they are split as `$…$`, `$$ … $$ (label)` or `{math}` are; over several
 * lines the TeX begins after the line of the opening delimiter, unless it fills all lines itself.
 */
export function placeInTex(
  place: Place,
  formula: DisplayMath | InlineMath,
  offset: number,
  length: number,
): Place {
  const { position } = place;
  if (position === undefined) return place;
  const tex = formula.value;
  const begin = texStart(position, formula);
  const at = (target: number): Point => {
    const before = tex.slice(0, target);
    const lines = before.split('\n');
    const last = (lines.at(-1) as string).length;
    const isFirst = lines.length === 1;
    return {
      line: begin.line + lines.length - 1,
      column: isFirst ? begin.column + last : last + 1,
      offset: begin.offset + target,
    };
  };
  const start = at(Math.min(offset, tex.length));
  const end = at(Math.min(offset + length, tex.length));
  return { file: place.file, position: { ...position, start, end } };
}

function texStart({ start, end }: Position, formula: DisplayMath | InlineMath): Point {
  const lines = formula.value.split('\n').length;
  const shown = end.line - start.line + 1;
  if (shown === 1) {
    const opening = openingLength(end.offset - start.offset - formula.value.length, formula);
    return { line: start.line, column: start.column + opening, offset: start.offset + opening };
  }
  if (lines >= shown) return start;
  // The closing delimiter stands on the last line; options of a directive may stand before the TeX.
  const line = Math.max(start.line + 1, end.line - lines);
  return { line, column: 1, offset: start.offset };
}

/** Characters before the TeX, from all that stand around it: "$", "$$", "$$ " or "{math}`". */
function openingLength(around: number, formula: DisplayMath | InlineMath): number {
  if (formula.type === 'inlineMath') return around >= 8 ? 7 : Math.max(0, around >> 1);
  const label = formula.label === undefined ? 0 : formula.label.length + ' ()'.length;
  const delimiters = around - label >= 4 ? around - label : around;
  return Math.max(0, delimiters >> 1);
}
