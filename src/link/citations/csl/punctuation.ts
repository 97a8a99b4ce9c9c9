// punctuation: pieces put together so that no two stops or blanks meet that should be one.

import { isMark, mark } from './markup.ts';

/** What stays of two signs that meet; pairs that are not here both stay. */
const meeting: Readonly<Record<string, string>> = {
  '..': '.',
  ',,': ',',
  ';;': ';',
  '::': ':',
  '!!': '!',
  '??': '?',
  '!.': '!',
  '?.': '?',
  ',.': '.',
  ':.': ':',
  ';.': '.',
  '.!': '!',
  ',!': '!',
  ',?': '?',
  '.?': '?',
  ';,': ';',
  ':,': ':',
  ',;': ';',
  ',:': ':',
  ':;': ';',
  ';:': ':',
  '?,': '?,',
  '!,': '!,',
  '  ': ' ',
  '\u00a0 ': '\u00a0',
  ' \u00a0': '\u00a0',
};

/** Joins two pieces. With `inQuote`, a full stop or comma after a closing quotation mark goes before it. */
export function glue(before: string, after: string, inQuote: boolean): string {
  if (before === '' || after === '') return before + after;
  const last = lastVisible(before);
  const first = firstVisible(after);
  if (last === -1 || first === -1) return before + after;
  const sign = after[first] as string;
  const quote = before[last - 1] === mark.closing ? last - 1 : -1;
  if (quote !== -1 && (sign === '.' || sign === ',')) {
    const inside = lastVisible(before.slice(0, quote));
    const stop = inside === -1 ? '' : (before[inside] as string);
    if (/[.,!?;:]/.test(stop) && stop !== ',' && !(sign === ',' && stop === '.')) {
      return sign === '.' || inQuote ? before + without(after, first) : before + after;
    }
    if (inQuote) return before.slice(0, quote) + sign + before.slice(quote) + without(after, first);
  }
  const kept = meeting[(before[last] as string) + sign];
  if (kept === undefined || kept.length === 2) return before + after;
  return kept === before[last] ? before + without(after, first) : without(before, last) + after;
}

const without = (text: string, at: number): string => text.slice(0, at) + text.slice(at + 1);

function lastVisible(text: string): number {
  let at = text.length - 1;
  while (at >= 0 && isMark(text.charCodeAt(at))) at -= 1;
  return at;
}

function firstVisible(text: string): number {
  let at = 0;
  while (at < text.length && isMark(text.charCodeAt(at))) {
    // A link's address is not seen.
    if (text[at] === mark.link) at = text.indexOf(mark.separator, at);
    at += 1;
  }
  return at < text.length ? at : -1;
}
