// rule: the shape of a rule of inline syntax.

import type { PlacedInline } from '../placed-inline.ts';

export interface InlineRule {
  name: string;
  /** The rule before which this one is tried; its own name = it takes the place of CommonMark's rule. */
  before: string;
  /** Whether something of this kind begins at `state.pos`; if so moves `state.pos` after it and, if not `silent`, makes tokens. */
  rule: (state: PlacedInline, silent: boolean) => boolean;
}
