// index: the table of this reader's own inline rules, in the order in which they are put among CommonMark's.

import { citation } from './citation.ts';
import { dollarMath } from './dollar-math.ts';
import { footnoteReference } from './footnote-reference.ts';
import { labelLink } from './label-link.ts';
import { role } from './role.ts';
import type { InlineRule } from './rule.ts';

export const inlineRules: readonly InlineRule[] = [dollarMath, role, footnoteReference, citation, labelLink];
