// index: the table of this reader's own block rules, in the order in which they are put among CommonMark's.

import { amsMath } from './ams-math.ts';
import { blockBreak } from './block-break.ts';
import { cardDivider } from './card-divider.ts';
import { comment } from './comment.ts';
import { definitionList } from './definition-list.ts';
import { directive } from './directive.ts';
import { dollarMath } from './dollar-math.ts';
import { footnote } from './footnote.ts';
import type { BlockRule } from './rule.ts';
import { target } from './target.ts';

export const blockRules: readonly BlockRule[] = [
  directive,
  dollarMath,
  comment,
  amsMath,
  target,
  blockBreak,
  cardDivider,
  footnote,
  definitionList,
];
