// math: formulas, in a line and displayed. What Typst has no form for is set as a picture, loudly.

import { diagnostic } from '../../../document/index.ts';
import type { InlineMath, Math as DisplayMath } from '../../../document/index.ts';
import { formulaSvg, formulaText } from '../../../math/index.ts';
import type { Formula, FormulaSvg } from '../../../math/index.ts';
import type { Context } from '../context.ts';
import { placeOf } from '../context.ts';
import { typstOf } from '../formula.ts';
import { labelOf } from '../labels.ts';
import { complaint } from '../lacking.ts';
import { covers } from '../letters.ts';
import type { Typst } from '../markup.ts';
import { call, content, emitted, number, quoted, typst } from '../markup.ts';
import type { Handler } from './handler.ts';

export const inlineMath: Handler<'inlineMath'> = (node, context) => {
  const formula = formulaOf(node, context);
  return set(formula, node, context, {
    native: (body, alt) => call('m', {}, undefined, quoted(alt), typst`$${body}$`),
    picture: (path, size, alt) => call('m-picture', size, undefined, quoted(alt), path),
    source: (tex) => call('tex-error', {}, undefined, content(tex)),
  });
};

export const math: Handler<'math'> = (node, context) => {
  const formula = formulaOf(node, context);
  const enumerator = node.tag ?? node.enumerator;
  const named = {
    number: enumerator === undefined ? undefined : quoted(enumerator),
    label: labelOf(node, context),
  };
  return set(formula, node, context, {
    native: (body, alt) => call('equation', { ...named, alt: quoted(alt) }, undefined, typst`$ ${body} $`),
    picture: (path, size, alt) =>
      call('equation-picture', { ...named, ...size, alt: quoted(alt) }, undefined, path),
    source: (tex) => call('equation-source', named, undefined, content(tex)),
  });
};

interface Forms {
  native: (body: Typst, alt: string) => Typst;
  picture: (path: Typst, size: { width: Typst; height: Typst; depth: Typst }, alt: string) => Typst;
  source: (tex: Typst) => Typst;
}

function formulaOf(node: InlineMath | DisplayMath, context: Context): Formula {
  return context.edition.book.formulas.of(
    node.value,
    node.type === 'math',
    context.page.document.frontmatter.macros,
  );
}

function set(formula: Formula, node: InlineMath | DisplayMath, context: Context, forms: Forms): Typst {
  const { edition } = context;
  edition.counts.formulas++;
  const source = (): Typst =>
    forms.source(context.render({ type: 'inlineCode', value: node.value.trim() || '?' }, context));
  if (formula.error !== undefined) return source();
  const alt = (formulaText(formula) || node.value).trim() || '?';
  const native = typstOf(formula);
  const lack = native.ok ? lackingLetter(native.text, context) : undefined;
  if (native.ok && lack === undefined) {
    // Nothing between the dollars would end the paragraph.
    return native.text.trim() === ''
      ? call('m', {}, undefined, quoted(alt), typst`$zws$`)
      : forms.native(emitted(native.text.trim()), alt);
  }
  edition.counts.fallbacks++;
  if (native.ok) {
    complaint(node, context)(lack as string);
    return source();
  }
  edition.diagnostics.push(diagnostic('formula-fallback', placeOf(node, context), native.unsupported));
  const picture = pictureOf(formula);
  if (picture === undefined) return source();
  const { svg, width, height, depth } = picture;
  const path = `formulas/${edition.counts.fallbacks}.svg`;
  edition.files.set(path, { path, contents: svg });
  const em = (length: number): Typst => typst`${number(length)}em`;
  return forms.picture(quoted(`/${path}`), { width: em(width), height: em(height), depth: em(depth) }, alt);
}

/** What MathJax leaves to the style sheet of a web page: how lines in tables are drawn. Lengths are in its units, 1000 to the em. */
const lines =
  '<style>line[data-line],rect[data-frame]{stroke-width:70px;fill:none}.mjx-dashed{stroke-dasharray:140}' +
  '.mjx-dotted{stroke-linecap:round;stroke-dasharray:0,140}</style>';

/**
 * The formula as a picture. Undefined where the caller has not loaded what makes one, and where letters in it would come
 * from a font of this computer: its TeX is shown then.
 */
function pictureOf(formula: Formula): FormulaSvg | undefined {
  let picture: FormulaSvg;
  try {
    picture = formulaSvg(formula);
  } catch {
    return undefined;
  }
  return /<text\b/.test(picture.svg)
    ? undefined
    : { ...picture, svg: picture.svg.replace(/<svg\b[^>]*>/, (root) => root + lines) };
}

/** A letter in the formula that the math face lacks: the PDF would fail on it. */
function lackingLetter(text: string, context: Context): string | undefined {
  const coverage = context.edition.options.coverage?.math;
  if (coverage === undefined || /^[\n -~]*$/.test(text)) return undefined;
  return Array.from(text).find(
    (letter) => letter > '~' && !/\s/.test(letter) && !covers(coverage, letter.codePointAt(0) as number),
  );
}
