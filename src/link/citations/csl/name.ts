// name: one person's name: family and given name in order or inverted, initials, particles.

import type { Name } from '../item.ts';
import { withLooks } from './affix.ts';
import { wordsOf } from './markup.ts';
import { textCase } from './text-case.ts';
import { childrenNamed } from './xml.ts';
import type { Element } from './xml.ts';

export interface NameStyle {
  form: string;
  and: string | undefined;
  delimiter: string;
  precedesLast: string;
  precedesEtAl: string;
  /** "et al." from this many names on; 0 = never. */
  min: number;
  useFirst: number;
  useLast: boolean;
  order: string | undefined;
  separator: string;
  initialize: boolean;
  initializeWith: string | undefined;
  hyphen: boolean;
  demote: string;
  element: Element | undefined;
}

/** What makes a person the same one. */
export const nameKey = (name: Name): string =>
  wordsOf(
    [name['non-dropping-particle'], name.family, name.given, name.suffix, name.literal]
      .map((part) => part ?? '')
      .join('|'),
  );

/** The family name with its particles, which short forms show. */
export const shortName = (name: Name): string =>
  name.literal ?? [name['non-dropping-particle'], name.family].filter((part) => part !== undefined).join(' ');

/** One name; `given`: a short form that shows initials (1) or the given name (2) all the same. */
export function formatName(name: Name, place: number, style: NameStyle, given: 1 | 2 | undefined): string {
  if (name.literal !== undefined) return part('family', name.literal, style);
  const inverted = style.order === 'all' || (style.order === 'first' && place === 0);
  if (style.form === 'short' && given === undefined) return part('family', shortName(name), style);
  const first = givenOf(name, style, given);
  const particle = name['non-dropping-particle'];
  const dropping = name['dropping-particle'];
  const family = part('family', name.family ?? '', style);
  const suffix = name.suffix;
  if (isUnspaced(name)) return `${family}${first}`;
  if (!inverted || style.form === 'short') {
    const words = [first, dropping, particle, family]
      .filter((one) => one !== undefined && one !== '')
      .join(' ');
    return suffix === undefined ? words : `${words} ${suffix}`;
  }
  const demoted = style.demote === 'display-and-sort';
  const head = demoted || particle === undefined ? family : joinParticle(particle, family);
  const tail = [first, dropping, demoted ? particle : undefined]
    .filter((one) => one !== undefined && one !== '')
    .join(' ');
  return [head, tail, suffix].filter((one) => one !== undefined && one !== '').join(style.separator);
}

const joinParticle = (particle: string, family: string): string =>
  /['’]$/.test(particle) ? `${particle}${family}` : `${particle} ${family}`;

/** Names in Chinese, Japanese or Korean script: family name first, nothing between. */
const isUnspaced = ({ family = '', given = '' }: Name): boolean =>
  family !== '' &&
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]+$/u.test(family + given);

function part(name: string, text: string, { element }: NameStyle): string {
  const rule = childrenNamed(element, 'name-part').find(({ attributes }) => attributes['name'] === name);
  return rule === undefined ? text : withLooks(textCase(text, rule.attributes['text-case']), rule.attributes);
}

function givenOf(name: Name, style: NameStyle, level: 1 | 2 | undefined): string {
  const given = name.given ?? '';
  if (given === '' || style.initializeWith === undefined || level === 2) return part('given', given, style);
  const short = style.initialize
    ? initials(given, style.initializeWith, style.hyphen)
    : spaced(given, style.initializeWith);
  return part('given', short, style);
}

/** "Jean-Baptiste Joseph" → "J.-B. J."; words without a capital stay. */
function initials(given: string, sign: string, hyphen: boolean): string {
  const words = given
    .replace(/\.(?=\S)/g, '. ')
    .split(/\s+/)
    .filter((word) => word !== '');
  const short = words.map((word) => {
    // "Feng-hsiung" is F.: what has no capital gives no initial.
    const letters = word
      .split(/[-‐]/)
      .map(initial)
      .filter((letter) => letter !== undefined);
    if (letters.length === 0) return `${word} `;
    return letters.join(hyphen ? `${sign.trim()}-` : sign) + sign;
  });
  return short.join('').trim();
}

/** The first letter of a word with a capital; "Yu." stays a digraph's first letter. */
function initial(word: string): string | undefined {
  const match = /^[\uE000-\uE00F]*(\p{Lu}|\p{Lo})/u.exec(word);
  return match?.[1];
}

/** Initials that the author wrote, with the style's sign; full names stay. */
function spaced(given: string, sign: string): string {
  return given
    .replace(/(\p{Lu})\.\s*(?=\p{Lu}\b|$)/gu, `$1${sign}`)
    .replace(/\b(\p{Lu})(?=\s|$)/gu, `$1${sign.trim()}`)
    .trim();
}
