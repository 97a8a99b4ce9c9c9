// disambiguate: citations that would read the same made to differ: more names, initials, a letter after the year.

import type { Item, Name } from '../item.ts';
import type { Disambiguation } from './context.ts';
import { wordsOf } from './markup.ts';
import { nameKey, shortName } from './name.ts';
import { citationText, plain } from './start.ts';
import type { Style } from './style.ts';

/** What each work needs, by key. `items` are in the order of the list of works, which gives the letters their order. */
export function disambiguate(items: readonly Item[], style: Style): Map<string, Disambiguation> {
  const { options } = style.citation;
  const needs = new Map<string, Disambiguation>();
  const given =
    options['disambiguate-add-givenname'] === 'true'
      ? globalGivenNames(items, options['givenname-disambiguation-rule'])
      : new Map<string, 1 | 2>();
  const primaryOnly = (options['givenname-disambiguation-rule'] ?? '').startsWith('primary-name');
  for (const item of items) needs.set(item.key, { ...plain, given, primaryOnly });
  if (style.numeric) return needs;
  const steps: ((set: readonly Item[], needs: Needs, style: Style) => void)[] = [];
  if (options['disambiguate-add-names'] === 'true') steps.push(addNames);
  if (
    options['disambiguate-add-givenname'] === 'true' &&
    (options['givenname-disambiguation-rule'] ?? 'by-cite') === 'by-cite'
  )
    steps.push(addGivenNames);
  steps.push(setCondition);
  if (options['disambiguate-add-year-suffix'] === 'true') steps.push(addYearSuffix);
  for (const step of steps) for (const set of ambiguous(items, needs, style)) step(set, needs, style);
  return needs;
}

type Needs = Map<string, Disambiguation>;

/** What a work's citation reads like, kept as long as its needs are the same object. */
const texts = new WeakMap<Disambiguation, Map<Item, string>>();

function textOf(item: Item, needs: Needs, style: Style): string {
  const need = needs.get(item.key) as Disambiguation;
  const known = texts.get(need) ?? new Map<Item, string>();
  texts.set(need, known);
  // A stop after an initial tells nobody apart.
  const text =
    known.get(item) ?? wordsOf(citationText(style, item, { disambiguation: need }).text).replaceAll('.', '');
  known.set(item, text);
  return text;
}

/** Works whose citations read the same. */
function ambiguous(items: readonly Item[], needs: Needs, style: Style): Item[][] {
  const sets = new Map<string, Item[]>();
  for (const item of items) {
    const text = textOf(item, needs, style);
    sets.set(text, [...(sets.get(text) ?? []), item]);
  }
  return [...sets.values()].filter((set) => set.length > 1);
}

const distinct = (set: readonly Item[], needs: Needs, style: Style): number =>
  new Set(set.map((item) => textOf(item, needs, style))).size;

/** The best of several changes: the first that tells most works apart; none when no change tells any. */
function best(
  set: readonly Item[],
  needs: Needs,
  style: Style,
  changes: readonly Partial<Disambiguation>[],
): void {
  const before = new Map(set.map((item) => [item.key, needs.get(item.key) as Disambiguation]));
  const apply = (change: Partial<Disambiguation>): void => {
    for (const item of set) needs.set(item.key, { ...(before.get(item.key) as Disambiguation), ...change });
  };
  let most = 1;
  let chosen: Partial<Disambiguation> = {};
  for (const change of changes) {
    apply(change);
    const count = distinct(set, needs, style);
    if (count > most) [most, chosen] = [count, change];
    if (most === set.length) break;
  }
  apply(chosen);
}

const authorsOf = ({ names }: Item): readonly Name[] => names['author'] ?? names['editor'] ?? [];

function addNames(set: readonly Item[], needs: Needs, style: Style): void {
  const longest = Math.max(...set.map((item) => authorsOf(item).length));
  const counts = Array.from({ length: Math.min(longest, 30) }, (_, i) => ({ names: i + 1 }));
  best(set, needs, style, counts);
}

function addGivenNames(set: readonly Item[], needs: Needs, style: Style): void {
  const longest = Math.min(10, Math.max(...set.map((item) => authorsOf(item).length)));
  const levels = (from: number, to: number, level: 1 | 2): Partial<Disambiguation> => ({
    given: new Map(
      set.flatMap((item) =>
        authorsOf(item)
          .slice(from, to)
          .map((name): [string, 1 | 2] => [nameKey(name), level]),
      ),
    ),
  });
  const single = (level: 1 | 2): Partial<Disambiguation>[] =>
    Array.from({ length: longest }, (_, i) => levels(i, i + 1, level));
  best(set, needs, style, [...single(1), ...single(2), levels(0, longest, 1), levels(0, longest, 2)]);
}

function setCondition(set: readonly Item[], needs: Needs, style: Style): void {
  best(set, needs, style, [{ condition: true }]);
}

function addYearSuffix(set: readonly Item[], needs: Needs): void {
  for (const [i, item] of set.entries())
    needs.set(item.key, { ...(needs.get(item.key) as Disambiguation), yearSuffix: i + 1 });
}

/** Rules that hold for the whole book: people with the same family name show initials or given names everywhere. */
function globalGivenNames(items: readonly Item[], rule: string | undefined): Map<string, 1 | 2> {
  const given = new Map<string, 1 | 2>();
  if (rule === undefined || rule === 'by-cite') return given;
  const primary = rule.startsWith('primary-name');
  const families = new Map<string, Name[]>();
  for (const item of items) {
    for (const name of primary ? authorsOf(item).slice(0, 1) : authorsOf(item)) {
      if (name.literal !== undefined) continue;
      const same = families.get(shortName(name)) ?? [];
      families.set(shortName(name), [...same, name]);
    }
  }
  for (const names of families.values()) {
    const clashing = names.filter((name) =>
      names.some((other) => !maybeSame(name.given ?? '', other.given ?? '')),
    );
    for (const name of clashing) {
      const initialsTell = clashing.every(
        (other) =>
          maybeSame(name.given ?? '', other.given ?? '') || !maybeSame(initial(name), initial(other)),
      );
      given.set(nameKey(name), rule.endsWith('with-initials') || initialsTell ? 1 : 2);
    }
  }
  return given;
}

const initial = ({ given = '' }: Name): string =>
  wordsOf(given)
    .split(/[\s.-]+/)
    .filter((word) => word !== '')
    .map((word) => word.charAt(0))
    .join(' ');

/** Whether two given names can be one person's: "Geoffrey", "Geoffrey E.", "Geoff" and "G." can. */
function maybeSame(a: string, b: string): boolean {
  const words = (text: string): string[] =>
    wordsOf(text)
      .toLowerCase()
      .split(/[\s.-]+/)
      .filter((word) => word !== '');
  const [left, right] = [words(a), words(b)];
  return left.every((word, i) => {
    const other = right[i];
    if (other === undefined || word === other) return true;
    if (word.length > 2 && other.length > 2 && (word.startsWith(other) || other.startsWith(word)))
      return true;
    return (word.length === 1 || other.length === 1) && word.charAt(0) === other.charAt(0);
  });
}
