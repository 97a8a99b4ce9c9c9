// conditions: `cs:if` and `cs:else-if`.

import type { Context } from './context.ts';
import { isNumeric } from './numbers.ts';
import { wordsOf } from './markup.ts';
import type { Element } from './xml.ts';

/** Whether the work has a value for a variable. */
export function hasVariable(name: string, context: Context): boolean {
  const { item, cited, used } = context;
  if (name === 'locator') return cited?.locator !== undefined;
  if (name === 'citation-number') return context.style.numeric;
  if (name === 'year-suffix') return context.disambiguation.yearSuffix !== undefined;
  if (used.has(name)) return false;
  return (
    item.text[name] !== undefined || (item.names[name]?.length ?? 0) > 0 || item.dates[name] !== undefined
  );
}

type Test = (value: string, context: Context) => boolean;

const tests: Readonly<Record<string, Test>> = {
  type: (wanted, { item }) => item.type === wanted,
  variable: hasVariable,
  'is-numeric': (name, { item, cited }) => {
    const text = name === 'locator' ? cited?.locator?.value : item.text[name];
    return text !== undefined && isNumeric(wordsOf(text));
  },
  // No date is marked as uncertain in BibTeX.
  'is-uncertain-date': () => false,
  locator: (wanted, { cited }) => cited?.locator?.label === wanted,
  position: (wanted, { first, area }) =>
    area === 'citation' && (wanted === 'first' ? first : wanted === 'subsequent' && !first),
  disambiguate: (wanted, { disambiguation }) => (wanted === 'true') === disambiguation.condition,
};

interface Condition {
  test: Test;
  value: string;
}

/** The tests of an element, taken apart once: styles ask them for every work again. */
const conditions = new WeakMap<Element, readonly Condition[]>();

function conditionsOf(element: Element): readonly Condition[] {
  const known = conditions.get(element);
  if (known !== undefined) return known;
  const found = Object.entries(element.attributes).flatMap(([name, values]) => {
    const test = tests[name];
    return test === undefined
      ? []
      : values
          .trim()
          .split(/\s+/)
          .map((value) => ({ test, value }));
  });
  conditions.set(element, found);
  return found;
}

/** Whether a branch of `cs:choose` is taken. */
export function holds(element: Element, context: Context): boolean {
  const all = conditionsOf(element);
  const holdsFor = ({ test, value }: Condition): boolean => test(value, context);
  switch (element.attributes['match']) {
    case 'any':
      return all.some(holdsFor);
    case 'none':
      return !all.some(holdsFor);
    case 'all':
    case undefined:
    default:
      return all.every(holdsFor);
  }
}
