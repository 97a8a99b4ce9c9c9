// read-post: a reader's post as nodes: nothing in it runs, includes, numbers or names a place of its own.

import type { Diagnostic, FlowNode } from '../../document/index.ts';
import { compareDiagnostics } from '../../document/index.ts';
import { readBlocks } from '../markdown/blocks.ts';
import type { Context } from '../markdown/context.ts';
import { parseBlocks } from '../markdown/parser.ts';
import { readPhrasing } from '../markdown/phrasing.ts';
import { noteFor } from '../markdown/read-markdown.ts';
import { openSource } from '../markdown/source.ts';
import { post } from './dialect.ts';

/**
 * Reads the Markdown of a post. What it can hold: paragraphs, headings, lists, quotes, code, tables, formulas, rules, spoilers
 * (`details`); emphasis, code, links, images, formulas, references to labels of the book (`crossReference`; `#label` without words)
 * and mentions (`cite`, whose label is the handle). HTML is text. Never throws for what was written.
 */
export function readPost(text: string): { children: FlowNode[]; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const source = openSource('post', text, false);
  const note = noteFor(source, diagnostics);
  const context: Context = {
    dialect: post,
    source,
    options: { variants: [], load: () => undefined, smartPunctuation: false },
    frontmatter: { other: {} },
    env: { parser: post.parser, note, depth: 0 },
    note,
    open: ['post'],
    included: new Set(),
    cells: false,
    waiting: new Map(),
    phrasing: (content, segments) => readPhrasing(content, segments, context),
    readFile: () => [],
  };
  const children = readBlocks({ tokens: parseBlocks(source.text, 0, context.env), at: 0, context });
  return { children, diagnostics: diagnostics.toSorted(compareDiagnostics) };
}
