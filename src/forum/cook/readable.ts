// readable: texts as they are kept and compared, with formulas as TeX and references as a sign → as people read them.

import type { Formulas } from '../../math/index.ts';
import { formulaHtml, formulaText } from '../../math/index.ts';
import { withFormulas } from '../../search/index.ts';
import type { Html } from '../../write/html/index.ts';
import { element, text as htmlText, trusted } from '../../write/html/index.ts';
import { formulaShelf } from './formulas.ts';

type Macros = Readonly<Record<string, string>>;

export interface Readable {
  /** Formulas as words: "x² + yᵢ ≤ …". `signs`: what is printed for each `§`. */
  words: (text: string, signs?: readonly string[]) => string;
  /** One formula, given with its dollars, as words. */
  formula: (source: string) => string;
  /** The same, set; its source where it cannot be read. */
  formulaHtml: (source: string) => Html;
}

/** Longer ones, and those that define commands, may take long to read: they stay what was written. */
const longest = 400;
const defining = /\\(?:[gex]?def|let|futurelet|(?:re|provide)?(?:new)?command|global|long)\b/;
const mostKnown = 5000;

const none: Macros = {};
const made = new WeakMap<Macros, Readable>();

/** For a book with these macros; made once for them. */
export function readable(macros: Macros = none): Readable {
  const known = made.get(macros);
  if (known) return known;
  const one = create(formulaShelf(macros));
  made.set(macros, one);
  return one;
}

/** What stands for a reference whose words are not known. */
const unknown = '…';

/** A text with the words of its references. */
export function withSigns(text: string, signs: readonly string[] | undefined): string {
  let at = 0;
  return signs === undefined ? text : text.replaceAll('§', () => signs[at++] ?? unknown);
}

function create(shelf: () => Formulas): Readable {
  const words = new Map<string, string>();
  const formula = (source: string): string => {
    const before = words.get(source);
    if (before !== undefined) return before;
    const { tex, display } = inside(source);
    const said = mayTakeLong(tex) ? tex : formulaText(shelf().of(tex, display));
    if (words.size >= mostKnown) words.clear();
    words.set(source, said);
    return said;
  };
  return {
    formula,
    words: (text, signs) => withFormulas(withSigns(text, signs), formula),
    formulaHtml: (source) => {
      const { tex, display } = inside(source);
      const read = mayTakeLong(tex) ? undefined : shelf().of(tex, display);
      return read === undefined || read.error !== undefined
        ? element('code', {}, htmlText(source))
        : trusted(formulaHtml(read));
    },
  };
}

const mayTakeLong = (tex: string): boolean => tex.length > longest || defining.test(tex);

function inside(source: string): { tex: string; display: boolean } {
  const display = source.startsWith('$$');
  const dollars = display ? 2 : 1;
  return { tex: source.slice(dollars, -dollars).trim(), display };
}
