// magics: what IPython adds to Python (`%time`, `!ls`, `name?`), hidden from Python's grammar.

import { logicalLines } from './logical-lines.ts';

export interface Magic {
  start: number;
  end: number;
}

export interface MaskedSource {
  /** As long as the source, with the same line breaks; a magic has become the expression `0`. */
  masked: string;
  magics: Magic[];
}

/** Cell magics after which the rest of the cell is still Python of the same namespace. */
const pythonCellMagics = new Set(['time', 'timeit', 'capture', 'prun']);

/** Whether a cell is not Python: a cell magic such as `%%bash` gives all of it to something else. */
export function isForeignCell(source: string): boolean {
  const whole = /^\s*%%(\w+)/.exec(source);
  return whole !== null && !pythonCellMagics.has(whole[1] as string);
}

/** Hides the magics of a cell. Magics stand at the start of a statement or right of an assignment. */
export function maskMagics(source: string): MaskedSource {
  if (isForeignCell(source)) return masked(source, [{ start: 0, end: source.length }]);
  if (!/[%!?]/.test(source)) return { masked: source, magics: [] };
  const magics: Magic[] = [];
  for (const { start, end, magic } of logicalLines(source)) {
    if (magic) magics.push({ start, end });
    else if (source[end - 1] === '?' && /^[\w.]+\?{1,2}$/.test(source.slice(start, end)))
      magics.push({ start, end });
    else {
      const assigned = /^[\w, ]+=\s*(?=[%!]\w)/.exec(source.slice(start, Math.min(end, start + 200)));
      if (assigned) magics.push({ start: start + assigned[0].length, end });
    }
  }
  return masked(source, magics);
}

function masked(source: string, magics: Magic[]): MaskedSource {
  let text = '';
  let at = 0;
  for (const { start, end } of magics) {
    text += source.slice(at, start) + source.slice(start, end).replace(/[^\n]/g, ' ').replace(' ', '0');
    at = end;
  }
  return { masked: text + source.slice(at), magics };
}
