// parser: markdown-it with this reader's rules. Text goes in, placed tokens come out; nothing here knows the document tree.

import MarkdownIt from 'markdown-it';
import type { Env, MarkdownIt as Parser, StateBlock, StateInline } from 'markdown-it';
import type { DiagnosticNote } from './note.ts';
import { PlacedBlock, tokenizeBlocks } from './placed-block.ts';
import { PlacedInline, tokenizeInline } from './placed-inline.ts';
import type { PlacedToken } from './token.ts';
import { blockRules } from './block/index.ts';
import { inlineRules } from './inline/index.ts';

/** What the rules share while one source is parsed. */
export interface ParseEnvironment extends Env {
  note: DiagnosticNote;
  /** How many inline nodes stand around what is being read. */
  depth: number;
}

/** How deep blocks may stand in blocks; more is a diagnostic. */
const maxNesting = 100;

function createParser(): Parser {
  const md = new MarkdownIt({ html: true, maxNesting });
  md.normalizeLink = (url) => url;
  md.normalizeLinkText = (url) => url;
  for (const { name, before, interrupts, rule } of blockRules) {
    md.block.ruler.before(
      before,
      name,
      rule as (state: StateBlock, start: number, end: number, silent: boolean) => boolean,
      {
        alt: [...interrupts],
      },
    );
  }
  for (const { name, before, rule } of inlineRules) {
    md.inline.ruler.before(before, name, rule as (state: StateInline, silent: boolean) => boolean);
  }
  // Joining text tokens would lose the places of escapes; phrasing.ts joins them.
  md.inline.ruler2.disable('fragments_join');
  md.inline.State = PlacedInline;
  md.inline.tokenize = tokenizeInline;
  md.block.State = PlacedBlock;
  md.block.tokenize = tokenizeBlocks;
  return md;
}

const parser = createParser();

/** The block tokens of a text from a line on; `inline` tokens are not parsed yet, but all link definitions are known. */
export function parseBlocks(text: string, firstLine: number, env: ParseEnvironment): PlacedToken[] {
  const tokens: PlacedToken[] = [];
  if (text === '') return tokens;
  const state = new PlacedBlock(text, parser, env, tokens);
  state.line = firstLine;
  parser.block.tokenize(state, firstLine, state.lineMax);
  return tokens;
}

/** The inline tokens of a piece of content, placed by offsets in it. */
export function parseInline(content: string, env: ParseEnvironment): PlacedToken[] {
  const tokens: PlacedToken[] = [];
  parser.inline.parse(content, parser, env, tokens);
  return tokens;
}

/** Text with its backslash escapes and character references taken as CommonMark takes them. */
export const decodeText = (text: string): string => parser.utils.unescapeAll(text);
