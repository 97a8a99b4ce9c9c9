// parser: markdown-it with the rules of a dialect. Text goes in, placed tokens come out; nothing here knows the document tree.

import MarkdownIt from 'markdown-it';
import type { Env, MarkdownIt as Parser, StateBlock, StateInline } from 'markdown-it';
import type { DiagnosticNote } from './note.ts';
import { PlacedBlock, tokenizeBlocks } from './placed-block.ts';
import { PlacedInline, tokenizeInline } from './placed-inline.ts';
import type { PlacedToken } from './token.ts';
import type { BlockRule } from './block/rule.ts';
import type { InlineRule } from './inline/rule.ts';

export type { Parser };

/** What the rules share while one source is parsed. */
export interface ParseEnvironment extends Env {
  parser: Parser;
  note: DiagnosticNote;
  /** How many inline nodes stand around what is being read. */
  depth: number;
}

/** How deep blocks may stand in blocks; more is a diagnostic. */
const maxNesting = 100;

type BlockFunction = (state: StateBlock, start: number, end: number, silent: boolean) => boolean;
type InlineFunction = (state: StateInline, silent: boolean) => boolean;

/** The syntax of a dialect: its rules in the order in which they are put among CommonMark's. */
export interface Syntax {
  block: readonly BlockRule[];
  inline: readonly InlineRule[];
  /** Whether HTML is read as HTML; else it is text. Default true. */
  html?: boolean;
  /** CommonMark's block rules that the dialect bounds: where one is true, nothing of the kind begins at the line. */
  refuses?: Readonly<
    Record<string, (state: PlacedBlock, startLine: number, endLine: number, silent: boolean) => boolean>
  >;
}

export function createParser(syntax: Syntax): Parser {
  const md = new MarkdownIt({ html: syntax.html ?? true, maxNesting });
  md.normalizeLink = (url) => url;
  md.normalizeLinkText = (url) => url;
  for (const [name, refuses] of Object.entries(syntax.refuses ?? {}))
    bound(md, name, refuses as BlockFunction);
  for (const { name, before, interrupts, rule } of syntax.block) {
    const options = { alt: [...interrupts] };
    if (before === name) md.block.ruler.at(name, rule as BlockFunction, options);
    else md.block.ruler.before(before, name, rule as BlockFunction, options);
  }
  for (const { name, before, rule } of syntax.inline) {
    if (before === name) md.inline.ruler.at(name, rule as InlineFunction);
    else md.inline.ruler.before(before, name, rule as InlineFunction);
  }
  // Joining text tokens would lose the places of escapes; phrasing.ts joins them.
  md.inline.ruler2.disable('fragments_join');
  md.inline.State = PlacedInline;
  md.inline.tokenize = tokenizeInline;
  md.block.State = PlacedBlock;
  md.block.tokenize = tokenizeBlocks;
  return md;
}

/** Puts a condition before one of CommonMark's rules. */
function bound(md: Parser, name: string, refuses: BlockFunction): void {
  const rule = md.block.ruler.__rules__.find((one) => one.name === name);
  if (!rule) throw new Error(`there is no rule ${name}`);
  const { fn, alt } = rule;
  const bounded: BlockFunction = (state, start, end, silent) =>
    !refuses(state, start, end, silent) && fn(state, start, end, silent);
  md.block.ruler.at(name, bounded, { alt });
}

/** The block tokens of a text from a line on; `inline` tokens are not parsed yet, but all link definitions are known. */
export function parseBlocks(text: string, firstLine: number, env: ParseEnvironment): PlacedToken[] {
  const tokens: PlacedToken[] = [];
  if (text === '') return tokens;
  const { parser } = env;
  const state = new PlacedBlock(text, parser, env, tokens);
  state.line = firstLine;
  parser.block.tokenize(state, firstLine, state.lineMax);
  return tokens;
}

/** The inline tokens of a piece of content, placed by offsets in it. */
export function parseInline(content: string, env: ParseEnvironment): PlacedToken[] {
  const tokens: PlacedToken[] = [];
  env.parser.inline.parse(content, env.parser, env, tokens);
  return tokens;
}

/** Text with its backslash escapes and character references taken as CommonMark takes them. */
export const decodeText = (text: string): string => utils.unescapeAll(text);
const { utils } = new MarkdownIt();
