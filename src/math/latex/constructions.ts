// constructions: scripts, operators, fractions, roots, accents, delimiters → TeX.

import type { NodeOf, ParseNode } from '../parse-node.ts';
import type { LatexTable, Writer } from './latex.ts';
import { measure } from './measure.ts';
import { cases } from './tables.ts';

const isPrime = (node: ParseNode): boolean => node.type === 'textord' && node.text === '\\prime';

function scripts({ base, sub, sup }: NodeOf<'supsub'>, writer: Writer): string {
  const marksOnly = !sub && sup?.type === 'ordgroup' && sup.body.every(isPrime);
  const head = base === null ? (marksOnly ? '' : '{}') : writer.all([base]);
  // A base that is itself a construction with switches or scripts stays one group.
  const grouped =
    base?.type === 'supsub' || base?.type === 'styling' || base?.type === 'color' ? `{${head}}` : head;
  const marks = sup?.type === 'ordgroup' && sup.body.length > 0 && sup.body.every(isPrime);
  const above =
    marks && sup.type === 'ordgroup' ? "'".repeat(sup.body.length) : sup ? `^${writer.braced(sup)}` : '';
  const below = sub ? `_${writer.braced(sub)}` : '';
  return grouped + limits(base) + (marks ? above + below : below + above);
}

const natural = new Set(['\\int', '\\iint', '\\iiint', '\\oint', '\\oiint', '\\oiiint']);

/** \limits or \nolimits, where the author changed what the operator does by itself. */
function limits(base: ParseNode | null): string {
  if (base?.type === 'op' && base.suppressBaseShift === undefined) {
    if (base.limits && base.alwaysHandleSupSub) return '\\limits';
    const usual = base.symbol
      ? !natural.has(base.name ?? '')
      : /^\\(?:det|gcd|inf|lim|max|min|Pr|sup)$/.test(base.name ?? '');
    return usual && !base.limits ? '\\nolimits' : '';
  }
  if (base?.type === 'operatorname' && base.alwaysHandleSupSub && base.limits) return '\\limits';
  return '';
}

const delimiter = (name: string | null): string =>
  name === null ? '.' : name === '<' ? '\\langle' : name === '>' ? '\\rangle' : name;
/** A delimiter that is a command is kept off the letter that follows. */
const after = (name: string): string => (/^\\[A-Za-z]+$/.test(name) ? `${name} ` : name);

function fraction(node: NodeOf<'genfrac'>, writer: Writer): string {
  const parts = writer.braced(node.numer) + writer.braced(node.denom);
  if (node.continued) return `\\cfrac${parts}`;
  const plain = node.leftDelim === null && node.rightDelim === null;
  if (plain && node.hasBarLine && node.barSize === null) return `\\frac${parts}`;
  if (!node.hasBarLine && node.leftDelim === '(' && node.rightDelim === ')') return `\\binom${parts}`;
  const thickness = node.hasBarLine ? (node.barSize ? measure(node.barSize) : '') : '0pt';
  const side = (name: string | null): string => (name === null ? '' : delimiter(name));
  return `\\genfrac{${side(node.leftDelim)}}{${side(node.rightDelim)}}{${thickness}}{}${parts}`;
}

const sizes = ['', 'big', 'Big', 'bigg', 'Bigg'] as const;
const suffix = { mopen: 'l', mclose: 'r', mrel: 'm', mord: '' } as const;

function stack(node: NodeOf<'op'>, writer: Writer): string {
  if (node.body === undefined) return node.name ?? '';
  return `\\mathop${writer.braced(node.body)}`;
}

export const constructionLatex: LatexTable<
  | 'supsub'
  | 'op'
  | 'operatorname'
  | 'genfrac'
  | 'sqrt'
  | 'accent'
  | 'accentUnder'
  | 'overline'
  | 'underline'
  | 'horizBrace'
  | 'xArrow'
  | 'leftright'
  | 'middle'
  | 'delimsizing'
> = {
  supsub: scripts,
  op: stack,
  operatorname: (node, writer) =>
    `\\operatorname${node.alwaysHandleSupSub ? '*' : ''}${writer.braced(node.body)}`,
  genfrac: fraction,
  sqrt: (node, writer) =>
    `\\sqrt${node.index ? `[${writer.braced(node.index)}]` : ''}${writer.braced(node.body)}`,
  accent: (node, writer) => `${node.label}${writer.braced(node.base)}`,
  accentUnder: (node, writer) => `${node.label}${writer.braced(node.base)}`,
  overline: (node, writer) => `\\overline${writer.braced(node.body)}`,
  underline: (node, writer) => `\\underline${writer.braced(node.body)}`,
  horizBrace: (node, writer) => `${node.label}${writer.braced(node.base)}`,
  xArrow: (node, writer) => {
    if (node.label.startsWith('\\\\')) return writer.unsupported('arrows of a commutative diagram');
    return `${node.label}${node.below ? `[${writer.braced(node.below)}]` : ''}${writer.braced(node.body)}`;
  },
  leftright: (node, writer) =>
    cases(node, writer) ??
    `\\left${after(delimiter(node.left))}${writer.all(node.body)}\\right${delimiter(node.right)}`,
  middle: (node) => `\\middle${after(delimiter(node.delim))}`,
  delimsizing: (node) => `\\${sizes[node.size]}${suffix[node.mclass]}${delimiter(node.delim)}`,
};
