// html: HTML put together from parts that are safe by their type: a plain string is escaped or does not compile.

import { safeUrl } from './url.ts';

declare const markup: unique symbol;
/** Finished HTML. Only the functions of this file make it. */
export type Html = string & { readonly [markup]: true };

/** `undefined` and `false` leave an attribute out, `true` writes it without a value. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

export const nothing = '' as Html;

// Control characters are what is looked for here.
// oxlint-disable-next-line no-control-regex
const special = /[&<>"]|[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/;
// oxlint-disable-next-line no-control-regex
const specials = /[&<>"]|[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g;
const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Words as HTML. Control characters, which HTML forbids, go. */
export function text(value: string): Html {
  return (special.test(value) ? value.replace(specials, (one) => entities[one] ?? '') : value) as Html;
}

/** HTML made elsewhere that is right as it stands: formulas of math/, an author's own HTML, our own scripts. */
export const trusted = (value: string): Html => value as Html;

/** Parts one after the other. Adding up copies nothing; joining a list would copy all of a page once for each level of its tree. */
export function join(parts: readonly Html[], between = nothing): Html {
  let all = '';
  for (let at = 0; at < parts.length; at++) all += at === 0 ? parts[at] : `${between}${parts[at]}`;
  return all as Html;
}

const voidElements = new Set(['br', 'col', 'hr', 'img', 'input', 'link', 'meta', 'source', 'wbr']);
const addresses = new Set(['href', 'src', 'poster', 'action', 'formaction', 'data']);

/** One element. Attribute values are escaped; an address with a scheme that could run code is left out. */
export function element(tag: string, attributes: Attributes, ...content: readonly Html[]): Html {
  const open = `<${tag}${attributesText(attributes)}>`;
  return (voidElements.has(tag) ? open : `${open}${join(content)}</${tag}>`) as Html;
}

function attributesText(attributes: Attributes): string {
  let all = '';
  for (const name in attributes) {
    const value = attributes[name];
    if (value === undefined || value === false) continue;
    if (value === true) all += ` ${name}`;
    else if (addresses.has(name)) {
      const address = safeUrl(String(value));
      if (address !== undefined) all += ` ${name}="${text(address)}"`;
    } else all += ` ${name}="${text(String(value))}"`;
  }
  return all;
}

/** Class names that hold, joined; undefined when none does, so that no empty attribute is written. */
export function classes(...names: (string | false | undefined)[]): string | undefined {
  const held = names.filter((name) => name !== undefined && name !== false && name !== '');
  return held.length > 0 ? held.join(' ') : undefined;
}
