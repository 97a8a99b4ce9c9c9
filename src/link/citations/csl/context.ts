// context: what rendering one work needs, and the shape of what it gives.

import type { CitedItem, Item } from '../item.ts';
import type { Style } from './style.ts';
import type { Element } from './xml.ts';

/** How much of the names one citation shows, beyond what the style says, so that it means one work only. */
export interface Disambiguation {
  /** Names shown before "et al."; absent = the style's number. */
  names?: number;
  /** By family name and given name: 1 = with initials, 2 = with the given name. */
  given: ReadonlyMap<string, 1 | 2>;
  /** … of the first name only. */
  primaryOnly: boolean;
  /** The style's own condition `disambiguate`. */
  condition: boolean;
  /** Letter after the year: 1 = a. */
  yearSuffix?: number;
}

export interface Context {
  style: Style;
  item: Item;
  /** As cited in the text; absent in the list of works. */
  cited?: CitedItem;
  number: number;
  area: 'citation' | 'bibliography';
  /** Options of names that hold here. */
  options: Readonly<Record<string, string>>;
  /** For comparing: dates as numbers, names in sorting order. */
  sorting: boolean;
  first: boolean;
  disambiguation: Disambiguation;
  /** In running text: "and", never "&". */
  narrative: boolean;
  /** Variables that a substitution has used up. */
  used: Set<string>;
  /** In a substitution: the variables that it has shown. */
  shown?: Set<string>;
  /** In a substitution: the names that it stands for, whose options names without their own take. */
  original?: Element;
  /** The first names of a citation: shown, left out, or nothing else shown. */
  author: { mode: 'shown' | 'left-out'; seen: boolean; text: string };
  /** Set when the year has got its letter. */
  suffixed: { done: boolean };
  /** How deep macros call each other. */
  depth: { now: number };
  render(elements: readonly Element[], context: Context): Rendered;
}

export interface Rendered {
  text: string;
  /** A variable was asked for, and one had a value: groups are left out when none had. */
  asked: boolean;
  filled: boolean;
}

export const nothing: Rendered = { text: '', asked: false, filled: false };
export const missing: Rendered = { text: '', asked: true, filled: false };
export const words = (text: string): Rendered => ({ text, asked: false, filled: false });
export const value = (text: string): Rendered => ({ text, asked: true, filled: text !== '' });
