// build-symbols: single characters → symbols, digits and pieces of text.

import type { NodeOf, ParseNode } from '../parse-node.ts';
import type { Builders } from './build.ts';
import { inAlphabet, slants } from './letters.ts';
import type { Alphabet } from './letters.ts';
import { inEm } from './setting.ts';
import type { Setting } from './setting.ts';
import type { AtomClass, Shape } from './shape.ts';
import { mathCharacter, textCharacter } from './symbols.ts';

const alphabets: Readonly<Record<string, Alphabet>> = {
  mathrm: 'upright',
  textrm: 'upright',
  mathit: 'italic',
  textit: 'italic',
  mathnormal: 'italic',
  mathbf: 'bold',
  textbf: 'bold',
  mathbb: 'double',
  mathcal: 'script',
  mathscr: 'script',
  mathfrak: 'fraktur',
  mathsf: 'sans',
  textsf: 'sans',
  mathsfit: 'sansitalic',
  mathtt: 'mono',
  texttt: 'mono',
};

/** A letter in the alphabet that the author's font asks for, or in the one that formulas use by default. */
export function lettered(char: string, font: string | undefined): string {
  if (font === 'boldsymbol') return inAlphabet(char, slants(char) ? 'bolditalic' : 'bold');
  const alphabet = font === undefined ? undefined : alphabets[font];
  const greek = slants(char) && !/^[A-Za-z]$/.test(char);
  // TeX's upright and plain fonts have no small Greek letters: they stay italic.
  const lacks = greek && (alphabet === 'upright' || alphabet === 'script' || alphabet === 'double');
  if (alphabet === undefined || lacks) return slants(char) ? inAlphabet(char, 'italic') : char;
  return inAlphabet(char, alphabet);
}

const symbol = (char: string, classOf: AtomClass, { style }: Setting): Shape => ({
  kind: 'symbol',
  class: classOf,
  style,
  char,
  big: false,
});

const text = (words: string, { style, face }: Setting): Shape => ({
  kind: 'text',
  class: 'ord',
  style,
  text: words,
  face,
  name: false,
});

function ordinary(node: NodeOf<'mathord'> | NodeOf<'textord'>, setting: Setting): Shape[] {
  if (node.mode === 'text') return [text(textCharacter(node.text), setting)];
  const char = mathCharacter(node.text);
  if (/^[0-9.]$/.test(char)) {
    const { style, font } = setting;
    return [{ kind: 'number', class: 'ord', style, digits: char === '.' ? char : lettered(char, font) }];
  }
  return [symbol(lettered(char, setting.font), 'ord', setting)];
}

const spaces: Readonly<Record<string, Shape>> = {
  '\\nobreak': { kind: 'space', width: 0, breaks: 'never' },
  '\\allowbreak': { kind: 'space', width: 0, breaks: 'allowed' },
  '\\nobreakspace': { kind: 'space', width: 0.25, breaks: 'never' },
  '~': { kind: 'space', width: 0.25, breaks: 'never' },
};

/** What the parser never leaves in a finished tree. */
const left = (node: ParseNode, { style }: Setting): Shape[] => [
  { kind: 'unsupported', class: 'ord', style, what: node.type },
];

export const symbolBuilders: Builders<
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
  mathord: ordinary,
  textord: ordinary,
  atom: (node, setting) =>
    node.mode === 'text'
      ? [text(textCharacter(node.text), setting)]
      : [symbol(mathCharacter(node.text), node.family, setting)],
  spacing: (node, setting) =>
    node.mode === 'text'
      ? [text(node.text === '~' || node.text === '\\nobreakspace' ? '\u00a0' : ' ', setting)]
      : [spaces[node.text] ?? { kind: 'space', width: 0.25, breaks: 'allowed' }],
  'accent-token': (node, setting) => [symbol(mathCharacter(node.text), 'ord', setting)],
  'op-token': (node, setting) => [symbol(mathCharacter(node.text), 'op', setting)],
  verb: (node, { style }) => [
    { kind: 'code', class: 'ord', style, text: node.star ? node.body.replaceAll(' ', '␣') : node.body },
  ],
  internal: () => [],
  cr: (node, setting) =>
    node.newLine ? [{ kind: 'newline', gap: node.size ? inEm(node.size, setting) : 0 }] : [],
  includegraphics: (_, { style }) => [
    { kind: 'unsupported', class: 'ord', style, what: '\\includegraphics' },
  ],
  infix: left,
  environment: left,
  'color-token': left,
  raw: left,
  size: left,
  url: left,
  'leftright-right': left,
};
