// read-d2l: the way from a text to a document: marks of slides, blocks, nodes, then variants, discussions, abbreviations.

import type { Diagnostic, Document, FlowNode, ReadResult } from '../../document/index.ts';
import { compareDiagnostics } from '../../document/index.ts';
import { markAbbreviations } from '../markdown/abbreviations.ts';
import type { Context } from '../markdown/context.ts';
import type { ReadOptions } from '../markdown/options.ts';
import { parseBlocks } from '../markdown/parser.ts';
import { readPhrasing } from '../markdown/phrasing.ts';
import { noteFor } from '../markdown/read-markdown.ts';
import { openSource } from '../markdown/source.ts';
import { groupVariants } from '../markdown/variants.ts';
import { readAll } from './blocks.ts';
import { d2l } from './dialect.ts';
import { takeDiscussions } from './discussions.ts';
import { maskSlideMarks } from './slide-marks.ts';
import type { Masked } from './slide-marks.ts';
import { keepState, newState } from './state.ts';
import type { PageState } from './state.ts';
import { restoreMarks } from './restore-marks.ts';

/**
 * Reads one page in the Markdown of Dive into Deep Learning (d2lbook). The first of the variants is the default one, to which
 * cells without a mark belong. Never throws for what an author wrote.
 */
export function readD2l(path: string, given: string, options: ReadOptions): ReadResult {
  const diagnostics: Diagnostic[] = [];
  const masked = maskSlideMarks(given);
  const source = openSource(path, masked.text, false);
  const note = noteFor(source, diagnostics);
  for (const { range, mark, reason } of masked.problems) note('unbalanced-slide-mark', range, mark, reason);
  const state = newState();
  const included = new Set<string>();
  const context: Context = {
    dialect: d2l,
    source,
    options,
    frontmatter: { other: {} },
    env: { parser: d2l.parser, note, depth: 0 },
    note,
    open: [path],
    included,
    cells: true,
    waiting: new Map(),
    phrasing: (content, segments) => readPhrasing(content, segments, context),
    readFile: () => [],
  };
  keepState(context, state);
  const nodes = readAll({ tokens: parseBlocks(source.text, 0, context.env), at: 0, context });
  const children = finish(nodes, state, masked, context);
  const position = source.position(0, source.text.length);
  const document: Document = {
    path,
    frontmatter: context.frontmatter,
    tree: { type: 'root', children, position },
    included: [...included],
    ...variantsOf(state, options.variants),
    ...(state.toctrees.length > 0 && { toctrees: state.toctrees }),
    ...(state.bibliographies.length > 0 && { bibliographies: state.bibliographies }),
    ...(state.discussions.length > 0 && { discussions: state.discussions }),
  };
  return { document, diagnostics: diagnostics.toSorted(compareDiagnostics) };
}

function finish(nodes: FlowNode[], state: PageState, masked: Masked, context: Context): FlowNode[] {
  const { options, source } = context;
  const restored = state.slideMarks === masked.count ? nodes : restoreMarks(nodes, context);
  const marked = markAbbreviations(restored, options.abbreviations ?? {}, source, (node) =>
    node.position ? source.offset(node.position) : undefined,
  );
  return groupVariants(takeDiscussions(marked, state.discussions), options.variants);
}

/**
 * A page exists in another than the first variant where a cell or a tab names it, or where it has no code at all; in the
 * first where any of its cells runs.
 */
function variantsOf(state: PageState, all: readonly string[]): Pick<Document, 'variants'> {
  if (state.cells === 0) return {};
  const [first] = all;
  const variants = all.filter((name) => state.named.has(name) || (name === first && state.unnamedCells > 0));
  return variants.length === 0 || variants.length === all.length ? {} : { variants };
}
