// myst-phrasing: the phrasing that MyST has and CommonMark has not: tokens → nodes.

import type { Cite } from '../../document/index.ts';
import type { CitedWork } from './inline/citation.ts';
import { commonPhrasing, positionOf } from './phrasing.ts';
import type { InlineCursor, InlineReader } from './phrasing.ts';
import { roleNodes } from './roles/read-role.ts';
import { sourceRange } from './segments.ts';

export const mystPhrasing: Readonly<Record<string, InlineReader>> = {
  ...commonPhrasing,
  cite: (token, cursor) => [
    {
      type: 'cite',
      label: token.content,
      kind: 'narrative',
      children: [],
      position: positionOf(token, cursor),
    },
  ],
  cite_group: (token, cursor) => [
    {
      type: 'citeGroup',
      kind: 'parenthetical',
      children: ((token.meta?.['works'] ?? []) as CitedWork[]).map((work) => readWork(work, cursor)),
      position: positionOf(token, cursor),
    },
  ],
  label_link: (token, cursor) => [
    {
      type: 'crossReference',
      kind: 'link',
      label: token.content,
      children: [],
      position: positionOf(token, cursor),
    },
  ],
  role: (token, cursor) => roleNodes(token, cursor.segments, cursor.context),
};

function readWork(work: CitedWork, cursor: InlineCursor): Cite {
  const { label, prefix, suffix, start, end } = work;
  const range = sourceRange(cursor.segments, start, end);
  return {
    type: 'cite',
    label,
    kind: 'parenthetical',
    ...(prefix !== undefined && { prefix }),
    ...(suffix !== undefined && { suffix }),
    children: [],
    position: cursor.context.source.position(range.start, range.end),
  };
}
