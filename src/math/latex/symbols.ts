// symbols: single characters → their TeX.

import type { NodeOf } from '../parse-node.ts';
import type { LatexTable } from './latex.ts';

/** Names inside KaTeX and what an author writes. */
const inner: Readonly<Record<string, string>> = {
  '\\@cdots': '\\cdots',
  '\\varvdots': '\\vdots',
  '\\mathellipsis': '\\ldots',
  '\\@imath': '\\imath',
  '\\@jmath': '\\jmath',
  '\\@not': '\\not',
  '\\nobreakspace': '~',
  '\\@ulcorner': '\\ulcorner',
  '\\@urcorner': '\\urcorner',
  '\\@llcorner': '\\llcorner',
  '\\@lrcorner': '\\lrcorner',
};

/** Characters that the reader put for a name, as the name. */
const characters: Readonly<Record<string, string>> = {
  '≠': '\\neq ',
  '∉': '\\notin ',
  '∌': '\\notni ',
  '≔': '\\coloneqq ',
  '≕': '\\eqqcolon ',
  '∷': '\\dblcolon ',
  '⟦': '\\llbracket ',
  '⟧': '\\rrbracket ',
  '\u0338': '\\not ',
  ı: '\\imath ',
  ȷ: '\\jmath ',
  '⌜': '\\ulcorner ',
  '⌝': '\\urcorner ',
  '⌞': '\\llcorner ',
  '⌟': '\\lrcorner ',
  '≨': '\\lvertneqq ',
  '≩': '\\gvertneqq ',
  '≰': '\\nleqslant ',
  '≱': '\\ngeqslant ',
  '∤': '\\nshortmid ',
  '∦': '\\nshortparallel ',
  '⊊': '\\varsubsetneq ',
  '⊋': '\\varsupsetneq ',
  '⫋': '\\varsubsetneqq ',
  '⫌': '\\varsupsetneqq ',
  '⊈': '\\nsubseteqq ',
  '⊉': '\\nsupseteqq ',
  '↤': '\\mapsfrom ',
  '⦃': '\\lBrace ',
  '⦄': '\\rBrace ',
};

const special = /^[#$%&_{}]$/;

/** A symbol as an author writes it; a command ends with its last letter, and the joiner keeps the next letter off. */
export function symbolSource({ text, mode }: { text: string; mode: string }): string {
  const name = inner[text] ?? text;
  if (name.startsWith('\\')) return name;
  if (special.test(name)) return `\\${name}`;
  if (mode === 'text') return name === '\\' ? '\\textbackslash{}' : name;
  return characters[name]?.trim() ?? name;
}

const symbol = (node: { text: string; mode: string }): string => symbolSource(node);
const none = (): string => '';

export const symbolLatex: LatexTable<
  | 'mathord'
  | 'textord'
  | 'atom'
  | 'spacing'
  | 'accent-token'
  | 'op-token'
  | 'verb'
  | 'cr'
  | 'internal'
  | 'infix'
  | 'environment'
  | 'color-token'
  | 'raw'
  | 'size'
  | 'url'
  | 'leftright-right'
  | 'includegraphics'
> = {
  mathord: symbol,
  textord: symbol,
  atom: symbol,
  spacing: (node) =>
    node.text === ' ' ? ' ' : node.text === '\\ ' || node.text === '\\space' ? '\\ ' : symbol(node),
  'accent-token': symbol,
  'op-token': symbol,
  verb: (node: NodeOf<'verb'>) => {
    const mark = ['|', '!', '+', '"', '/', '='].find((char) => !node.body.includes(char)) ?? '|';
    return `\\verb${node.star ? '*' : ''}${mark}${node.body}${mark}`;
  },
  cr: (node) => (node.newLine ? '\\\\' : ''),
  includegraphics: (_, writer) => writer.unsupported('\\includegraphics'),
  internal: none,
  infix: none,
  environment: none,
  'color-token': none,
  raw: none,
  size: none,
  url: none,
  'leftright-right': none,
};
