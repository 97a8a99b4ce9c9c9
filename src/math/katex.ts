// katex: the only file that touches KaTeX's inner interface; its version is pinned, and a test holds the shape of its trees.

import katex from 'katex';
import type { Formula } from './formulas.ts';
import { markupWriter } from './katex-markup.ts';
import type { KatexBox, KatexBoxes } from './katex-markup.ts';
import type { ParseNode } from './parse-node.ts';

/** Name with backslash → body, as the author wrote it. */
export type Macros = Readonly<Record<string, string>>;

/** What KaTeX threw, taken apart. Offsets are into the TeX; absent when it names no place. */
export interface ParseFailure {
  message: string;
  offset?: number;
  length?: number;
}

// Not in KaTeX's published types. https://katex.org/docs/api says they may change: hence the pinned version.
interface Inner {
  __parse(tex: string, options: object): ParseNode[];
  __renderToHTMLTree(tex: string, options: object): KatexBox;
  __defineFunction(definition: object): void;
  __domTree: KatexBoxes;
}
const inner = katex as unknown as Inner;

/** Bounds for hostile input: no box above 500 em, no macro bomb. */
const bounds = { maxSize: 500, maxExpand: 2000 } as const;

/** Macros that KaTeX lacks and that books use; a book's own definition wins. Documented in the manual. */
const additions: Macros = {
  '\\mbox': '\\text{#1}',
  '\\buildrel': '\\stackrel',
  '\\ensuremath': '{#1}',
  '\\argmin': '\\operatorname*{arg\\,min}',
  '\\argmax': '\\operatorname*{arg\\,max}',
  // They print on the build's terminal.
  '\\message': '\\@firstoftwo{}{#1}',
  '\\errmessage': '\\@firstoftwo{}{#1}',
  '\\show': '\\@firstoftwo{}{#1}',
};

function options(display: boolean, macros: Macros): object {
  return {
    displayMode: display,
    throwOnError: true,
    trust: refuse,
    strict: 'ignore',
    output: 'html',
    // A copy: \gdef in one formula must not reach the next.
    macros: { ...additions, ...macros },
    ...bounds,
  };
}

/** Links, pictures and HTML reach outside the formula. KaTeX would print their names in red: an error is better. */
function refuse({ command }: { command: string }): boolean {
  throw new katex.ParseError(`${command} is not allowed in formulas`);
}

/** Parses one formula. `align` and its kin count no rows: the book numbers, not a formula. */
export function parse(tex: string, display: boolean, macros: Macros): ParseNode[] | ParseFailure {
  try {
    return inner.__parse(tex, options(display, macros));
  } catch (error) {
    return failure(error);
  }
}

/** KaTeX's HTML for the eye. */
export function renderHtml(formula: Formula, macros: Macros): string | ParseFailure {
  const { tex, tree, display } = formula;
  const plain = unnumbered(tex);
  try {
    const box =
      plain === tex ? boxOf(tree, display) : inner.__renderToHTMLTree(plain, options(display, macros));
    return markupOf(box);
  } catch (error) {
    return failure(error);
  }
}

const markupOf = markupWriter(inner.__domTree);

/**
 * KaTeX's HTML begins with TeX. Formulas are parsed already, and to parse them again is a third of the time for their
 * HTML: so the TeX is a command of our own that stands for a tree. A group without braces of its own sets it as it is.
 */
function boxOf(tree: readonly ParseNode[], display: boolean): KatexBox {
  given = tree.length === 1 ? tree[0] : { type: 'ordgroup', mode: 'math', body: tree, semisimple: true };
  try {
    return inner.__renderToHTMLTree(standIn, options(display, {}));
  } finally {
    given = undefined;
  }
}

const standIn = '\\octavo@tree';
let given: unknown;
inner.__defineFunction({
  type: 'ordgroup',
  names: [standIn],
  props: { numArgs: 0 },
  handler: (): unknown => given ?? refuse({ command: standIn }),
});

/** KaTeX would count rows of `align` itself, by CSS counters. */
const unnumbered = (tex: string): string =>
  tex.replace(/\\(begin|end)\{(align|alignat|gather|equation)\}/g, '\\$1{$2*}');

function failure(error: unknown): ParseFailure {
  if (error instanceof katex.ParseError) {
    const { rawMessage, position, length } = error as unknown as {
      rawMessage: string;
      position?: number;
      length?: number;
    };
    return {
      message: rawMessage,
      ...(position !== undefined && { offset: position }),
      ...(length !== undefined && { length }),
    };
  }
  if (error instanceof RangeError) return { message: 'the formula is nested too deeply' };
  return { message: error instanceof Error ? error.message : String(error) };
}
