// label-link: `<#label>`, a reference with the words that belong to the label.

import type { InlineRule } from './rule.ts';

const pattern = /<#([^<>\s]{1,300})>/y;

export const labelLink: InlineRule = {
  name: 'label_link',
  before: 'autolink',
  rule(state, silent) {
    if (state.src.charCodeAt(state.pos) !== 0x3c || state.src.charCodeAt(state.pos + 1) !== 0x23)
      return false;
    pattern.lastIndex = state.pos;
    const match = pattern.exec(state.src);
    if (!match || pattern.lastIndex > state.posMax) return false;
    if (!silent) state.push('label_link', '', 0).content = match[1] as string;
    state.pos += match[0].length;
    return true;
  },
};
