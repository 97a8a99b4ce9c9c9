// cell: a fence of code that runs → code cells, one for each different source that its variants have.

import type { CodeCell, FlowNode, Position } from '../../../document/index.ts';
import { nearest } from '../../../document/index.ts';
import type { Context } from '../../markdown/context.ts';
import type { Range } from '../../markdown/source.ts';
import { stateOf } from '../state.ts';
import { linesIn, parseBranches } from './branches.ts';
import type { Parsed } from './branches.ts';
import { isBlank, trimmed } from './lines.ts';
import type { SourceLine } from './lines.ts';
import { misspeltMarks, namelessTab, takeHiding, takeSaves, takeTab } from './marks.ts';
import type { Tab } from './marks.ts';

const languages = ['python', 'r', 'ruby', 'bash'];

/** The cell with which an author of this dialect chooses a variant while writing. */
const selector = /^\s*%load_ext\s+d2lbook\.tab\b/;

export interface CellCall {
  classes: readonly string[];
  lines: SourceLine[];
  position: Position;
  context: Context;
}

export function readCell({ classes, lines: given, position, context }: CellCall): FlowNode[] {
  if (given.some((line) => selector.test(line.text))) return [];
  const state = stateOf(context);
  state.cells++;
  const nameless = namelessTab(given);
  if (nameless) {
    const { mark, line } = nameless;
    context.note('tab-without-names', placeOf(mark, line, context), mark);
  }
  const { tab, rest } = takeTab(nameless?.rest ?? given);
  const { tags, hidesRest, rest: shown } = takeHiding(rest);
  state.hideRest ||= hidesRest;
  const variants = variantsOf(tab, context);
  if (!tab) state.unnamedCells++;
  for (const { line, name, near } of misspeltMarks(shown))
    context.note('unknown-cell-mark', placeOf(`@${name}`, line, context), name, near);
  const parsed = parseBranches(shown);
  report(parsed, context);
  const language = languages.find((name) => classes.includes(name)) ?? 'python';
  const common = {
    language,
    tags: state.hideRest ? [...new Set([...tags, 'remove-cell'])] : tags,
    position,
  };
  return sources(parsed, variants).map((source) => cellOf(source, common, context));
}

interface Source {
  variants: string[];
  lines: SourceLine[];
  saved: number[];
  text: string;
}

/** The different sources of a cell, each with its variants. */
function sources({ parts }: Parsed, variants: readonly string[]): Source[] {
  const result: Source[] = [];
  const branching = parts.some((part) => 'branches' in part);
  // A book without variants has each cell once.
  const names = variants.length > 0 ? variants : [''];
  for (const variant of branching ? names : names.slice(0, 1)) {
    const { lines, saved } = takeSaves(trimmed(linesIn(parts, variant)));
    // A mark at the end may leave a blank line there.
    while (lines.length > 0 && isBlank(lines.at(-1) as SourceLine)) lines.pop();
    const text = lines.map((line) => line.text).join('\n');
    if (text.trim() === '') continue;
    const same = result.find((one) => one.text === text && one.saved.join() === saved.join());
    if (same) same.variants.push(variant);
    else result.push({ variants: branching ? [variant] : [...variants], lines, saved, text });
  }
  return result;
}

function cellOf(
  { variants, lines, saved, text }: Source,
  common: Pick<CodeCell, 'language' | 'tags'> & { position: Position },
  context: Context,
): CodeCell {
  const all = context.options.variants;
  return {
    type: 'codeCell',
    language: common.language,
    source: text,
    tags: [...common.tags],
    options: saved.length > 0 ? { save: true, savedLines: saved } : {},
    ...(all.every((name) => variants.includes(name)) ? {} : { variants }),
    outputs: {},
    lines: lines.map(({ line, cut }) => ({ line, cut })),
    position: common.position,
  };
}

/** Those that the cell names; the first of the book where it names none. */
function variantsOf(tab: Tab | undefined, context: Context): string[] {
  const known = context.options.variants;
  const state = stateOf(context);
  if (!tab) return state.tab ? known.filter((name) => state.tab?.includes(name)) : known.slice(0, 1);
  if (tab.names.includes('all')) return [...known];
  const found = known.filter((name) => tab.names.includes(name));
  for (const name of tab.names) {
    if (known.includes(name)) state.named.add(name);
    else
      context.note(
        'unknown-variant',
        placeOf(name, tab.line, context),
        name,
        nearest(name, [...known, 'all']) ?? '',
      );
  }
  return found.length > 0 ? found : [...known];
}

function report({ problems, named }: Parsed, context: Context): void {
  for (const { line, condition } of problems)
    context.note('bad-tab-condition', placeOf(condition, line, context), condition);
  const known = context.options.variants;
  for (const { name, line } of named) {
    if (!known.includes(name))
      context.note('unknown-variant', placeOf(name, line, context), name, nearest(name, known) ?? '');
  }
}

/** Where words stand in a line. */
function placeOf(words: string, line: SourceLine, { source }: Context): Range {
  const start = source.lineStart(line.line - 1);
  const end = source.lineEnd(line.line - 1);
  const at = source.text.indexOf(words, start);
  return at === -1 || at + words.length > end ? { start, end } : { start: at, end: at + words.length };
}
