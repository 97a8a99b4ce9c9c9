// tab: text of some variants, between `:begin_tab:` with their names and `:end_tab:`, each on a line of its own.

import { isIndentedCode, lineText, noteOf } from '../../markdown/block/rule.ts';
import type { BlockRule } from '../../markdown/block/rule.ts';
import type { PlacedBlock } from '../../markdown/placed-block.ts';
import { lineInFence, openedFence } from '../fences.ts';
import type { Fence } from '../fences.ts';

const begin = /^:begin_tab:[ \t]*(`*)([^`]*?)(`*)[ \t]*$/;
const anyBegin = /^:begin_tab:/;
const anyEnd = /^:end_tab:[ \t]*$/;

export const tab: BlockRule = {
  name: 'tab',
  before: 'table',
  interrupts: ['paragraph', 'reference', 'blockquote', 'list'],
  rule(state, startLine, endLine, silent) {
    const start = state.startOf(startLine);
    if (state.src.charCodeAt(start) !== 0x3a || isIndentedCode(state, startLine)) return false;
    const line = lineText(state, startLine);
    const match = begin.exec(line);
    if (!match) return anyEnd.test(line) && strayEnd(state, startLine, silent);
    if (silent) return true;
    const close = findEnd(state, startLine, endLine);
    const open = state.push('tab_open', '', 1);
    const [, ticks = '', names = '', after = ''] = match;
    const from = start + line.indexOf(names, ':begin_tab:'.length);
    const range = { start, end: start + line.trimEnd().length };
    if (ticks === '' || ticks !== after || names.trim() === '') noteOf(state)('bad-tab', range);
    open.content = names;
    open.meta = { from };
    if (!close.closed) noteOf(state)('unclosed-tab', range);
    const { parentType, lineMax } = state;
    state.parentType = 'tab';
    state.lineMax = close.line;
    state.md.block.tokenize(state, startLine + 1, close.line);
    Object.assign(state, { parentType, lineMax });
    state.line = close.line + (close.closed ? 1 : 0);
    state.push('tab_close', '', -1);
    return true;
  },
};

function strayEnd(state: PlacedBlock, line: number, silent: boolean): boolean {
  if (silent) return true;
  const start = state.startOf(line);
  const end = state.skipSpacesBack(state.eMarks[line] as number, start);
  noteOf(state)('stray-tab-end', { start, end });
  state.line = line + 1;
  state.push('nothing', '', 0);
  return true;
}

/** The line of the end. A tab without one ends before the next tab, heading or cell, so that it never takes the page with it. */
function findEnd(state: PlacedBlock, startLine: number, endLine: number): { line: number; closed: boolean } {
  let fence: Fence | undefined;
  /** The first line that no tab holds. */
  let bound = endLine;
  for (let line = startLine + 1; line < endLine; line++) {
    const text = lineText(state, line);
    if (fence) {
      if (lineInFence(text, fence) !== 'code') fence = undefined;
      continue;
    }
    if (anyEnd.test(text)) return { line, closed: true };
    if (anyBegin.test(text)) return { line: Math.min(bound, line), closed: false };
    fence = openedFence(text);
    if (bound === endLine && (/^#{1,6}[ \t]/.test(text) || fence?.info.includes('.input') === true))
      bound = line;
  }
  return { line: bound, closed: false };
}
