// ams-math: LaTeX's display environments standing bare in the text (amsmath).

import { isIndentedCode, lineText } from './rule.ts';
import type { BlockRule } from './rule.ts';

/** Environments that are display mathematics by themselves (amsmath's guide, section 3), and bare matrices. */
const environments = [
  'equation',
  'multline',
  'gather',
  'align',
  'alignat',
  'flalign',
  'eqnarray',
  'math',
  'displaymath',
  'matrix',
  'pmatrix',
  'bmatrix',
  'Bmatrix',
  'vmatrix',
  'Vmatrix',
];
const opening = new RegExp(`^\\\\begin\\{((?:${environments.join('|')})\\*?)\\}`);

export const amsMath: BlockRule = {
  name: 'ams_math',
  before: 'blockquote',
  interrupts: ['paragraph', 'reference', 'blockquote', 'list'],
  rule(state, startLine, endLine, silent) {
    if (state.src.charCodeAt(state.startOf(startLine)) !== 0x5c || isIndentedCode(state, startLine))
      return false;
    const name = opening.exec(lineText(state, startLine))?.[1];
    if (name === undefined) return false;
    const end = `\\end{${name}}`;
    for (let line = startLine; line < endLine; line++) {
      if (line > startLine && (state.isEmpty(line) || (state.sCount[line] as number) < state.blkIndent))
        return false;
      // An environment does not hold itself: its end was forgotten.
      if (line > startLine && lineText(state, line).startsWith(`\\begin{${name}}`)) return false;
      if (!lineText(state, line).trimEnd().endsWith(end)) continue;
      if (silent) return true;
      state.line = line + 1;
      const token = state.push('math_block', '', 0);
      token.content = state.getLines(startLine, line + 1, state.blkIndent, false);
      token.map = [startLine, state.line];
      token.info = name;
      return true;
    }
    return false;
  },
};
