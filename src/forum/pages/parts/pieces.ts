// pieces: small parts that all pages of the forum are put together from: links, people, buttons, forms, states.

import type { Attributes, Html } from '../../../write/html/index.ts';
import { element, join, nothing, text, trusted } from '../../../write/html/index.ts';
import { doAddress, personAddress } from '../addresses.ts';
import type { PersonRef } from '../views/parts.ts';
import type { Words } from '../words/words.ts';

export const link = (href: string, words: string, attributes?: Attributes): Html =>
  element('a', attributes === undefined ? { href } : { href, ...attributes }, text(words));

/** A link that looks like a button. */
export const buttonLink = (href: string, words: string, look: 'main' | 'plain' | '' = ''): Html =>
  link(href, words, { class: look === '' ? 'btn' : `btn ${look}` });

export const button = (words: string, look: 'main' | 'plain' | '' = '', attributes: Attributes = {}): Html =>
  element('button', { class: look === '' ? 'btn' : `btn ${look}`, ...attributes }, text(words));

/** A key that does the same, for who uses one; never part of a name. */
export const key = (name: string): Html => element('kbd', { 'aria-hidden': 'true' }, text(name));

export const paragraph = (words: string, name?: string): Html => element('p', { class: name }, text(words));

export const handleOf = ({ handle, gone }: PersonRef, words: Words): string =>
  gone === true ? words.post.gone : handle;

/** A person's name; a link unless the account is gone. */
export const person = (who: PersonRef, words: Words, name?: string): Html =>
  who.gone === true
    ? element('span', { class: name }, text(words.post.gone))
    : link(personAddress(who.handle), who.handle, { class: name });

/** Parts with a dot between them. */
export const dotted = (parts: readonly Html[]): Html =>
  join(
    parts.filter((part) => part !== nothing),
    text(' · '),
  );

export const hidden = (fields: Readonly<Record<string, string | number | undefined>>): Html[] =>
  Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => element('input', { type: 'hidden', name, value }));

/** A form that does something; it comes back to the page. */
export const doing = (
  operation: string,
  fields: Readonly<Record<string, string | number | undefined>>,
  attributes: Attributes,
  ...content: readonly Html[]
): Html =>
  element(
    'form',
    { method: 'post', action: doAddress(operation), ...attributes },
    ...hidden(fields),
    ...content,
  );

/** One of several; the words stand in the label. */
export const choice = (type: 'radio' | 'checkbox', attributes: Attributes, words: Html): Html =>
  element(
    'label',
    { class: 'option' },
    element('input', { type, ...attributes }),
    element('span', {}, words),
  );

/** One line to be typed, under its label, and what it is for. */
export const lineField = (name: string, label: string, value: string, hint?: string): Html =>
  element(
    'div',
    { class: 'field' },
    element('label', { for: `_${name}` }, text(label)),
    element('input', {
      id: `_${name}`,
      name,
      value,
      autocomplete: 'off',
      'aria-describedby': hint === undefined ? undefined : `_${name}-how`,
    }),
    hint === undefined ? nothing : element('p', { class: 'hint', id: `_${name}-how` }, text(hint)),
  );

/** What is so with a post, a form or a page, with its head in strong. */
export function notice(
  parts: { head?: string; rest?: string; role?: 'alert' | 'status'; bad?: boolean },
  ...offers: readonly Html[]
): Html {
  const head =
    parts.head === undefined
      ? nothing
      : element('b', { class: parts.bad === true ? 'bad' : undefined }, text(parts.head));
  const rest =
    parts.rest === undefined || parts.rest === ''
      ? nothing
      : text(`${head === nothing ? '' : ' '}${parts.rest}`);
  return element(
    'div',
    { class: 'gone', role: parts.role },
    element('p', {}, head, rest),
    offers.length === 0 ? nothing : element('p', { class: 'does' }, ...offers),
  );
}

/** Where there is nothing: what that means, and what to do. */
export const empty = (head: string, rest: string, ...offers: readonly Html[]): Html =>
  element(
    'div',
    { class: 'empty' },
    element('p', {}, element('b', {}, text(head))),
    rest === '' ? nothing : paragraph(rest),
    offers.length === 0 ? nothing : element('p', { class: 'does' }, ...offers),
  );

export const icon = (drawing: string): Html =>
  trusted(`<svg viewBox="0 0 20 20" aria-hidden="true">${drawing}</svg>`);

/** Terms and what is said of them. */
export const facts = (pairs: readonly (readonly [Html, Html])[]): Html =>
  element(
    'dl',
    { class: 'facts-list' },
    ...pairs.flatMap(([term, says]) => [element('dt', {}, term), element('dd', {}, says)]),
  );

/** A section of the right column. */
export const railPart = (title: string, ...content: readonly Html[]): Html =>
  element('section', {}, element('h2', {}, text(title)), ...content);

export const rail = (label: string, ...sections: readonly Html[]): Html =>
  element('aside', { class: 'rail', 'aria-label': label }, ...sections);

export const pageTitle = (parts: {
  crumb?: Html;
  title: string;
  beside?: Html;
  facts?: Html;
  wide?: boolean;
}): Html => {
  const heading = element('h1', {}, text(parts.title));
  return element(
    'header',
    { class: parts.wide === true ? 'title wide' : 'title' },
    parts.crumb === undefined ? nothing : element('p', { class: 'crumb' }, parts.crumb),
    parts.beside === undefined ? heading : element('div', { class: 'lead-row' }, heading, parts.beside),
    parts.facts === undefined ? nothing : element('p', { class: 'facts' }, parts.facts),
  );
};
