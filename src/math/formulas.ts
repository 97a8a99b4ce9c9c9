// formulas: every formula of a book, parsed once however often it stands there.

import { parse } from './katex.ts';
import type { Macros } from './katex.ts';
import type { ParseNode } from './parse-node.ts';
import { texError } from './tex-error.ts';
import type { TexError } from './tex-error.ts';

/** One formula, parsed once. `error` set = not understood by the TeX reader (`tree` is then empty). */
export interface Formula {
  tex: string;
  display: boolean;
  tree: readonly ParseNode[];
  /** All macros that it was read with: the book's and its page's. */
  macros: Macros;
  error?: TexError;
}

export interface Formulas {
  /** The formula, memoised; macros of the page come before the book's. */
  of(tex: string, display: boolean, macros?: Macros): Formula;
}

/** Makes the table of a book's formulas. `macros`: name with backslash → body; a name without one gets it. */
export function createFormulas(macros: Macros): Formulas {
  const book = named(macros);
  const known = new Map<string, Formula>();
  const pages = new WeakMap<Macros, { key: string; macros: Macros }>();
  const root = { key: '', macros: book };
  const scope = (page: Macros | undefined): { key: string; macros: Macros } => {
    if (page === undefined || Object.keys(page).length === 0) return root;
    let found = pages.get(page);
    if (found === undefined) {
      const own = named(page);
      found = {
        key: JSON.stringify(
          Object.keys(own)
            .sort()
            .map((name) => [name, own[name]]),
        ),
        macros: { ...book, ...own },
      };
      pages.set(page, found);
    }
    return found;
  };
  return {
    of(tex, display, page) {
      const { key, macros: all } = scope(page);
      const name = `${display ? 'd' : 'i'}${key}\0${tex}`;
      let formula = known.get(name);
      if (formula === undefined) {
        formula = read(tex, display, all);
        known.set(name, formula);
      }
      return formula;
    },
  };
}

function read(tex: string, display: boolean, macros: Macros): Formula {
  const parsed = parse(tex, display, macros);
  if (Array.isArray(parsed)) return { tex, display, tree: parsed, macros };
  return { tex, display, tree: [], macros, error: texError(tex, parsed, macros) };
}

const named = (macros: Macros): Macros =>
  Object.fromEntries(
    Object.entries(macros).map(([name, body]) => [/^[A-Za-z]/.test(name) ? `\\${name}` : name, body]),
  );
