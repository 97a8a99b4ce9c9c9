// phrasing: the phrasing of this dialect: tokens → nodes.

import type { SlideOnly } from '../../document/index.ts';
import { commonPhrasing, positionOf } from '../markdown/phrasing.ts';
import type { InlineReader } from '../markdown/phrasing.ts';
import { cutSegments } from '../markdown/segments.ts';
import { brokenRoleReader, roleReader } from './roles.ts';
import type { PlacedToken } from '../markdown/token.ts';
import type { Mark } from './slide-marks.ts';
import { stateOf } from './state.ts';

/** What the rule of the syntax says of a mark. */
const markOf = (token: PlacedToken): Mark => (token.meta as { mark: Mark }).mark;

export const phrasing: Readonly<Record<string, InlineReader>> = {
  ...commonPhrasing,
  // As Pandoc, without blanks at its ends.
  code_inline: (token, cursor) => [
    { type: 'inlineCode', value: token.content.trim(), position: positionOf(token, cursor) },
  ],
  html_inline: (token, cursor) =>
    token.content.startsWith('<!--')
      ? []
      : [{ type: 'html', value: token.content, position: positionOf(token, cursor) }],
  role: roleReader,
  broken_role: brokenRoleReader,
  slide_mark(token, cursor) {
    const { edge, starts } = markOf(token);
    stateOf(cursor.context).slideMarks++;
    return [{ type: 'slideMark', edge, starts, position: positionOf(token, cursor) }];
  },
  slide_only(token, cursor) {
    const { starts } = markOf(token);
    const from = token.meta?.['from'] as number;
    const { context, segments } = cursor;
    stateOf(context).slideMarks += 2;
    const children = context.phrasing(
      token.content,
      cutSegments(segments, from, from + token.content.length),
    );
    return [{ type: 'slideOnly', starts, children, position: positionOf(token, cursor) } satisfies SlideOnly];
  },
};
