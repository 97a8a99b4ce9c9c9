// break-line: a line of code that is too long, cut into lines that fit, where a reader would cut it.

import type { Token } from '../../../code/index.ts';

/** A line as it is set: `wrap` is there in the continuation of the line above, and says how many columns it is moved in. */
export interface CodeLine {
  tokens: Token[];
  wrap?: number;
}

/** How far the rest of a line stands in from the line's own beginning. */
const hanging = 6;
const tabWidth = 4;

/** Cuts a line into lines of at most `limit` columns. Their texts joined are the line's text, tabs aside. */
export function breakLine(line: readonly Token[], limit: number): CodeLine[] {
  const tokens = withoutTabs(line);
  const text = tokens.map((token) => token.text).join('');
  const indent = /^ */.exec(text)?.[0].length ?? 0;
  const wrap = Math.min(indent, Math.floor(limit / 3)) + hanging;
  const result: CodeLine[] = [];
  const costs = breakCosts(tokens, text);
  let from = 0;
  for (let room = limit; columnsOf(text.slice(from)) > room; room = limit - wrap) {
    const to = bestBreak(
      text,
      costs,
      from,
      from + fitting(text.slice(from), room),
      from === 0 ? indent : from,
    );
    result.push({ tokens: cut(tokens, from, to), ...(from > 0 && { wrap }) });
    from = to;
  }
  result.push({ tokens: cut(tokens, from, text.length), ...(from > 0 && { wrap }) });
  return result;
}

function withoutTabs(line: readonly Token[]): Token[] {
  let column = 0;
  return line.map((token) => {
    let text = '';
    for (const letter of token.text) {
      const width = letter === '\t' ? tabWidth - (column % tabWidth) : widthOf(letter);
      text += letter === '\t' ? ' '.repeat(width) : letter;
      column += width;
    }
    return { ...token, text };
  });
}

/** Chinese, Japanese and Korean letters and pictures are two columns wide, marks none. */
function widthOf(letter: string): number {
  if (letter <= '~') return 1;
  if (/\p{M}|\p{Default_Ignorable_Code_Point}/u.test(letter)) return 0;
  return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303f\uff00-\uff60]/u.test(
    letter,
  )
    ? 2
    : 1;
}

export function columnsOf(text: string): number {
  let columns = 0;
  for (const letter of text) columns += widthOf(letter);
  return columns;
}

/** How many code units of a text fit into a width; at least one letter. */
function fitting(text: string, room: number): number {
  let columns = 0;
  let units = 0;
  for (const letter of text) {
    columns += widthOf(letter);
    if (columns > room && units > 0) break;
    units += letter.length;
  }
  return units;
}

const anywhere = 1000;

/** What a break before each code unit costs: outer brackets are cheap, strings and comments dear, other places very dear. */
function breakCosts(tokens: readonly Token[], text: string): number[] {
  const costs = Array.from({ length: text.length + 1 }, () => anywhere);
  let at = 0;
  let depth = 0;
  for (const { text: piece, kind } of tokens) {
    const words = kind === 'string' || kind === 'comment';
    for (let i = 0; i < piece.length; i++, at++) {
      const sign = piece[i] as string;
      const before = text[at - 1] ?? '';
      if (!words && /[)\]}]/.test(sign)) depth--;
      if (words)
        costs[at] =
          before === ' '
            ? kind === 'comment'
              ? 150
              : 200
            : i === 0 && /[\s([{,=]/.test(before)
              ? 10 * depth + 6
              : 500;
      else if (before === ' ' && text[at - 2] === ',') costs[at] = 10 * depth;
      else if (before === ' ') costs[at] = 10 * depth + (/[-+*/%@|&<>=!]/.test(sign) ? 2 : 4);
      else if (before === ',') costs[at] = 10 * depth + 5;
      else if (/[([{]/.test(before)) costs[at] = 10 * depth + 3;
      else if (sign === '.' && /[\w)\]]/.test(before)) costs[at] = 10 * depth + 8;
      if (!words && /[([{]/.test(sign)) depth++;
    }
  }
  return costs;
}

/** The cheapest place in the last two thirds of what fits, the last of equals; before it if that has none but the dearest. */
function bestBreak(text: string, costs: readonly number[], from: number, end: number, least: number): number {
  let best = end;
  let lowest = Infinity;
  const begin = Math.max(least + 1, from + Math.floor((end - from) * 0.4));
  for (let at = begin; at <= end; at++) {
    // Never between the halves of a pair of code units, nor a letter and its marks.
    if (/^[\udc00-\udfff\p{M}]/u.test(text.slice(at, at + 2)) && at < text.length) continue;
    const cost = costs[at] ?? anywhere;
    if (cost <= lowest) [best, lowest] = [at, cost];
  }
  return best > from ? best : end;
}

function cut(tokens: readonly Token[], from: number, to: number): Token[] {
  const result: Token[] = [];
  let at = 0;
  for (const token of tokens) {
    const piece = token.text.slice(Math.max(0, from - at), Math.max(0, to - at));
    if (piece !== '') result.push({ ...token, text: piece });
    at += token.text.length;
  }
  return result;
}
