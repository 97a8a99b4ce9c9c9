// render: the elements of a layout, each by its own rule.

import { add, dressed } from './affix.ts';
import { hasVariable, holds } from './conditions.ts';
import type { Context, Rendered } from './context.ts';
import { missing, nothing, value, words } from './context.ts';
import { renderDate, suffixLetters } from './dates.ts';
import { wordsOf } from './markup.ts';
import { renderNames } from './names.ts';
import { isPlural, numberIn, pageRange } from './numbers.ts';
import type { Element } from './xml.ts';

/** `delimiter` is that of the nearest group around, which also holds between what a choice gives. */
type Render = (element: Element, context: Context, delimiter: string) => Rendered;

const elements: Readonly<Record<string, Render>> = {
  text: renderText,
  number: renderNumber,
  label: renderLabel,
  date: renderDate,
  names: renderNames,
  group: renderGroup,
  choose: renderChoose,
};

/** Renders elements one after another. */
export function render(children: readonly Element[], context: Context): Rendered {
  return joined(children, '', context);
}

function joined(children: readonly Element[], delimiter: string, context: Context): Rendered {
  let text = '';
  let asked = false;
  let filled = false;
  for (const child of children) {
    const result = (elements[child.name] ?? (() => nothing))(child, context, delimiter);
    asked ||= result.asked;
    filled ||= result.filled;
    if (result.text === '') continue;
    text = text === '' ? result.text : add(add(text, delimiter, context), result.text, context);
  }
  return { text, asked, filled };
}

/** A group is left out when it asked for variables and none had a value; one that is not counts as a value around it. */
function renderGroup(element: Element, context: Context): Rendered {
  const result = joined(element.children, element.attributes['delimiter'] ?? '', context);
  if (result.asked && !result.filled) return missing;
  return result.text === ''
    ? result
    : dressed({ text: result.text, asked: true, filled: true }, element, context);
}

function renderChoose(element: Element, context: Context, delimiter: string): Rendered {
  const branch = element.children.find((child) => child.name === 'else' || holds(child, context));
  // A branch is looked at like a group: what it asked for counts for the group around the choice.
  return branch === undefined ? nothing : joined(branch.children, delimiter, context);
}

/** Macros that call each other in a circle end here. */
const depthLimit = 60;

function renderText(element: Element, context: Context): Rendered {
  const { variable, macro, term, value: literal, form, plural } = element.attributes;
  if (variable !== undefined) return renderVariable(element, variable, context);
  if (literal !== undefined) return dressed(words(literal), element, context);
  if (term !== undefined) {
    const found = context.style.locale.term(term, form ?? 'long');
    return dressed(words((plural === 'true' ? found?.multiple : found?.single) ?? ''), element, context);
  }
  const called = macro === undefined ? undefined : context.style.macros.get(macro);
  if (called === undefined || context.depth.now > depthLimit) return nothing;
  context.depth.now += 1;
  const result = dressed(render(called.children, context), element, context);
  context.depth.now -= 1;
  return result;
}

function renderVariable(element: Element, name: string, context: Context): Rendered {
  const text = variableText(name, element.attributes['form'], context);
  // The letter after the year is no fact of the work: "n.d." beside it is not left out for its absence.
  if (text === undefined) return name === 'year-suffix' ? nothing : missing;
  context.shown?.add(name);
  return dressed(value(text), element, context);
}

function variableText(name: string, form: string | undefined, context: Context): string | undefined {
  const { item, cited, number, disambiguation, style } = context;
  switch (name) {
    case 'citation-number':
      return String(number);
    case 'year-suffix':
      return disambiguation.yearSuffix === undefined ? undefined : suffixLetters(disambiguation.yearSuffix);
    case 'locator':
      return (
        cited?.locator &&
        pageRange(cited.locator.value, style.options['page-range-format'], rangeSign(context))
      );
    case 'citation-key':
      return item.key;
    default:
  }
  if (context.used.has(name)) return undefined;
  const text = (form === 'short' ? item.text[`${name}-short`] : undefined) ?? item.text[name];
  if (text === undefined) return undefined;
  if (name === 'page') return pageRange(text, style.options['page-range-format'], rangeSign(context));
  return counted.has(name) ? text.replace(/^(\d+)\s*-\s*(\d+)$/, '$1–$2') : text;
}

/** Numbers of which there can be several: 1–2. */
const counted = new Set([
  'volume',
  'issue',
  'number',
  'chapter-number',
  'collection-number',
  'edition',
  'part-number',
]);

const rangeSign = ({ style }: Context): string => style.locale.term('page-range-delimiter')?.single ?? '–';

function renderNumber(element: Element, context: Context): Rendered {
  const text = variableText(element.attributes['variable'] ?? '', undefined, context);
  if (text === undefined) return missing;
  if (context.sorting) return value(text.replace(/\d+/g, (digits) => digits.padStart(8, '0')));
  return dressed(value(numberIn(text, element.attributes['form'], context.style.locale)), element, context);
}

function renderLabel(element: Element, context: Context): Rendered {
  const { variable = '', form, plural } = element.attributes;
  const text = variable === 'locator' ? context.cited?.locator?.value : context.item.text[variable];
  if (text === undefined || !hasVariable(variable, context)) return nothing;
  const name = variable === 'locator' ? (context.cited?.locator?.label ?? 'page') : variable;
  const term = context.style.locale.term(name, form ?? 'long');
  if (term === undefined) return nothing;
  const several = variable.startsWith('number-of-') ? wordsOf(text).trim() !== '1' : isPlural(wordsOf(text));
  const many = plural === 'always' || (plural !== 'never' && several);
  return dressed(words(many ? term.multiple : term.single), element, context);
}
