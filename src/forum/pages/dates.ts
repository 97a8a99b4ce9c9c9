// dates: days and times as readers see them: "18 Nov", with the year when it is not this one.

import type { Html } from '../../write/html/index.ts';
import { element, text } from '../../write/html/index.ts';

/** Where and when a page is written. */
export interface Today {
  /** Milliseconds since 1970. */
  now: number;
  /** BCP 47. */
  language: string;
}

/** In milliseconds. */
const dayLength = 86_400_000;

/** English of no country gets the order of days and months that most readers of it use. */
const locale = (language: string): string => (language === 'en' ? 'en-GB' : language);

const formats = new Map<string, Intl.DateTimeFormat>();

function format(language: string, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${name}`;
  let found = formats.get(key);
  if (!found)
    formats.set(key, (found = new Intl.DateTimeFormat(locale(language), { timeZone: 'UTC', ...options })));
  return found;
}

/** "18 Nov", or "18 Nov 2025" when now is another year. */
export function day(at: number, { now, language }: Today): string {
  const isThisYear = new Date(at).getUTCFullYear() === new Date(now).getUTCFullYear();
  return isThisYear ? ofDay(at, language, 'day', { day: 'numeric', month: 'short' }) : fullDay(at, language);
}

export const fullDay = (at: number, language: string): string =>
  ofDay(at, language, 'full', { day: 'numeric', month: 'short', year: 'numeric' });

/** Days in words, kept: a page names few of them, and many times. */
const days = new Map<string, string>();
const mostDays = 5_000;

function ofDay(at: number, language: string, name: string, options: Intl.DateTimeFormatOptions): string {
  const key = `${language} ${name} ${Math.floor(at / dayLength)}`;
  let found = days.get(key);
  if (found === undefined) {
    if (days.size >= mostDays) days.clear();
    days.set(key, (found = format(language, name, options).format(at)));
  }
  return found;
}

/** "November 2026". */
export const month = (at: number, language: string): string =>
  format(language, 'month', { month: 'long', year: 'numeric' }).format(at);

/** "14:05" today, else the day. */
export function dayOrTime(at: number, today: Today): string {
  return Math.floor(at / dayLength) === Math.floor(today.now / dayLength)
    ? format(today.language, 'time', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at)
    : day(at, today);
}

/** A day as an element that programs can read: `<time datetime="2026-11-18T19:04Z">18 Nov</time>`. */
export const time = (at: number, words: string): Html =>
  element('time', { datetime: `${new Date(at).toISOString().slice(0, 16)}Z` }, text(words));

export const timeOfDay = (at: number, today: Today): Html => time(at, day(at, today));
