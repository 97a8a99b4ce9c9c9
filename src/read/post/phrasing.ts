// phrasing: the phrasing of a post: CommonMark's, formulas, references to the book and mentions.

import { wordsAndTarget } from '../markdown/roles/words-and-target.ts';
import { commonPhrasing, positionOf } from '../markdown/phrasing.ts';
import type { InlineReader } from '../markdown/phrasing.ts';
import { cutSegments } from '../markdown/segments.ts';

export const phrasing: Readonly<Record<string, InlineReader>> = {
  ...commonPhrasing,
  mention: (token, cursor) => [
    {
      type: 'cite',
      label: token.content,
      kind: 'narrative',
      children: [],
      position: positionOf(token, cursor),
    },
  ],
  label_sign: (token, cursor) => [
    {
      type: 'crossReference',
      kind: 'link',
      label: token.content,
      children: [],
      position: positionOf(token, cursor),
    },
  ],
  reference_role(token, cursor) {
    const { context, segments } = cursor;
    const { kind, contentStart } = token.meta as { kind: 'ref' | 'eq' | 'numref'; contentStart: number };
    const { target, words } = wordsAndTarget(token.content);
    const children = words
      ? context.phrasing(
          token.content.slice(words.start, words.end),
          cutSegments(segments, contentStart + words.start, contentStart + words.end),
        )
      : [];
    const label = target.replace(/^#/, '');
    return [{ type: 'crossReference', kind, label, children, position: positionOf(token, cursor) }];
  },
};
