// format: all citations of a book and its list of works cited, in a CSL style.

import type { CslFiles } from './csl-files.ts';
import { writeCluster } from './csl/cluster.ts';
import type { Works } from './csl/cluster.ts';
import type { Disambiguation } from './csl/context.ts';
import { disambiguate } from './csl/disambiguate.ts';
import { dressed } from './csl/affix.ts';
import { toNodes, wordsOf } from './csl/markup.ts';
import { sortItems } from './csl/sort.ts';
import { plain, startContext } from './csl/start.ts';
import { readStyle } from './csl/style.ts';
import type { Style } from './csl/style.ts';
import type { Cluster, Formatted, FormattedEntry, Item } from './item.ts';

/**
 * Formats clusters, which come in reading order, and the works that they cite. Keys must all be in `items`.
 * Specification: Citation Style Language 1.0.2. Not done: styles of notes (`ibid` and its kin never hold), runs of numbers
 * drawn together (each number is a link of its own), and uncertain dates, which BibTeX does not know.
 */
export function formatCitations(
  items: ReadonlyMap<string, Item>,
  clusters: readonly Cluster[],
  csl: CslFiles,
  language: string,
): Formatted {
  const keys = [...new Set(clusters.flatMap((cluster) => cluster.items.map(({ key }) => key)))];
  const cited = keys.map((key) => items.get(key) as Item);
  if (cited.length === 0) return { clusters: clusters.map(() => []), entries: [] };
  const style = readStyle(csl, language);
  if (typeof style === 'string') return { ...plainly(cited, clusters), problem: style };
  const citedOrder = new Map(keys.map((key, i) => [key, i + 1]));
  const listed = sortItems(cited, 'bibliography', style, (key) => citedOrder.get(key) ?? 0);
  const numbers = new Map(listed.map((item, i) => [item.key, i + 1]));
  const number = (key: string): number => numbers.get(key) ?? 0;
  const needs = disambiguate(listed, style);
  const order = new Map(sortItems(cited, 'citation', style, number).map((item, i) => [item.key, i]));
  const works: Works = {
    style,
    number,
    item: (key) => items.get(key) as Item,
    // Without sort keys the author's order stays.
    order: (key) => (style.citation.sort.length === 0 ? 0 : (order.get(key) ?? 0)),
    disambiguation: (key) => needs.get(key) ?? plain,
  };
  const seen = new Set<string>();
  return {
    clusters: clusters.map((cluster) => writeCluster(cluster, works, seen)),
    entries: listed.map((item) => entryOf(item, number(item.key), style, needs.get(item.key) ?? plain)),
  };
}

function entryOf(item: Item, number: number, style: Style, disambiguation: Disambiguation): FormattedEntry {
  const { bibliography } = style;
  const numbered = style.numeric && { number };
  if (bibliography === undefined)
    return { key: item.key, ...numbered, children: toNodes(item.text['title'] ?? item.key) };
  const context = startContext(style, item, 'bibliography', { number, disambiguation });
  // Writers set the number that a numeric style begins with themselves, in a column of its own.
  const elements = style.numeric
    ? bibliography.layout.children.filter(({ attributes }) => attributes['variable'] !== 'citation-number')
    : bibliography.layout.children;
  const { prefix: _, ...attributes } = bibliography.layout.attributes;
  const text = dressed(
    context.render(elements, context),
    { ...bibliography.layout, attributes },
    context,
  ).text;
  return { key: item.key, ...numbered, children: toNodes(text.trim() === '' ? item.key : text.trim()) };
}

/** Without a usable style: keys in brackets and titles. */
function plainly(cited: readonly Item[], clusters: readonly Cluster[]): Formatted {
  return {
    clusters: clusters.map(({ items }) =>
      items.flatMap(({ key }, item) => [
        { children: toNodes(item === 0 ? '(' : '; ') },
        { item, children: toNodes(key) },
        ...(item === items.length - 1 ? [{ children: toNodes(')') }] : []),
      ]),
    ),
    entries: cited.map(({ key, text }) => ({ key, children: toNodes(wordsOf(text['title'] ?? key)) })),
  };
}
