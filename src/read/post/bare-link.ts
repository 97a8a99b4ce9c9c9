// bare-link: an address that begins with http:// or https:// is a link without any sign around it.

import type { InlineRule } from '../markdown/inline/rule.ts';
import type { PlacedToken } from '../markdown/token.ts';

const scheme = /(?:^|[^\p{L}\p{N}+.-])(https?)$/u;
const rest = /:\/\/[^\s<>"`\\^{}|\u00a0\u3000-\u303f\uff00-\uff0f\uff1a-\uff20]{1,2000}/uy;

export const bareLink: InlineRule = {
  name: 'bare_link',
  before: 'escape',
  rule(state, silent) {
    const { src, pos } = state;
    if (src.charCodeAt(pos) !== 0x3a || src.charCodeAt(pos + 1) !== 0x2f) return false;
    if (silent || state.linkLevel > 0) return false;
    const name = scheme.exec(src.slice(Math.max(0, pos - 6), pos))?.[1];
    if (name === undefined || !state.pending.endsWith(name)) return false;
    rest.lastIndex = pos;
    const found = rest.exec(src.slice(0, state.posMax))?.[0];
    const address = name + (found === undefined ? '' : trimmed(found));
    if (found === undefined || address.length < name.length + 4) return false;
    state.pending = state.pending.slice(0, -name.length);
    const start = pos - name.length;
    const end = start + address.length;
    const open = placed(state.push('link_open', 'a', 1), start, start);
    open.attrs = [['href', address]];
    placed(state.push('text', '', 0), start, end).content = address;
    placed(state.push('link_close', 'a', -1), end, end);
    state.pos = end;
    return true;
  },
};

/** Without the signs of the sentence after it, and without a bracket that was opened before it. */
function trimmed(found: string): string {
  let text = found;
  for (;;) {
    const last = text.at(-1) ?? '';
    const open = last === ')' ? '(' : last === ']' ? '[' : undefined;
    const extra = open !== undefined && text.split(last).length > text.split(open).length;
    if (!extra && !/[.,;:!?'*_~]/.test(last)) return text;
    text = text.slice(0, -1);
  }
}

function placed(token: PlacedToken, start: number, end: number): PlacedToken {
  token.start = start;
  token.end = end;
  return token;
}
