// groups: braces, fonts, text, colour, style and class → TeX.

import type { ParseNode } from '../parse-node.ts';
import type { LatexTable, Writer } from './latex.ts';

const sizes = [
  '\\tiny',
  '\\sixptsize',
  '\\scriptsize',
  '\\footnotesize',
  '\\small',
  '\\normalsize',
  '\\large',
  '\\Large',
  '\\LARGE',
  '\\huge',
  '\\Huge',
];

const colour = (name: string): string =>
  name.startsWith('#') ? `[HTML]{${expanded(name.slice(1))}}` : `{${name}}`;
/** xcolor's HTML model takes six digits. */
const expanded = (digits: string): string =>
  (digits.length < 6 ? digits.slice(0, 3).replace(/./g, '$&$&') : digits.slice(0, 6)).toUpperCase();
/** `[HTML]{0000FF}` or `{blue}`: what follows \textcolor. */
export const colourSource = colour;

/** A stack that \stackrel, \overset and \underset left behind. */
function stacked(body: readonly ParseNode[], mclass: string, writer: Writer): string | undefined {
  const [only] = body;
  if (
    body.length !== 1 ||
    only?.type !== 'supsub' ||
    only.base?.type !== 'op' ||
    only.base.suppressBaseShift === undefined
  )
    return undefined;
  const base = writer.braced(only.base.body);
  if (only.sub) return `\\underset${writer.braced(only.sub)}${base}`;
  const name = only.base.suppressBaseShift || mclass !== 'mrel' ? '\\overset' : '\\stackrel';
  return `${name}${writer.braced(only.sup)}${base}`;
}

export const groupLatex: LatexTable<
  | 'ordgroup'
  | 'styling'
  | 'sizing'
  | 'color'
  | 'font'
  | 'text'
  | 'hbox'
  | 'mclass'
  | 'pmb'
  | 'mathchoice'
  | 'htmlmathml'
  | 'html'
  | 'href'
  | 'tag'
> = {
  ordgroup: (node, writer) => {
    // \vdots is its sign with a strut.
    const [sign, strut] = node.body;
    if (sign?.type === 'textord' && sign.text === '\\varvdots' && strut?.type === 'rule') return '\\vdots';
    return node.semisimple ? writer.all(node.body) : writer.braced(node);
  },
  styling: (node, writer) => {
    // Dollars inside \text.
    if (node.mode === 'text') return `$${writer.all(node.body)}$`;
    return `{\\${node.style}style ${writer.all(node.body)}}`;
  },
  sizing: (node, writer) => `{${sizes[node.size - 1] ?? '\\normalsize'} ${writer.all(node.body)}}`,
  color: (node, writer) => `\\textcolor${colour(node.color)}{${writer.all(node.body)}}`,
  font: (node, writer) => `\\${node.font}${writer.braced(node.body)}`,
  text: (node, writer) => `${node.font ?? '\\text'}${writer.braced(node.body)}`,
  hbox: (node, writer) => `\\hbox${writer.braced(node.body)}`,
  mclass: (node, writer) =>
    stacked(node.body, node.mclass, writer) ?? `\\math${node.mclass.slice(1)}${writer.braced(node.body)}`,
  pmb: (node, writer) => `\\pmb${writer.braced(node.body)}`,
  mathchoice: (node, writer) =>
    `\\mathchoice${[node.display, node.text, node.script, node.scriptscript].map((one) => writer.braced(one)).join('')}`,
  htmlmathml: (node, writer) => {
    const source = writer.all(
      node.mathml.flatMap((one) =>
        one.type === 'mclass' || one.type === 'op' ? (one.body ?? [one]) : [one],
      ),
    );
    return /^(?:Ka|La)?TeX$/.test(source) ? `\\${source}` : source;
  },
  html: (node, writer) => writer.all(node.body),
  href: (node, writer) => `\\href{${node.href.replace(/[%#]/g, '\\$&')}}{${writer.all(node.body)}}`,
  tag: (node, writer) => `${writer.all(node.body)}\\tag*${writer.braced(node.tag)}`,
};
