// names: `cs:names`: lists of people, "et al.", "and", initials, labels, and what stands in when there are none.

import type { Name } from '../item.ts';
import { add, dressed, withLooks } from './affix.ts';
import type { Context, Rendered } from './context.ts';
import { missing, value } from './context.ts';
import { formatName, nameKey } from './name.ts';
import type { NameStyle } from './name.ts';
import { textCase } from './text-case.ts';
import { childOf } from './xml.ts';
import type { Element } from './xml.ts';

/** `cs:names` with its `cs:substitute`. */
export function renderNames(element: Element, context: Context): Rendered {
  const { author } = context;
  const isFirst =
    context.area === 'citation' && !author.seen && !context.sorting && context.original === undefined;
  if (isFirst) author.seen = true;
  const inherited = element.children.length === 0 ? context.original : undefined;
  const own = namesText(element, context, inherited);
  const result = own.filled || own.text !== '' ? own : substituted(element, context);
  if (!isFirst || result.text === '') {
    if (isFirst) author.seen = false;
    return result;
  }
  author.text = result.text;
  return author.mode === 'left-out' ? missing : result;
}

function namesText(element: Element, context: Context, inherited: Element | undefined): Rendered {
  const variables = (element.attributes['variable'] ?? '')
    .split(/\s+/)
    .filter((name) => !context.used.has(name));
  const given = variables.filter((name) => (context.item.names[name]?.length ?? 0) > 0);
  const editors = given.includes('editor') && given.includes('translator') && sameNames(context);
  const shown = editors ? given.filter((name) => name !== 'translator') : given;
  const style = nameStyle(element, context, inherited);
  const part = (name: string): Element | undefined => childOf(element, name) ?? childOf(inherited, name);
  let text = '';
  let count = 0;
  for (const variable of shown) {
    const names = context.item.names[variable] as readonly Name[];
    context.shown?.add(variable);
    const list = listOf(names, style, part('et-al'), context);
    count += list.count;
    const labelled = withLabel(
      list.text,
      editors ? 'editortranslator' : variable,
      names.length,
      part('label'),
      element,
      context,
    );
    const delimiter = element.attributes['delimiter'] ?? context.options['names-delimiter'] ?? ', ';
    text = text === '' ? labelled : add(add(text, delimiter, context), labelled, context);
  }
  if (text === '') return variables.length > 0 ? missing : { text: '', asked: true, filled: false };
  if (style.form === 'count') return value(String(count));
  return dressed(value(text), element, context);
}

const sameNames = ({ item }: Context): boolean =>
  JSON.stringify(item.names['editor']) === JSON.stringify(item.names['translator']);

/** The first of the substitutes that gives anything; what it shows is not shown again. */
function substituted(element: Element, context: Context): Rendered {
  for (const child of childOf(element, 'substitute')?.children ?? []) {
    const shown = new Set<string>();
    const result = context.render([child], { ...context, shown, original: element });
    if (result.text === '') continue;
    for (const name of shown) {
      context.used.add(name);
      context.shown?.add(name);
    }
    return { ...result, asked: true, filled: true };
  }
  return missing;
}

const none: Readonly<Record<string, string>> = {};

/** The options of names here: of `cs:name`, then of what surrounds it. */
function nameStyle(element: Element, context: Context, inherited: Element | undefined): NameStyle {
  const name = childOf(element, 'name') ?? childOf(inherited, 'name');
  const own = name?.attributes ?? none;
  const given = (option: string): string | undefined => own[option] ?? context.options[option];
  return {
    form: own['form'] ?? context.options['name-form'] ?? 'long',
    and: given('and'),
    delimiter: own['delimiter'] ?? context.options['name-delimiter'] ?? ', ',
    precedesLast: given('delimiter-precedes-last') ?? 'contextual',
    precedesEtAl: given('delimiter-precedes-et-al') ?? 'contextual',
    min: Number(given('et-al-min') ?? 0),
    useFirst: Number(given('et-al-use-first') ?? 1),
    useLast: given('et-al-use-last') === 'true',
    order: context.sorting ? 'all' : given('name-as-sort-order'),
    separator: given('sort-separator') ?? ', ',
    initialize: given('initialize') !== 'false',
    initializeWith: given('initialize-with'),
    hyphen: context.style.options['initialize-with-hyphen'] !== 'false',
    demote: context.style.options['demote-non-dropping-particle'] ?? 'display-and-sort',
    element: name,
  };
}

function listOf(
  names: readonly Name[],
  style: NameStyle,
  etAl: Element | undefined,
  context: Context,
): { text: string; count: number } {
  const known = names.filter(({ literal }) => literal !== 'others');
  const abridged = known.length < names.length;
  // "and others" counts as a name.
  const overflow = style.min > 0 && names.length >= style.min && known.length > style.useFirst;
  const wanted = overflow
    ? Math.max(style.useFirst, context.area === 'citation' ? (context.disambiguation.names ?? 0) : 0)
    : known.length;
  const shown = known.slice(0, Math.min(wanted, known.length));
  const cut = abridged || shown.length < known.length;
  const all = shown.map((name, i) => formatName(name, i, style, givenLevel(name, i, context)));
  if (all.length === 0) return { text: '', count: 0 };
  if (!cut) return { text: withAnd(all, style, context), count: all.length };
  if (style.useLast && !abridged && shown.length >= 2 && known.length > shown.length + 1) {
    const last = formatName(known.at(-1) as Name, known.length - 1, style, undefined);
    return {
      text: `${joined(all, style.delimiter, context)}${style.delimiter}… ${last}`,
      count: all.length + 1,
    };
  }
  return { text: withEtAl(all, style, etAl, context), count: all.length };
}

/** Given names tell people apart in citations; the list of works shows what the style says. */
function givenLevel(name: Name, place: number, { area, disambiguation }: Context): 1 | 2 | undefined {
  if (area !== 'citation' || (disambiguation.primaryOnly && place > 0)) return undefined;
  return disambiguation.given.get(nameKey(name));
}

function joined(names: readonly string[], delimiter: string, context: Context): string {
  return names.reduce(
    (text, name) => (text === '' ? name : add(add(text, delimiter, context), name, context)),
    '',
  );
}

function withAnd(names: readonly string[], style: NameStyle, context: Context): string {
  const and = andOf(style, context);
  if (and === undefined || names.length < 2) return joined(names, style.delimiter, context);
  const before = joined(names.slice(0, -1), style.delimiter, context);
  const comma = precedes(style.precedesLast, names.length > 2, style, names.length - 1);
  const delimiter = comma ? style.delimiter : ' ';
  return add(
    add(before, delimiter.endsWith(' ') ? `${delimiter}${and}` : `${delimiter} ${and}`, context),
    last(names),
    context,
  );
}

const last = (names: readonly string[]): string => ` ${names.at(-1) as string}`;

function precedes(rule: string, contextual: boolean, style: NameStyle, before: number): boolean {
  switch (rule) {
    case 'always':
      return true;
    case 'never':
      return false;
    case 'after-inverted-name':
      return style.order === 'all' || (style.order === 'first' && before === 1);
    default:
      return contextual;
  }
}

/** "&" stands only in brackets and lists; in running text it is the word. */
function andOf(style: NameStyle, { style: { locale }, narrative, sorting }: Context): string | undefined {
  if (style.and === undefined || sorting) return undefined;
  return locale.term('and', style.and === 'symbol' && !narrative ? 'symbol' : 'long')?.single ?? '&';
}

function withEtAl(
  names: readonly string[],
  style: NameStyle,
  etAl: Element | undefined,
  context: Context,
): string {
  // The words are no part of what is compared.
  if (context.sorting) return joined(names, style.delimiter, context);
  const term = context.style.locale.term(etAl?.attributes['term'] ?? 'et-al')?.single ?? 'et al.';
  const words = withLooks(term, etAl?.attributes ?? {});
  const comma = precedes(style.precedesEtAl, names.length > 1, style, names.length);
  return add(
    add(joined(names, style.delimiter, context), comma ? style.delimiter : ' ', context),
    words,
    context,
  );
}

function withLabel(
  text: string,
  variable: string,
  count: number,
  label: Element | undefined,
  element: Element,
  context: Context,
): string {
  if (label === undefined || context.sorting || text === '') return text;
  const { form, plural } = label.attributes;
  const term = context.style.locale.term(variable, form ?? 'long');
  if (term === undefined) return text;
  const many = plural === 'always' || (plural !== 'never' && count > 1);
  const labelText = dressed(
    { text: textCase(many ? term.multiple : term.single, undefined), asked: false, filled: false },
    label,
    context,
  ).text;
  const nameAt = element.children.findIndex(({ name }) => name === 'name');
  const labelAt = element.children.findIndex(({ name }) => name === 'label');
  return labelAt !== -1 && labelAt < nameAt ? add(labelText, text, context) : add(text, labelText, context);
}
