// numbers: volumes, pages, editions: what is a number, ranges of pages, ordinals, Roman numerals.

import type { Locale } from './locale.ts';
import { ordinal } from './locale.ts';

/** CSL's "numeric": digits, perhaps with letters around, also several of them. */
export const isNumeric = (text: string): boolean =>
  /^\s*\p{L}{0,3}\.?\d+\p{L}{0,2}(?:\s*[,&–—-]\s*\p{L}{0,3}\d+\p{L}{0,2})*\s*$/u.test(text);

/** More than one page, volume …: "12–15", "3, 7". */
export const isPlural = (text: string): boolean => /\d\s*[–—,&-]\s*\p{L}{0,3}\d/u.test(text);

/** A number in the form that `cs:number` asks for. */
export function numberIn(text: string, form: string | undefined, locale: Locale): string {
  if (!isNumeric(text) || form === undefined || form === 'numeric')
    return text.replace(/(\d)\s*-\s*(\d)/g, '$1–$2');
  return text.replace(/\d+/g, (digits) => {
    const number = Number(digits);
    if (form === 'roman') return roman(number);
    const long =
      form === 'long-ordinal' && number >= 1 && number <= 10
        ? locale.term(`long-ordinal-${String(number).padStart(2, '0')}`)
        : undefined;
    return long?.single ?? ordinal(number, locale);
  });
}

const signs: readonly [number, string][] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

function roman(number: number): string {
  let rest = number;
  let text = '';
  for (const [size, sign] of signs) {
    while (rest >= size && number < 4000) {
      text += sign;
      rest -= size;
    }
  }
  return text === '' ? String(number) : text;
}

/** Page ranges as the style wants them: `expanded` 321–328, `minimal` 321–8, `chicago` 321–28. */
export function pageRange(text: string, format: string | undefined, delimiter: string): string {
  return text.replace(/(\d+)\s*[–—-]+\s*(\d+)/g, (_, first: string, last: string) => {
    const full = last.length < first.length ? first.slice(0, first.length - last.length) + last : last;
    return `${first}${delimiter}${shortened(first, full, format)}`;
  });
}

function shortened(first: string, last: string, format: string | undefined): string {
  if (format === undefined || format === 'expanded' || first.length !== last.length) return last;
  let same = 0;
  while (same < first.length - 1 && first[same] === last[same]) same += 1;
  if (format === 'minimal') return last.slice(same);
  if (format === 'minimal-two') return last.slice(Math.min(same, Math.max(0, last.length - 2)));
  // The Chicago Manual of Style: all digits below 100 and after a multiple of 100; else the changed part, two digits at least.
  const number = Number(first);
  if (number < 100 || number % 100 === 0) return last;
  if (number % 100 < 10) return last.slice(same);
  return last.slice(Math.min(same, last.length - 2));
}
