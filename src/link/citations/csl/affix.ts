// affix: what every rendering element can have around its text: quotes, case, looks, prefix and suffix.

import type { Context, Rendered } from './context.ts';
import { linked, mark, within } from './markup.ts';
import { glue } from './punctuation.ts';
import { textCase } from './text-case.ts';
import type { Element } from './xml.ts';

/** The text as the element wants it; nothing stays nothing. */
export function dressed(rendered: Rendered, element: Element, context: Context): Rendered {
  const { attributes } = element;
  if (rendered.text === '') return rendered;
  let text = attributes['strip-periods'] === 'true' ? rendered.text.replaceAll('.', '') : rendered.text;
  text = textCase(
    text,
    isEnglish(context) || attributes['text-case'] !== 'title' ? attributes['text-case'] : undefined,
  );
  if (attributes['quotes'] === 'true' && !context.sorting) text = quoted(text, context);
  text = withLooks(text, attributes);
  const prefix = attributes['prefix'] ?? '';
  const url = context.sorting ? undefined : addressOf(attributes['variable'], rendered.text);
  if (url !== undefined && prefix.startsWith('http')) text = linked(url, prefix + text);
  else text = add(prefix, url === undefined ? text : linked(url, text), context);
  return { ...rendered, text: add(text, attributes['suffix'] ?? '', context) };
}

/** Joins by the language's rules. */
export const add = (before: string, after: string, { style }: Context): string =>
  glue(before, after, style.locale.punctuationInQuote);

const looks: readonly [attribute: string, value: string, look: string][] = [
  ['font-style', 'italic', mark.italic],
  ['font-style', 'oblique', mark.italic],
  ['font-weight', 'bold', mark.bold],
  ['font-variant', 'small-caps', mark.smallCaps],
  ['vertical-align', 'sup', mark.superscript],
  ['vertical-align', 'sub', mark.subscript],
];

export function withLooks(text: string, attributes: Readonly<Record<string, string>>): string {
  let result = text;
  for (const [attribute, wanted, look] of looks)
    if (attributes[attribute] === wanted) result = within(look, result);
  return result;
}

function quoted(text: string, { style: { locale } }: Context): string {
  const sign = (name: string, otherwise: string): string => locale.term(name)?.single ?? otherwise;
  const inner = text
    .replaceAll('“', sign('open-inner-quote', '‘'))
    .replaceAll('”', sign('close-inner-quote', '’'));
  return `${sign('open-quote', '“')}${inner}${mark.closing}${sign('close-quote', '”')}`;
}

function addressOf(variable: string | undefined, text: string): string | undefined {
  if (variable === 'DOI') return /^https?:/.test(text) ? text : `https://doi.org/${text}`;
  return variable === 'URL' && /^https?:/.test(text) ? text : undefined;
}

/** Titles of works in other languages keep their capitals. */
function isEnglish({ item, style }: Context): boolean {
  const language = item.text['language'] ?? style.locale.language;
  return /^en/i.test(language);
}
