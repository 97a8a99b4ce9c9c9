// mark: a line that says something of the block before it: its label, the size of a picture; or where the works cited stand.

import { isIndentedCode, lineText } from '../../markdown/block/rule.ts';
import type { BlockRule } from '../../markdown/block/rule.ts';

export const markNames = ['label', 'eqlabel', 'width', 'height', 'bibliography'] as const;
export type MarkName = (typeof markNames)[number];

const pattern = new RegExp(
  `^:(${markNames.join('|')}):[ \\t]*(?:(\`+)([^\`]*)\\2|([^\`]*)|\`*([^\`]*)\`*)[ \\t]*$`,
);

export const mark: BlockRule = {
  name: 'mark',
  before: 'table',
  interrupts: ['paragraph', 'reference', 'blockquote', 'list'],
  rule(state, startLine, _endLine, silent) {
    if (state.src.charCodeAt(state.startOf(startLine)) !== 0x3a || isIndentedCode(state, startLine))
      return false;
    const match = pattern.exec(lineText(state, startLine));
    if (!match) return false;
    if (silent) return true;
    state.line = startLine + 1;
    const token = state.push('mark', '', 0);
    token.info = match[1] as string;
    token.content = (match[3] ?? '').trim();
    if (match[3] === undefined) token.meta = { broken: true };
    token.map = [startLine, state.line];
    return true;
  },
};
