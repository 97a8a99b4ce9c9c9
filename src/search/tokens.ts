// tokens: the words of a text, each with its place.

import { fold } from './fold.ts';

export interface Token {
  /** Folded. */
  word: string;
  /** Where it stands in the text, end exclusive. */
  start: number;
  end: number;
}

/** Signs of scripts that are written without blanks between words. */
const unspaced = /[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Khmr}\p{scx=Laoo}\p{scx=Mymr}]/u
  .source;
const hasUnspaced = new RegExp(unspaced, 'u');

/** Groups: a command of TeX, a word, a number with dots, a language, a sign; and a run without blanks where a text has any. */
const piecesWith = (letter: string, run = ''): RegExp =>
  new RegExp(
    String.raw`\\([A-Za-z]+)|\b([CcFf](?:\+\+|#)(?!\w))|(\d+(?:\.\d+)+)|(` +
      `(?:${letter})+(?:['’](?:${letter})+)*` +
      String.raw`)|([∇∂∑∫∏∞])${run}`,
    'gu',
  );
const plainPieces = piecesWith(String.raw`[\p{L}\p{M}\p{N}_]`);
const mixedPieces = piecesWith(`(?!${unspaced})[\\p{L}\\p{M}\\p{N}_]`, `|(${unspaced}+)`);

/** Commands that set a formula and say nothing of what it is. */
const structure = new Set(
  (
    'begin end left right big bigl bigr bigg biggl biggr frac dfrac tfrac text textrm textbf textit mathrm mathbf mathit mathsf ' +
    'mathtt mathcal mathbb mathfrak boldsymbol bm operatorname quad qquad hspace vspace label tag ref eqref nonumber notag ' +
    'displaystyle textstyle limits nolimits cdot cdots ldots dots vdots ddots times hat bar tilde vec dot ddot overline underline'
  ).split(' '),
);
/** Environments and their like: in braces after `\begin`. */
const environments =
  /^(?:aligned?|align|gather(?:ed)?|array|matrix|[bpvBV]matrix|cases|split|equation|multline)$/;

/**
 * The words of a text: of prose, of code (`load_data` and `LinearRegression` also by their parts) and of TeX (the names of its
 * commands). Where words have no blanks between them the language's own rules part them.
 */
export function tokensOf(text: string, language = 'und'): Token[] {
  const found: Token[] = [];
  const pieces = hasUnspaced.test(text) ? mixedPieces : plainPieces;
  pieces.lastIndex = 0;
  let afterBegin = false;
  for (let match = pieces.exec(text); match; match = pieces.exec(text)) {
    const start = match.index;
    const end = pieces.lastIndex;
    const [, tex, name, number, word, sign, run] = match as (string | undefined)[];
    const isEnvironment = afterBegin && word !== undefined && environments.test(word);
    afterBegin = tex === 'begin' || tex === 'end';
    if (word !== undefined) {
      if (!isEnvironment) addWord(found, word, start);
    } else if (tex !== undefined) {
      if (!structure.has(tex)) found.push({ word: fold(tex), start, end });
    } else if (number !== undefined) found.push({ word: number, start, end });
    else if (name !== undefined) found.push({ word: name.toLowerCase(), start, end });
    else if (sign !== undefined) found.push({ word: fold(sign), start, end });
    else if (run !== undefined) addUnspaced(found, run, start, language);
  }
  return found;
}

const possessive = /['’]s$/i;
const camel = /\p{Lu}+(?=\p{Lu}\p{Ll})|\p{Lu}?\p{Ll}+|\p{Lu}+|\p{N}+/gu;

/** Words of plain letters, which most are, with at most a capital at the beginning. */
const simple = /^[A-Za-z]?[a-z]*$/;

/** A word, and where it is an identifier its parts. */
function addWord(found: Token[], given: string, start: number): void {
  const end = start + given.length;
  if (simple.test(given)) {
    found.push({ word: fold(given), start, end });
    return;
  }
  const word = given.replace(possessive, '').replaceAll(/['’]/g, '');
  const bare = word.replaceAll(/^_+|_+$/g, '');
  const whole = fold(bare);
  if (whole === '') return;
  found.push({ word: whole, start, end });
  // "LSTMs" is a plural.
  const isCompound =
    bare.includes('_') || (/\p{Ll}\p{Lu}|\p{Lu}\p{Lu}\p{Ll}/u.test(bare) && !/^\p{Lu}+s$/u.test(bare));
  if (!isCompound || bare.length > 64) return;
  for (const part of bare.matchAll(camel)) {
    if (part[0].length > 1 && part[0] !== bare) found.push({ word: fold(part[0]), start, end });
  }
}

const segmenters = new Map<string, Intl.Segmenter>();

function segmenter(language: string): Intl.Segmenter {
  let one = segmenters.get(language);
  if (!one) {
    try {
      one = new Intl.Segmenter(language, { granularity: 'word' });
    } catch {
      one = new Intl.Segmenter(undefined, { granularity: 'word' });
    }
    segmenters.set(language, one);
  }
  return one;
}

/**
 * Words of a run without blanks. Every two signs of a long one are a word as well, so that what is within is found; so are two
 * signs side by side that no dictionary knows as a word.
 */
function addUnspaced(found: Token[], run: string, offset: number, language: string): void {
  let before: Token | undefined;
  for (const { segment, index, isWordLike } of segmenter(language).segment(run)) {
    const one = /[\p{L}\p{N}]/u.test(segment) && (isWordLike === true || hasUnspaced.test(segment));
    const start = offset + index;
    const token = { word: fold(segment), start, end: start + segment.length };
    const isSign = one && /^\p{scx=Han}$/u.test(segment);
    if (one && token.word !== '') found.push(token);
    if (isSign && before)
      found.push({ word: `${before.word}${token.word}`, start: before.start, end: token.end });
    before = isSign ? token : undefined;
    if (one) addPairs(found, segment, start);
  }
}

function addPairs(found: Token[], segment: string, start: number): void {
  const signs = Array.from(segment);
  if (signs.length < 3 || !/^\p{scx=Han}+$/u.test(segment)) return;
  let at = start;
  for (let i = 0; i + 1 < signs.length; i++) {
    const two = `${signs[i] ?? ''}${signs[i + 1] ?? ''}`;
    found.push({ word: fold(two), start: at, end: at + two.length });
    at += (signs[i] as string).length;
  }
}
