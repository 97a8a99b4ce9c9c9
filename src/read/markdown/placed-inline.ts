// placed-inline: markdown-it's inline state and loop, which also note where each token starts and ends in its content.

import MarkdownIt from 'markdown-it';
import type { ParserInline, StateInline } from 'markdown-it';
import type { PlacedToken } from './token.ts';

const { State } = new MarkdownIt().inline;

export class PlacedInline extends State {
  /** Where the text that has not become a token yet began. */
  pendingStart = 0;
  /** Offset of the last `@`, -1 for none: without one there is no citation to look for. */
  lastAt: number | undefined;
  /** Lengths of runs of backticks or dollars → offset of the last run of that length. */
  lastRuns = new Map<string, number>();

  override pushPending(): PlacedToken {
    const token: PlacedToken = super.pushPending();
    token.start = this.pendingStart;
    token.end = this.pendingStart + token.content.length;
    return token;
  }
}

/** The loop over a content: the first rule that takes a place makes its tokens, else it is text. As markdown-it's own. */
export function tokenizeInline(this: ParserInline, given: StateInline): void {
  const state = given as PlacedInline;
  const rules = this.ruler.getRules('');
  const end = state.posMax;
  const deep = state.level >= state.md.options.maxNesting;
  while (state.pos < end) {
    const before = state.pos;
    const count = state.tokens.length;
    const empty = state.pending === '';
    let done = false;
    if (!deep) for (const rule of rules) if ((done = rule(state, false))) break;
    if (!done) state.pending += state.src[state.pos++] as string;
    if (empty && state.pending !== '') state.pendingStart = before;
    if (state.tokens.length > count) place(state.tokens, count, before, state.pos);
  }
  if (state.pending) state.pushPending();
}

/** Gives their places to the tokens that one rule made; what a nested loop made has them. */
function place(tokens: PlacedToken[], from: number, start: number, end: number): void {
  let at = start;
  for (let i = from; i < tokens.length; i++) {
    const token = tokens[i] as PlacedToken;
    if (token.start !== undefined || token.end !== undefined) continue;
    token.start = at;
    if (token.nesting > 0) {
      token.end = end;
      if (token.markup === 'autolink') at = start + 1;
    } else if (token.nesting < 0) {
      token.end = end;
    } else if (token.type === 'text') {
      token.end = at += token.content.length;
    } else {
      token.end = end;
    }
  }
}
