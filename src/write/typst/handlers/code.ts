// code: a listing, which is only shown.

import { setCode } from '../code/code-lines.ts';
import { boxed } from '../context.ts';
import { labelOf } from '../labels.ts';
import { array, call, content, number, quoted, typst } from '../markup.ts';
import type { Typst } from '../markup.ts';
import type { Handler } from './handler.ts';

export const code: Handler<'code'> = (node, context) => {
  const { lines, wide, numbers } = setCode(node.value, node.lang ?? '', node, context);
  const first = node.startingLineNumber ?? 1;
  const shown = numbers.map((line) => quoted(line === undefined ? '' : String(line + first - 1)));
  const emphasised = emphasisedLines(numbers, node.emphasizeLines ?? []);
  return call(
    'cell',
    {
      label: labelOf(node, context),
      wide: wide ? typst`true` : undefined,
      numbers: node.showLineNumbers === true ? array(shown) : undefined,
      emphasised: emphasised.length > 0 ? array(emphasised) : undefined,
      variant:
        node.filename === undefined
          ? undefined
          : content(context.render({ type: 'text', value: node.filename }, boxed(context, { face: 'sans' }))),
    },
    undefined,
    lines,
  );
};

/** Places, counted from 0, of the set lines that belong to emphasised source lines. */
function emphasisedLines(numbers: readonly (number | undefined)[], wanted: readonly number[]): Typst[] {
  let current = 0;
  return numbers.flatMap((line, index) => {
    current = line ?? current;
    return wanted.includes(current) ? [number(index)] : [];
  });
}
