// reference-role: {ref}`label`, {eq}`label` and {numref}`label`, the only roles of a post; every other one stays text.

import { role } from '../markdown/inline/role.ts';
import type { InlineRule } from '../markdown/inline/rule.ts';
import type { PlacedToken } from '../markdown/token.ts';

const known = /\{[ \t]*(ref|eq|numref)[ \t]*\}`/y;

export const referenceRole: InlineRule = {
  ...role,
  rule(state, silent) {
    if (state.src.charCodeAt(state.pos) !== 0x7b) return false;
    known.lastIndex = state.pos;
    const kind = known.exec(state.src)?.[1];
    if (kind === undefined || !role.rule(state, silent)) return false;
    if (silent) return true;
    const token = state.tokens.at(-1) as PlacedToken;
    token.type = 'reference_role';
    token.meta = { ...token.meta, kind };
    return true;
  },
};
