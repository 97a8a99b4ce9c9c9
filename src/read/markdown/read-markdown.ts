// read-markdown: the way from a text to a document: head, blocks, nodes, then variants and abbreviations.

import type { Diagnostic, FlowNode, Node, PageFrontmatter, ReadResult, Text } from '../../document/index.ts';
import { compareDiagnostics, diagnostic } from '../../document/index.ts';
import { markAbbreviations } from './abbreviations.ts';
import { divideBlocks } from './block-division.ts';
import type { Context } from './context.ts';
import { readFrontMatter } from './front-matter.ts';
import { myst } from './myst.ts';
import type { DiagnosticNote } from './note.ts';
import type { ReadOptions } from './options.ts';
import { parseBlocks } from './parser.ts';
import { readPhrasing } from './phrasing.ts';
import { openSource } from './source.ts';
import type { Source } from './source.ts';
import { groupVariants } from './variants.ts';

/**
 * Reads one page of CommonMark and MyST. Never throws for what an author wrote: what is not understood is an error node and
 * a diagnostic. `@name` is kept as a narrative `cite`, whose key may be a label of the book; link/ decides.
 */
export function readMarkdown(path: string, text: string, options: ReadOptions): ReadResult {
  const diagnostics: Diagnostic[] = [];
  const source = openSource(path, text, false);
  const note = noteFor(source, diagnostics);
  const { frontmatter, discussions, firstLine } = readFrontMatter(source, note, options.variants);
  const included = new Set<string>();
  const run: Run = { options, frontmatter, included, diagnostics, cells: true };
  const children = groupVariants(readSource(source, firstLine, [path], run), options.variants);
  const end = source.position(0, source.text.length);
  return {
    document: {
      path,
      frontmatter,
      tree: { type: 'root', children, position: end },
      included: [...included],
      ...(discussions.length > 0 && { discussions }),
    },
    diagnostics: diagnostics.toSorted(compareDiagnostics),
  };
}

/** Reads Markdown that a cell gave as output: as a page, but nothing in it runs and nothing is taken from files. */
export function readOutputMarkdown(
  text: string,
  file: string,
): { children: FlowNode[]; diagnostics: Diagnostic[] } {
  const diagnostics: Diagnostic[] = [];
  const options: ReadOptions = { variants: [], load: () => undefined };
  const run: Run = { options, frontmatter: { other: {} }, included: new Set(), diagnostics, cells: false };
  return { children: readSource(openSource(file, text, false), 0, [file], run), diagnostics };
}

/** What all sources of one page share. */
interface Run {
  options: ReadOptions;
  frontmatter: PageFrontmatter;
  included: Set<string>;
  diagnostics: Diagnostic[];
  cells: boolean;
}

export function noteFor(source: Source, diagnostics: Diagnostic[]): DiagnosticNote {
  return (code, { start, end }, ...args) => {
    diagnostics.push(diagnostic(code, { file: source.file, position: source.position(start, end) }, ...args));
  };
}

/** The blocks of a source from a line on. */
function readSource(source: Source, firstLine: number, open: readonly string[], run: Run): FlowNode[] {
  const note = noteFor(source, run.diagnostics);
  const context: Context = {
    dialect: myst,
    source,
    options: run.options,
    frontmatter: run.frontmatter,
    env: { parser: myst.parser, note, depth: 0 },
    note,
    open,
    included: run.included,
    cells: run.cells,
    waiting: new Map(),
    phrasing: (content, segments) => readPhrasing(content, segments, context),
    readFile(path, text) {
      const file = openSource(path, text, true);
      // The head of an included page is not this page's.
      const { firstLine: first } = readFrontMatter(file, noteFor(file, []), run.options.variants);
      return named(readSource(file, first, [...open, path], run), path);
    },
  };
  const nodes = divideBlocks(parseBlocks(source.text, firstLine, context.env), context);
  for (const { name, place, range } of context.waiting.values())
    note('misplaced-directive', range, name, place);
  const offsetOf = (node: Text): number | undefined =>
    node.file === undefined && node.position ? source.offset(node.position) : undefined;
  return markAbbreviations(
    nodes,
    { ...run.options.abbreviations, ...ownAbbreviations(run) },
    source,
    offsetOf,
  );
}

/** Those of the page's head (a key of MyST). */
function ownAbbreviations({ frontmatter }: Run): Record<string, string> {
  const given = frontmatter.other['abbreviations'];
  if (typeof given !== 'object' || given === null) return {};
  return Object.fromEntries(
    Object.entries(given).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/** Says of every node which file it comes from; those of a deeper include say it already. */
function named<T extends Node>(nodes: T[], file: string): T[] {
  return nodes.map((node) => ({
    ...node,
    file: node.file ?? file,
    ...('children' in node && { children: named(node.children as Node[], file) }),
  })) as T[];
}
