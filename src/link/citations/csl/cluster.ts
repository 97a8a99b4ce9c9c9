// cluster: works cited together, as one citation in brackets or as part of the sentence.

import type { PhrasingNode } from '../../../document/index.ts';
import type { CitedItem, CitedPiece, Cluster, Item } from '../item.ts';
import { withLooks } from './affix.ts';
import type { Disambiguation } from './context.ts';
import { toNodes, wordsOf } from './markup.ts';
import { shortName } from './name.ts';
import { citationText } from './start.ts';
import type { Start } from './start.ts';
import type { Style } from './style.ts';

/** What is known of the works when clusters are written. */
export interface Works {
  style: Style;
  item(key: string): Item;
  number(key: string): number;
  /** Place in the order of the citation layout's sort keys. */
  order(key: string): number;
  disambiguation(key: string): Disambiguation;
}

/** The pieces of a citation, in the style's order. `seen` holds works cited before and grows. */
export function writeCluster({ kind, items }: Cluster, works: Works, seen: Set<string>): CitedPiece[] {
  const starts = items.map((cited): Start => startOf(cited, works, seen));
  return kind === 'narrative' ? narrative(items, starts, works) : parenthetical(items, starts, works);
}

function startOf(cited: CitedItem, works: Works, seen: Set<string>): Start {
  const first = !seen.has(cited.key);
  seen.add(cited.key);
  return { cited, first, number: works.number(cited.key), disambiguation: works.disambiguation(cited.key) };
}

const plainPiece = (text: string): CitedPiece[] => (text === '' ? [] : [{ children: toNodes(text) }]);

/** The text of one work with the author's words around it. */
function around({ prefix, suffix }: CitedItem, text: string): string {
  const before = prefix === undefined || prefix === '' ? '' : /\s$/.test(prefix) ? prefix : `${prefix} `;
  const after = suffix === undefined || suffix === '' ? '' : /^[,;:.)]/.test(suffix) ? suffix : `, ${suffix}`;
  return `${before}${text}${after}`;
}

function parenthetical(items: readonly CitedItem[], starts: readonly Start[], works: Works): CitedPiece[] {
  const { style } = works;
  const { prefix = '', suffix = '', delimiter = ', ' } = style.citation.layout.attributes;
  const pieces: CitedPiece[] = [];
  let before: string | undefined;
  for (const i of inOrder(items, works, starts)) {
    const cited = items[i] as CitedItem;
    const { text, author } = citationText(style, works.item(cited.key), starts[i] as Start);
    const alike =
      collapses(style) &&
      before !== undefined &&
      author !== '' &&
      wordsOf(author) === before &&
      cited.prefix === undefined;
    const start = { ...starts[i], leaveAuthorOut: true };
    // A work without a date has nothing to go on with.
    const rest = alike ? citationText(style, works.item(cited.key), start).text : '';
    const goesOn = rest !== '';
    const shown = goesOn ? rest : text;
    if (pieces.length > 0)
      pieces.push(...plainPiece(looks(goesOn ? groupDelimiter(style) : delimiter, style)));
    pieces.push({ item: i, children: toNodes(looks(around(cited, shown), style)) });
    before = cited.suffix === undefined && cited.locator === undefined ? wordsOf(author) : undefined;
  }
  return [...plainPiece(looks(prefix, style)), ...pieces, ...plainPiece(looks(suffix, style))];
}

const looks = (text: string, style: Style): string => withLooks(text, style.citation.layout.attributes);

/** Years of one author stand together. Runs of numbers are not drawn together: each number is a link of its own. */
const collapses = (style: Style): boolean => (style.citation.options['collapse'] ?? '').startsWith('year');

const groupDelimiter = (style: Style): string => style.citation.options['cite-group-delimiter'] ?? ', ';

/** The style's order, works of one author together; an order that the author's words depend on stays. */
function inOrder(items: readonly CitedItem[], works: Works, starts: readonly Start[]): number[] {
  const places = items.map((_, i) => i);
  if (items.some(({ prefix }) => prefix !== undefined && prefix !== '')) return places;
  const sorted = places.toSorted(
    (a, b) => works.order((items[a] as CitedItem).key) - works.order((items[b] as CitedItem).key) || a - b,
  );
  if (!collapses(works.style)) return sorted;
  const groups = new Map<string, number[]>();
  for (const i of sorted) {
    const { author } = citationText(works.style, works.item((items[i] as CitedItem).key), starts[i] as Start);
    const group = author === '' ? `#${i}` : wordsOf(author);
    groups.set(group, [...(groups.get(group) ?? []), i]);
  }
  return [...groups.values()].flat();
}

/** "Cauchy (1847) and Polyak (1964)": each work as author and the rest in the style's brackets. */
function narrative(items: readonly CitedItem[], starts: readonly Start[], works: Works): CitedPiece[] {
  const and = ` ${works.style.locale.term('and')?.single ?? 'and'} `;
  return items.flatMap((cited, i): CitedPiece[] => {
    const last = i === items.length - 1;
    const comma = items.length > 2 && works.style.locale.language.startsWith('en') ? ',' : '';
    const between = i === 0 ? '' : last ? `${comma}${and}` : ', ';
    return [...plainPiece(between), { item: i, children: inSentence(cited, starts[i] as Start, works) }];
  });
}

function inSentence(cited: CitedItem, start: Start, works: Works): PhrasingNode[] {
  const { style } = works;
  const item = works.item(cited.key);
  const { prefix = '', suffix = '' } = style.citation.layout.attributes;
  if (style.numeric) {
    const number = looks(
      `${prefix}${around({ ...cited, prefix: '' }, citationText(style, item, start).text)}${suffix}`,
      style,
    );
    const raised = style.citation.layout.attributes['vertical-align'] === 'sup';
    const author = authorsInWords(item, style);
    return toNodes(
      `${cited.prefix ? `${cited.prefix} ` : ''}${author}${author === '' || raised ? '' : '\u00a0'}${number}`,
    );
  }
  const { author, text } = citationText(style, item, { ...start, narrative: true });
  if (author === '') return toNodes(looks(`${prefix}${around(cited, text)}${suffix}`, style));
  const rest = citationText(style, item, { ...start, narrative: true, leaveAuthorOut: true }).text;
  const inBrackets = around({ ...cited, prefix: '' }, rest);
  return toNodes(
    `${cited.prefix ? `${cited.prefix} ` : ''}${author}${inBrackets === '' ? '' : ` ${prefix}${inBrackets}${suffix}`}`,
  );
}

/** Authors for the sentence in styles that cite by number. */
function authorsInWords(item: Item, { locale }: Style): string {
  const names = item.names['author'] ?? item.names['editor'] ?? [];
  const known = names.filter(({ literal }) => literal !== 'others').map(shortName);
  const [first, second] = known;
  if (first === undefined) return item.text['title'] ?? '';
  if (known.length > 2 || known.length < names.length)
    return `${first} ${locale.term('et-al')?.single ?? 'et al.'}`;
  return second === undefined ? first : `${first} ${locale.term('and')?.single ?? 'and'} ${second}`;
}
