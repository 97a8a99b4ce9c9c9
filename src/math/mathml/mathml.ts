// mathml: shapes → MathML Core with Unicode's mathematical letters, since browsers show no mathvariant.

import { em, escapeMarkup } from '../markup.ts';
import { edges, spaceBetween } from '../shape/classes.ts';
import { isTight } from '../shape/setting.ts';
import { dispatch, isPassing } from '../shape/shape.ts';
import type { Atom, Shape, ShapeTable } from '../shape/shape.ts';
import { boxMathml } from './boxes.ts';
import { constructionMathml } from './constructions.ts';
import { symbolMathml } from './symbols.ts';
import { tableMathml } from './tables.ts';

/** What a kind's function may call for what it holds. */
export interface Writer {
  /** One element for a list: an mrow when it is not one already. */
  one(shapes: readonly Shape[]): string;
  /** Elements of a list, one after the other. */
  all(shapes: readonly Shape[]): string;
}

const table: ShapeTable<string, Writer> = {
  ...symbolMathml,
  ...constructionMathml,
  ...tableMathml,
  ...boxMathml,
};

/** Signs bring their own space; a named function and what an author gave a class have none in MathML. */
function gap(left: Shape | undefined, right: Shape): string {
  if (left === undefined || isPassing(left) || isPassing(right) || isSign(left) || isSign(right)) return '';
  const width = spaceBetween(edges(left)[1], edges(right)[0], isTight(left.style));
  return width > 0 ? `<mspace width="${em(width)}"/>` : '';
}

function isSign(atom: Atom): boolean {
  if (atom.kind === 'symbol') return atom.class !== 'ord';
  const [base] = atom.kind === 'scripts' ? atom.base : [];
  return base !== undefined && !isPassing(base) && isSign(base);
}

const writer: Writer = {
  all: (shapes) =>
    shapes.map((shape, index) => gap(shapes[index - 1], shape) + dispatch(table, shape, writer)).join(''),
  one: (shapes) => {
    const [first] = shapes;
    return shapes.length === 1 && first
      ? dispatch(table, first, writer)
      : `<mrow>${writer.all(shapes)}</mrow>`;
  },
};

/** Browsers break no line inside a formula: lines that the author broke are rows of a table. */
function lines(shapes: readonly Shape[]): string {
  const all: Shape[][] = [[]];
  for (const shape of shapes) {
    if (shape.kind === 'newline') all.push([]);
    else all.at(-1)?.push(shape);
  }
  const filled = all.filter((line) => line.length > 0);
  if (filled.length < 2) return writer.all(filled[0] ?? []);
  return `<mtable displaystyle="true">${filled.map((line) => `<mtr><mtd>${writer.one(line)}</mtd></mtr>`).join('')}</mtable>`;
}

/** The `math` element of a formula with its TeX as annotation. */
export function mathmlOf(shapes: readonly Shape[], tex: string, display: boolean): string {
  const mode = display ? ' display="block"' : '';
  return (
    `<math xmlns="http://www.w3.org/1998/Math/MathML"${mode}><semantics><mrow>${lines(shapes)}</mrow>` +
    `<annotation encoding="application/x-tex">${escapeMarkup(tex)}</annotation></semantics></math>`
  );
}
