// markup: text with looks while it is put together: private-use characters stand for "italics begin", "end" and the like.

import type { PhrasingNode } from '../../../document/index.ts';

/** What begins a stretch; every stretch ends with `end`. A link's address stands before `separator`. */
export const mark = {
  italic: '\uE000',
  bold: '\uE001',
  smallCaps: '\uE002',
  superscript: '\uE003',
  subscript: '\uE004',
  /** Capitals are the author's: no change of case. */
  kept: '\uE005',
  math: '\uE006',
  link: '\uE007',
  upright: '\uE008',
  separator: '\uE00C',
  /** Before a closing quotation mark that the style made: a comma may be moved before it. */
  closing: '\uE00D',
  end: '\uE00F',
} as const;

const firstMark = 0xe000;
const lastMark = 0xe00f;

/** Whether a UTF-16 unit is a mark and not text. */
export const isMark = (code: number): boolean => code >= firstMark && code <= lastMark;

/** Text of an author, in which no marks can be. */
export const withoutMarks = (text: string): string => text.replace(/[\uE000-\uE00F]/g, '');

/** The words alone: for sorting and comparing. */
export const wordsOf = (text: string): string =>
  text.replace(/\uE007[^\uE00C]*\uE00C/g, '').replace(/[\uE000-\uE00F]/g, '');

/** A stretch in a look; nothing stays nothing. */
export const within = (look: string, text: string): string =>
  text === '' ? '' : `${look}${text}${mark.end}`;

export const linked = (url: string, text: string): string =>
  `${mark.link}${url}${mark.separator}${text}${mark.end}`;

/** The finished text as nodes. Italics in italics stand upright. */
export function toNodes(text: string): PhrasingNode[] {
  const cursor = { at: 0 };
  const nodes = readNodes(text, cursor, false);
  return nodes;
}

function readNodes(text: string, cursor: { at: number }, italic: boolean): PhrasingNode[] {
  const nodes: PhrasingNode[] = [];
  let plain = '';
  const flush = (): void => {
    if (plain !== '') nodes.push({ type: 'text', value: plain });
    plain = '';
  };
  while (cursor.at < text.length) {
    const char = text[cursor.at] as string;
    cursor.at += 1;
    if (char === mark.end) break;
    if (char === mark.closing || char === mark.separator) continue;
    if (!isMark(char.charCodeAt(0))) {
      plain += char;
      continue;
    }
    flush();
    nodes.push(...stretch(char, text, cursor, italic));
  }
  flush();
  return nodes;
}

function stretch(look: string, text: string, cursor: { at: number }, italic: boolean): PhrasingNode[] {
  if (look === mark.math) {
    const value = textUntil(mark.end, text, cursor);
    return [{ type: 'inlineMath', value }];
  }
  if (look === mark.link) {
    const url = textUntil(mark.separator, text, cursor);
    return [{ type: 'link', url, children: readNodes(text, cursor, italic) }];
  }
  const turns = look === mark.italic;
  const children = readNodes(text, cursor, turns ? !italic : italic);
  if (children.length === 0) return [];
  switch (look) {
    case mark.italic:
      return italic ? children : [{ type: 'emphasis', children }];
    case mark.bold:
      return [{ type: 'strong', children }];
    case mark.smallCaps:
      return [{ type: 'smallcaps', children }];
    case mark.superscript:
      return [{ type: 'superscript', children }];
    case mark.subscript:
      return [{ type: 'subscript', children }];
    default:
      return children;
  }
}

function textUntil(stop: string, text: string, cursor: { at: number }): string {
  const end = text.indexOf(stop, cursor.at);
  const to = end === -1 ? text.length : end;
  const value = text.slice(cursor.at, to);
  cursor.at = to + 1;
  return value;
}
