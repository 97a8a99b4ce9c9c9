// card-divider: a line `^^^` in a card ends its header (sphinx-design); elsewhere it is text.

import { isIndentedCode, lineText } from './rule.ts';
import type { BlockRule } from './rule.ts';

export const cardDivider: BlockRule = {
  name: 'card_divider',
  before: 'hr',
  interrupts: ['paragraph', 'reference'],
  rule(state, startLine, _endLine, silent) {
    if (!state.inCard || isIndentedCode(state, startLine)) return false;
    if (!/^\^{3,}[ \t]*$/.test(lineText(state, startLine))) return false;
    if (silent) return true;
    state.line = startLine + 1;
    state.push('card_divider', '', 0).map = [startLine, state.line];
    return true;
  },
};
