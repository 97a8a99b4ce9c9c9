// svg: a formula as a picture, for what Typst cannot show: set by MathJax, loaded only when a book needs it.

import type { Formula } from './formulas.ts';
import type { Macros } from './katex.ts';

/** A picture and where it stands on the line. Lengths in em; `depth` is what hangs below the baseline. */
export interface FormulaSvg {
  svg: string;
  width: number;
  height: number;
  depth: number;
}

/** Sets one formula; made by `loadFormulaSvg`. */
export type SvgSetter = (formula: Formula) => FormulaSvg;

let setter: Promise<SvgSetter> | undefined;
let loaded: SvgSetter | undefined;

/** Loads MathJax once (0.15 to 0.3 s). Call it before `formulaSvg`, only where a formula has fallen back. */
export function loadFormulaSvg(): Promise<SvgSetter> {
  setter ??= makeSetter().then((made) => (loaded = made));
  return setter;
}

/** The formula as SVG. Throws when `loadFormulaSvg` has not finished: that is a mistake of the caller, not of the author. */
export function formulaSvg(formula: Formula): FormulaSvg {
  if (loaded === undefined) throw new Error('formulaSvg needs await loadFormulaSvg() first');
  return loaded(formula);
}

async function makeSetter(): Promise<SvgSetter> {
  const [{ mathjax }, { TeX }, { SVG }, { liteAdaptor }, { RegisterHTMLHandler }, { AllPackages }] =
    await Promise.all([
      import('mathjax-full/js/mathjax.js'),
      import('mathjax-full/js/input/tex.js'),
      import('mathjax-full/js/output/svg.js'),
      import('mathjax-full/js/adaptors/liteAdaptor.js'),
      import('mathjax-full/js/handlers/html.js'),
      import('mathjax-full/js/input/tex/AllPackages.js'),
    ]);
  const adaptor = liteAdaptor();
  RegisterHTMLHandler(adaptor);
  // MathJax may define what `require` and `autoload` would fetch: everything is there, nothing is fetched.
  const packages = AllPackages.filter((name) => name !== 'require' && name !== 'autoload');
  return (formula) => {
    const tex = new TeX({ packages, macros: macrosOf({ ...lacking, ...formula.macros }), maxMacros: 2000 });
    const page = mathjax.document('', { InputJax: tex, OutputJax: new SVG({ fontCache: 'none' }) });
    const node: unknown = page.convert(formula.tex, { display: formula.display, em: 16, ex: 8 });
    const svg = adaptor.innerHTML(node as Parameters<typeof adaptor.innerHTML>[0]);
    return { svg, ...extent(svg) };
  };
}

/** What KaTeX knows and MathJax does not. */
const lacking: Macros = {
  '\\utilde': '\\underset{\\sim}{#1}',
  '\\Overrightarrow': '\\overset{\\Rightarrow}{#1}',
  '\\angl': '\\enclose{actuarial}{#1}',
  '\\phase': '\\enclose{phasorangle}{#1}',
  '\\overlinesegment': '\\overline{#1}',
  '\\underlinesegment': '\\underline{#1}',
  '\\bm': '\\boldsymbol{#1}',
  '\\argmin': '\\operatorname*{arg\\,min}',
  '\\argmax': '\\operatorname*{arg\\,max}',
  '\\coloneqq': '\\mathrel{≔}',
  '\\llbracket': '\\mathopen{⟦}',
  '\\rrbracket': '\\mathclose{⟧}',
  '\\R': '\\mathbb{R}',
  '\\N': '\\mathbb{N}',
  '\\Z': '\\mathbb{Z}',
};

/** MathJax wants a macro's body with the number of its arguments. */
function macrosOf(macros: Macros): Record<string, string | [string, number]> {
  return Object.fromEntries(
    Object.entries(macros).map(([name, body]) => {
      const count = Math.max(0, ...[...body.matchAll(/#([1-9])/g)].map(([, digit]) => Number(digit)));
      return [name.replace(/^\\/, ''), count === 0 ? body : [body, count]];
    }),
  );
}

/** MathJax's picture is 1000 units an em, the baseline at 0: `viewBox="0 -top width height"`. */
function extent(svg: string): Omit<FormulaSvg, 'svg'> {
  const box = /viewBox="([-\d.]+) ([-\d.]+) ([-\d.]+) ([-\d.]+)"/.exec(svg)?.slice(1).map(Number) ?? [
    0, 0, 0, 0,
  ];
  const [, top = 0, width = 0, height = 0] = box;
  return { width: width / 1000, height: height / 1000, depth: (height + top) / 1000 };
}
