// smart-punctuation: straight quotes, hyphens and dots of the author → curly quotes, dashes and ellipses, in text only.

import type { PlacedToken } from './token.ts';

/** Changes text tokens of one block in place; code, math, addresses and escaped characters are other tokens. */
export function smartenPunctuation(tokens: readonly PlacedToken[]): void {
  const texts = tokens.filter((token) => token.type === 'text' && /["'.-]/.test(token.content));
  if (texts.length === 0) return;
  tokens.forEach((token, index) => {
    if (token.type !== 'text' || !/[.-]/.test(token.content)) return;
    token.content = dashes(token.content, index > 0 && lastSign(tokens[index - 1] as PlacedToken) === 'x');
  });
  if (texts.some((token) => /["']/.test(token.content))) quotes(tokens);
}

/** `between`: something that is no text stands before it, such as a reference. */
function dashes(text: string, between: boolean): string {
  const dotted = text.includes('...') ? text.replace(/(?<!\.)\.\.\.(?!\.)/g, '…') : text;
  if (!dotted.includes('--')) return dotted;
  return (between ? dotted.replace(/^--(?=[^\s-]|$)/, '–') : dotted)
    .replace(/(?<!-)---(?!-)/g, '—')
    .replace(/(?<=[^\s-])--(?=[^\s-]|$)|(?<=\s)--(?=\s)/g, '–');
}

interface Quote {
  /** The signs of its token, changed in place. */
  signs: string[];
  at: number;
  sign: string;
}

/** How many quotes may wait for their partner: enough for any sentence, and hostile text stays cheap. */
const mostOpen = 100;

/** Pairs the quotes of a block. A double quote without a partner stays as it is; a single one is an apostrophe. */
function quotes(tokens: readonly PlacedToken[]): void {
  const open: Quote[] = [];
  const changed: [PlacedToken, string[]][] = [];
  let before = ' ';
  tokens.forEach((token, index) => {
    if (token.type !== 'text') {
      before = lastSign(token) ?? before;
      return;
    }
    const text = token.content;
    const signs = /["'”]/.test(text) ? text.split('') : undefined;
    for (let at = 0; signs && at < text.length; at++) {
      const sign = text[at] as string;
      if (sign === '”') closeWith(open);
      else if (sign === '"' || sign === "'") {
        const left = at === 0 ? before : (text[at - 1] as string);
        readQuote({ signs, at, sign }, left, text[at + 1] ?? firstSign(tokens, index + 1), open);
      }
    }
    if (text !== '') before = text.at(-1) as string;
    if (signs) changed.push([token, signs]);
  });
  for (const [token, signs] of changed) token.content = signs.join('');
}

function readQuote(quote: Quote, before: string, after: string, open: Quote[]): void {
  const canOpen = !isSpace(after) && (isSpace(before) || isPunctuation(before));
  const canClose = !isSpace(before) && (isSpace(after) || isPunctuation(after) || quote.sign === '"');
  if (canClose) {
    const partner = open.findLastIndex((one) => one.sign === quote.sign);
    if (partner >= 0) {
      put(open[partner] as Quote, quote.sign === '"' ? '“' : '‘');
      put(quote, quote.sign === '"' ? '”' : '’');
      open.length = partner;
      return;
    }
  }
  if (quote.sign === "'") put(quote, '’');
  if (canOpen && open.length < mostOpen) open.push(quote);
}

/** A closing quote that the author wrote as such is the partner of a straight one, too. */
function closeWith(open: Quote[]): void {
  const partner = open.findLastIndex((one) => one.sign === '"');
  if (partner < 0) return;
  put(open[partner] as Quote, '“');
  open.length = partner;
}

function put({ signs, at }: Quote, sign: string): void {
  signs[at] = sign;
}

const isSpace = (sign: string): boolean => /\s/.test(sign);
const isPunctuation = (sign: string): boolean => /[\p{P}\p{S}]/u.test(sign);

/** What a token that is not plain text looks like to a quote after it; undefined = nothing (the ends of markup). */
function lastSign(token: PlacedToken): string | undefined {
  if (token.type === 'softbreak' || token.type === 'hardbreak') return ' ';
  if (token.nesting !== 0 || token.type === 'slide_mark') return undefined;
  return token.type === 'text_special' ? token.content.slice(-1) : 'x';
}

function firstSign(tokens: readonly PlacedToken[], from: number): string {
  for (let i = from; i < tokens.length && i < from + 20; i++) {
    const token = tokens[i] as PlacedToken;
    if (token.type === 'text' || token.type === 'text_special') {
      if (token.content !== '') return token.content[0] as string;
      continue;
    }
    const sign = lastSign(token);
    if (sign !== undefined) return sign;
  }
  return ' ';
}
