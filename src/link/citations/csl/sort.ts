// sort: works in the order that a style asks for.

import type { Item } from '../item.ts';
import type { Context } from './context.ts';
import { sortKey } from './dates.ts';
import { wordsOf } from './markup.ts';
import { shortName } from './name.ts';
import { startContext } from './start.ts';
import type { Style } from './style.ts';
import type { Element } from './xml.ts';

/** Orders works by the keys of an area; equal ones stay as they are. Works without a value come last. */
export function sortItems(
  items: readonly Item[],
  area: Context['area'],
  style: Style,
  numberOf: (key: string) => number,
): Item[] {
  const keys = (area === 'citation' ? style.citation : style.bibliography)?.sort ?? [];
  if (keys.length === 0) return [...items];
  const collator = collatorOf(style.locale.language);
  const values = new Map(
    items.map((item) => [item, keys.map((key) => keyText(key, item, area, style, numberOf))]),
  );
  return items.toSorted((a, b) => {
    for (const [i, key] of keys.entries()) {
      const order = compare(
        (values.get(a) as string[])[i] as string,
        (values.get(b) as string[])[i] as string,
        collator,
      );
      if (order !== 0) return key.attributes['sort'] === 'descending' ? -order : order;
    }
    return 0;
  });
}

function compare(a: string, b: string, collator: Intl.Collator): number {
  if (a === b) return 0;
  if (a === '' || b === '') return a === '' ? 1 : -1;
  return collator.compare(a, b);
}

function collatorOf(language: string): Intl.Collator {
  const options: Intl.CollatorOptions = { numeric: true };
  try {
    return new Intl.Collator(language, options);
  } catch {
    // Not a language tag: the order of English.
    return new Intl.Collator('en', options);
  }
}

function keyText(
  key: Element,
  item: Item,
  area: Context['area'],
  style: Style,
  numberOf: (key: string) => number,
): string {
  const { macro, variable = '', 'names-min': min, 'names-use-first': useFirst } = key.attributes;
  if (macro !== undefined) {
    const context = startContext(style, item, area, { sorting: true, number: numberOf(item.key) });
    const options = {
      ...context.options,
      ...(min !== undefined && { 'et-al-min': min }),
      ...(useFirst !== undefined && { 'et-al-use-first': useFirst }),
    };
    return wordsOf(context.render(style.macros.get(macro)?.children ?? [], { ...context, options }).text);
  }
  if (variable === 'citation-number') return String(numberOf(item.key));
  const date = item.dates[variable];
  if (date !== undefined) return sortKey(date);
  const names = item.names[variable];
  if (names !== undefined) return names.map((name) => `${shortName(name)} ${name.given ?? ''}`).join(' ');
  return wordsOf(item.text[variable] ?? '');
}
