// dates: years, months and ISO dates as BibTeX and BibLaTeX write them.

import type { CslDate } from '../item.ts';

/** "1847", "1847-10-18", "1847/1848", "1847-10/1847-11"; anything else is kept as words. */
export function readDate(text: string): CslDate {
  const [start = '', end] = text.trim().split(/\s*\/\s*|\s*–\s*/);
  const first = partsOf(start);
  if (first === undefined) return { parts: [], literal: text };
  const last = end === undefined || end === '' || end === '..' ? undefined : partsOf(end);
  return { parts: last === undefined ? [first] : [first, last] };
}

function partsOf(text: string): number[] | undefined {
  const match = /^(-?\d{1,4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?[~?%]?$/.exec(text);
  if (match === null) return undefined;
  const [year, month, day] = match.slice(1).map((part) => (part === undefined ? undefined : Number(part)));
  // BibLaTeX counts seasons from 21; CSL's dates here from 13.
  const season = month !== undefined && month >= 21 && month <= 24 ? month - 8 : month;
  return [
    year as number,
    ...(season !== undefined && season <= 16 ? [season] : []),
    ...(day === undefined ? [] : [day]),
  ];
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** "oct", "October", "10", "oct 18". */
export function readMonth(text: string): { month: number; day?: number } | undefined {
  const number = /^\d{1,2}$/.exec(text.trim());
  if (number !== null) return Number(text) >= 1 && Number(text) <= 12 ? { month: Number(text) } : undefined;
  const place = months.indexOf(/\p{L}+/u.exec(text)?.[0].slice(0, 3).toLowerCase() ?? '');
  const day = /(?<!\d)(\d{1,2})(?!\d)/.exec(text)?.[1];
  return place === -1 ? undefined : { month: place + 1, ...(day !== undefined && { day: Number(day) }) };
}
