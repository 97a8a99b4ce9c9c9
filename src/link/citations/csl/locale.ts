// locale: the words, dates and habits of a language, from the style and from CSL's locale files.

import { childOf, childrenNamed, parseXml } from './xml.ts';
import type { Element } from './xml.ts';

export interface Term {
  single: string;
  multiple: string;
}

export interface Locale {
  language: string;
  /** A term in a form, or in the form that CSL puts in its place; undefined = the language has none. */
  term(name: string, form?: string): Term | undefined;
  /** The layout of a localised date: `text` or `numeric`. */
  date(form: string): Element | undefined;
  punctuationInQuote: boolean;
  limitDayOrdinals: boolean;
}

const fallbackForms: Readonly<Record<string, string>> = {
  'verb-short': 'verb',
  verb: 'long',
  symbol: 'short',
  short: 'long',
};

/** The locale of a language: what the style says, then its own file, one of the same language, then American English. */
export function localeOf(language: string, style: Element, files: readonly string[]): Locale {
  const parsed = files.map((file) => parseXml(file)).filter((file) => file !== undefined);
  const sources = [
    ...matching(childrenNamed(style, 'locale'), language, true),
    ...matching(parsed, language, false),
    ...matching(parsed, 'en-US', false),
  ];
  const terms = new Map<string, Term>();
  for (const source of sources.toReversed()) enterTerms(source, terms);
  const option = (name: string): boolean => {
    const given = sources.map((source) => childOf(source, 'style-options')?.attributes[name]);
    return given.find((value) => value !== undefined) === 'true';
  };
  return {
    language,
    term: (name, form = 'long') => {
      for (let wanted: string | undefined = form; wanted !== undefined; wanted = fallbackForms[wanted]) {
        const found = terms.get(`${name} ${wanted}`);
        if (found !== undefined) return found;
      }
      return undefined;
    },
    date: (form) =>
      sources
        .flatMap((source) => childrenNamed(source, 'date'))
        .find((date) => date.attributes['form'] === form),
    punctuationInQuote: option('punctuation-in-quote'),
    limitDayOrdinals: option('limit-day-ordinals-to-day-1'),
  };
}

function matching(locales: readonly Element[], language: string, general: boolean): Element[] {
  const tag = (locale: Element): string => locale.attributes['xml:lang'] ?? '';
  const primary = language.split('-')[0];
  const exact = locales.filter((locale) => tag(locale) === language);
  // A style's changes for one country do not hold in another; a file of another country is better than none.
  const same = locales.filter(
    (locale) => tag(locale) !== language && (general ? tag(locale) : tag(locale).split('-')[0]) === primary,
  );
  const any = general ? locales.filter((locale) => tag(locale) === '') : [];
  return [...exact, ...same, ...any];
}

function enterTerms(locale: Element, terms: Map<string, Term>): void {
  const own = childrenNamed(childOf(locale, 'terms'), 'term');
  // A language's ordinals are its own as a whole: English endings do not stand in for those that it lacks.
  if (own.some(({ attributes }) => attributes['name']?.startsWith('ordinal'))) {
    for (const key of terms.keys()) if (key.startsWith('ordinal')) terms.delete(key);
  }
  for (const term of own) {
    const { name = '', form = 'long', 'gender-form': gender } = term.attributes;
    if (gender !== undefined) continue;
    const single = childOf(term, 'single')?.text ?? term.text;
    const multiple = childOf(term, 'multiple')?.text ?? term.text;
    terms.set(`${name} ${form}`, { single, multiple });
  }
}

/** A number as an ordinal: "2nd". */
export function ordinal(number: number, locale: Locale): string {
  const two = String(number % 100).padStart(2, '0');
  const one = `0${number % 10}`;
  const term =
    (number % 100 >= 10 ? locale.term(`ordinal-${two}`) : undefined) ??
    locale.term(`ordinal-${one}`) ??
    locale.term('ordinal');
  const general =
    number % 100 >= 10 && number % 100 < 20
      ? (locale.term(`ordinal-${two}`) ?? locale.term('ordinal'))
      : term;
  return `${number}${general?.single ?? ''}`;
}
