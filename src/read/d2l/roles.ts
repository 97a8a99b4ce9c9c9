// roles: what stands after `:name:` → nodes, by a table of names.

import type { Cite, CrossReference, ErrorNode, PhrasingNode, Position } from '../../document/index.ts';
import { nearest } from '../../document/index.ts';
import { positionOf } from '../markdown/phrasing.ts';
import type { InlineReader } from '../markdown/phrasing.ts';
import { cutSegments, sourceRange } from '../markdown/segments.ts';
import { markNames } from './block/mark.ts';

interface Call {
  text: string;
  position: Position;
  /** The place of a part of the text. */
  place: (start: number, end: number) => Position;
}

type Role = (call: Call) => PhrasingNode[];

const reference =
  (kind: CrossReference['kind']): Role =>
  ({ text, position }) => [{ type: 'crossReference', kind, label: text.trim(), children: [], position }];

/** With its target's title as words, as Sphinx prints `ref`. */
const title: Role = ({ text, position }) => [
  {
    type: 'crossReference',
    kind: 'ref',
    label: text.trim(),
    children: [{ type: 'text', value: '{name}', position }],
    position,
  },
];

const cite =
  (kind: Cite['kind']): Role =>
  ({ text, position, place }) => {
    const children = [...text.matchAll(/[^\s,][^,]*[^\s,]|[^\s,]/g)].map((match): Cite => ({
      type: 'cite',
      label: match[0],
      kind,
      children: [],
      position: place(match.index, match.index + match[0].length),
    }));
    const [first] = children;
    if (kind === 'narrative' && children.length === 1 && first) return [{ ...first, position }];
    return [{ type: 'citeGroup', kind, children, position }];
  };

const code: Role = ({ text, position }) => [
  { type: 'inlineCode', value: text.replace(/^[~!]/, ''), position },
];

const roles: Readonly<Record<string, Role>> = {
  numref: reference('numref'),
  eqref: reference('eq'),
  eq: reference('eq'),
  ref: title,
  cite: cite('parenthetical'),
  citep: cite('parenthetical'),
  citet: cite('narrative'),
  func: code,
  class: code,
  mod: code,
  meth: code,
  attr: code,
};

export const brokenRoleReader: InlineReader = (token, cursor) => {
  const range = sourceRange(cursor.segments, token.start ?? 0, token.end ?? 0);
  cursor.context.note('unclosed-role', range, token.info);
  const position = positionOf(token, cursor);
  return [{ type: 'error', value: token.content, message: `${token.info} without content`, position }];
};

export const roleReader: InlineReader = (token, cursor) => {
  const { context, segments } = cursor;
  const { info: name, content: text } = token;
  const from = token.meta?.['from'] as number;
  const range = sourceRange(segments, token.start ?? 0, token.end ?? 0);
  const refused = (message: string): ErrorNode[] => {
    const value = context.source.text.slice(range.start, range.end);
    return [{ type: 'error', value, message, position: positionOf(token, cursor) }];
  };
  const role = Object.hasOwn(roles, name) ? roles[name] : undefined;
  if (!role) {
    const nameRange = { start: range.start, end: range.start + name.length + 2 };
    if ((markNames as readonly string[]).includes(name)) {
      context.note('mark-in-line', range, name);
      return refused(`${name} within a line`);
    }
    context.note(
      'unknown-role',
      nameRange,
      name,
      nearest(name, [...Object.keys(roles), ...markNames, 'begin_tab']) ?? '',
    );
    return refused(`unknown role ${name}`);
  }
  if (text.replaceAll(',', '').trim() === '') {
    context.note('bad-role', range, name, 'it names nothing');
    return refused('it names nothing');
  }
  const inside = cutSegments(segments, from, from + text.length);
  return role({
    text,
    position: positionOf(token, cursor),
    place(start, end) {
      const part = sourceRange(inside, start, end);
      return context.source.position(part.start, part.end);
    },
  });
};
