// boxes: spaces, rules, phantoms and frames → TeX.

import type { NodeOf } from '../parse-node.ts';
import { colourSource } from './groups.ts';
import type { LatexTable, Writer } from './latex.ts';
import { measure } from './measure.ts';

const spaces: Readonly<Record<string, string>> = {
  '3mu': '\\,',
  '4mu': '\\:',
  '5mu': '\\;',
  '-3mu': '\\!',
  '1em': '\\quad',
  '2em': '\\qquad',
  '0.5em': '\\enspace',
};

function kern({ dimension, mode }: NodeOf<'kern'>): string {
  const size = measure(dimension);
  return (
    spaces[size] ??
    (dimension.unit === 'mu' && mode === 'math' ? `\\mkern${size}{}` : `\\kern${size}{}`).replace(
      /\{\}$/,
      ' ',
    )
  );
}

function smash(node: NodeOf<'smash'>, writer: Writer): string {
  if (node.body.type === 'phantom' && node.smashHeight && node.smashDepth)
    return `\\hphantom${writer.braced(node.body.body)}`;
  const side =
    node.smashHeight && node.smashDepth ? '' : node.smashHeight ? '[t]' : node.smashDepth ? '[b]' : '';
  return `\\smash${side}${writer.braced(node.body)}`;
}

function enclosed(node: NodeOf<'enclose'>, writer: Writer): string {
  const background = node.backgroundColor === undefined ? '' : colourSource(node.backgroundColor);
  const border = node.borderColor === undefined ? '' : colourSource(node.borderColor);
  return `${node.label}${border}${background}${writer.braced(node.body)}`;
}

export const boxLatex: LatexTable<
  | 'kern'
  | 'rule'
  | 'phantom'
  | 'vphantom'
  | 'smash'
  | 'lap'
  | 'raisebox'
  | 'vcenter'
  | 'reflectbox'
  | 'enclose'
> = {
  kern,
  rule: (node) =>
    `\\rule${node.shift ? `[${measure(node.shift)}]` : ''}{${measure(node.width)}}{${measure(node.height)}}`,
  phantom: (node, writer) => `\\phantom${writer.braced(node.body)}`,
  vphantom: (node, writer) => `\\vphantom${writer.braced(node.body)}`,
  smash,
  lap: (node, writer) => `\\math${node.alignment}${writer.braced(node.body)}`,
  raisebox: (node, writer) => `\\raisebox{${measure(node.dy)}}${writer.braced(node.body)}`,
  vcenter: (node, writer) => `\\vcenter{\\hbox{$${writer.all([node.body])}$}}`,
  reflectbox: (node, writer) => `\\reflectbox{$${writer.all([node.body])}$}`,
  enclose: enclosed,
};
