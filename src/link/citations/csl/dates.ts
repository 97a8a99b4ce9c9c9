// dates: a work's dates as the style or the language writes them, ranges and the letter after the year included.

import type { CslDate } from '../item.ts';
import { dressed, withLooks, add } from './affix.ts';
import type { Context, Rendered } from './context.ts';
import { missing, value } from './context.ts';
import { ordinal } from './locale.ts';
import { textCase } from './text-case.ts';
import { childrenNamed } from './xml.ts';
import type { Element } from './xml.ts';

/** `cs:date`. */
export function renderDate(element: Element, context: Context): Rendered {
  const variable = element.attributes['variable'] ?? '';
  const date = context.used.has(variable) ? undefined : context.item.dates[variable];
  if (date === undefined || (date.parts.length === 0 && date.literal === undefined)) return missing;
  if (context.sorting) return value(sortKey(date));
  if (date.parts.length === 0) return dressed(value(date.literal ?? ''), element, context);
  const text = dateText(element, date, context);
  return dressed(
    value(withYearSuffix(text, variable, context)),
    { ...element, attributes: { ...element.attributes, variable: '' } },
    context,
  );
}

/** A date as eight digits (and eight more of its end), to compare. */
export function sortKey({ parts, literal }: CslDate): string {
  if (parts.length === 0) return literal ?? '';
  return parts
    .map(
      ([year = 0, month = 0, day = 0]) =>
        `${year < 0 ? '-' : ''}${pad(Math.abs(year), 5)}${pad(month, 2)}${pad(day, 2)}`,
    )
    .join('-');
}

const pad = (number: number, length: number): string => String(number).padStart(length, '0');

function dateText(element: Element, { parts }: CslDate, context: Context): string {
  const layout = partsOf(element, context);
  const [start, end] = parts;
  if (start === undefined) return '';
  const present = (date: readonly number[]): Element[] =>
    layout.parts.filter(({ attributes }) => partValue(attributes['name'], date) !== undefined);
  if (end === undefined) return joinParts(present(start), start, layout.delimiter, context);
  // What both ends share stands once: 12–15 March 1847.
  const differs = (name: string | undefined): boolean => partValue(name, start) !== partValue(name, end);
  const names = ['year', 'month', 'day'];
  const largest = names.findIndex(
    (name) => differs(name) && layout.parts.some(({ attributes }) => attributes['name'] === name),
  );
  if (largest === -1) return joinParts(present(start), start, layout.delimiter, context);
  const ranged = new Set(names.slice(largest));
  const first = present(start).findIndex(({ attributes }) => ranged.has(attributes['name'] ?? ''));
  const last = present(start).findLastIndex(({ attributes }) => ranged.has(attributes['name'] ?? ''));
  const all = present(start);
  const begin = joinParts(
    all.slice(0, last + 1).map((part, i) => (i === last ? bare(part, 'suffix') : part)),
    start,
    layout.delimiter,
    context,
  );
  const finish = joinParts(
    [...present(end).slice(first, last + 1), ...all.slice(last + 1)].map((part, i) =>
      i === 0 ? bare(part, 'prefix') : part,
    ),
    end,
    layout.delimiter,
    context,
  );
  return `${begin}${all[last]?.attributes['range-delimiter'] ?? '–'}${finish}`;
}

const bare = (part: Element, side: 'prefix' | 'suffix'): Element => ({
  ...part,
  attributes: { ...part.attributes, [side]: '' },
});

/** The parts of a date: those of the element itself, or the language's with the element's changes. */
function partsOf(element: Element, { style }: Context): { parts: Element[]; delimiter: string } {
  const { form, delimiter = '' } = element.attributes;
  const own = childrenNamed(element, 'date-part');
  if (form === undefined) return { parts: own, delimiter };
  const local = style.locale.date(form);
  const wanted = (element.attributes['date-parts'] ?? 'year-month-day').split('-');
  const parts = childrenNamed(local, 'date-part')
    .filter(({ attributes }) => wanted.includes(attributes['name'] ?? ''))
    .map((part) => {
      const change = own.find(({ attributes }) => attributes['name'] === part.attributes['name']);
      return change === undefined
        ? part
        : { ...part, attributes: { ...part.attributes, ...change.attributes } };
    });
  return { parts, delimiter: local?.attributes['delimiter'] ?? '' };
}

function partValue(name: string | undefined, [year, month, day]: readonly number[]): number | undefined {
  if (name === 'year') return year;
  if (name === 'month') return month;
  // A season has no day.
  return month !== undefined && month <= 12 ? day : undefined;
}

function joinParts(
  parts: readonly Element[],
  date: readonly number[],
  delimiter: string,
  context: Context,
): string {
  let text = '';
  for (const [i, part] of parts.entries()) {
    const piece = withLooks(partText(part, date, context), part.attributes);
    const dressedPiece = `${i === 0 && text === '' ? (part.attributes['prefix'] ?? '').trimStart() : (part.attributes['prefix'] ?? '')}${piece}`;
    const suffix = part.attributes['suffix'] ?? '';
    const isLast = i === parts.length - 1;
    text =
      add(add(text, text === '' ? '' : delimiter, context), dressedPiece, context) +
      (isLast && /^[\s,]+$/.test(suffix) ? '' : suffix);
  }
  return text;
}

function partText(part: Element, date: readonly number[], { style: { locale } }: Context): string {
  const { name, form } = part.attributes;
  const number = partValue(name, date) ?? 0;
  if (name === 'year') return yearText(number, form);
  if (name === 'day') {
    const asOrdinal = form === 'ordinal' && (number === 1 || !locale.limitDayOrdinals);
    return asOrdinal
      ? ordinal(number, locale)
      : form === 'numeric-leading-zeros'
        ? pad(number, 2)
        : String(number);
  }
  if (number > 12) return locale.term(`season-${pad(number - 12, 2)}`)?.single ?? '';
  if (form === 'numeric') return String(number);
  if (form === 'numeric-leading-zeros') return pad(number, 2);
  const word = locale.term(`month-${pad(number, 2)}`, form ?? 'long')?.single ?? String(number);
  const text = part.attributes['strip-periods'] === 'true' ? word.replaceAll('.', '') : word;
  return textCase(text, part.attributes['text-case']);
}

function yearText(year: number, form: string | undefined): string {
  if (year < 0) return `${-year} BC`;
  return form === 'short' ? pad(year % 100, 2) : String(year);
}

/** Where the style does not say where the letter goes, it follows the first year. */
function withYearSuffix(text: string, variable: string, context: Context): string {
  const { yearSuffix } = context.disambiguation;
  if (
    yearSuffix === undefined ||
    context.style.placesYearSuffix ||
    context.suffixed.done ||
    variable !== 'issued'
  )
    return text;
  context.suffixed.done = true;
  return text.replace(/\d{3,4}(?!.*\d{3,4})/, (year) => year + suffixLetters(yearSuffix));
}

/** 1 → a, 27 → aa. */
export function suffixLetters(number: number): string {
  let text = '';
  for (let rest = number; rest > 0; rest = Math.floor((rest - 1) / 26))
    text = String.fromCharCode(97 + ((rest - 1) % 26)) + text;
  return text;
}
