// statements: the statements of a module's top level, each with its own syntax tree.

import type { SyntaxNode, Tree } from '@lezer/common';
import { parser } from '@lezer/python';
import { logicalLines } from './logical-lines.ts';
import { maskMagics } from './magics.ts';

/** A statement of the top level. Offsets in `tree` count from `start`. */
export interface Statement {
  start: number;
  end: number;
  /** As written, except that magics are hidden. */
  text: string;
  /** Made when it is first asked for: of most statements only the text is looked at. */
  readonly tree: Tree;
  /** Offset in the source of the first place that Python does not understand. */
  readonly error: number | undefined;
}

const continuation = /^(?:elif|else|except|finally)\b/;

/** Splits a source by its lines, not by a grammar: what is broken in one statement stays there. */
export function topLevelStatements(source: string): Statement[] {
  const { masked } = maskMagics(source);
  const ranges: { start: number; end: number }[] = [];
  let decorated = false;
  for (const line of logicalLines(masked)) {
    const last = ranges.at(-1);
    const attaches =
      line.indent > 0 || decorated || continuation.test(masked.slice(line.start, line.start + 8));
    if (last && attaches) last.end = line.end;
    else ranges.push({ start: line.start, end: line.end });
    decorated = masked[line.start] === '@' && line.indent === 0;
  }
  return ranges.map(({ start, end }) => parseStatement(masked, start, end));
}

function parseStatement(source: string, start: number, end: number): Statement {
  const text = source.slice(start, end);
  let parsed: { tree: Tree; error: number | undefined } | undefined;
  const parse = (): NonNullable<typeof parsed> => {
    if (parsed) return parsed;
    const whole = wellFormed(text);
    if (whole) return (parsed = { tree: whole, error: undefined });
    const tree = parser.parse(text);
    const error = firstError(tree, text);
    return (parsed = { tree, error: error === undefined ? undefined : start + error });
  };
  return {
    start,
    end,
    text,
    get tree() {
      return parse().tree;
    },
    get error() {
      return parse().error;
    },
  };
}

const strict = parser.configure({ strict: true });

/** The tree of a text without errors; undefined where there is one. */
function wellFormed(text: string): Tree | undefined {
  try {
    return strict.parse(text);
  } catch {
    return undefined;
  }
}

/** Where the grammar used here knows less than Python does: no mistakes of the author. */
const beyondGrammar = [
  /\bwith\b.*\bas\s*[([]/,
  /\bwith\s*\(/,
  /^\s*@/,
  /[[,]\s*\*/,
  /\byield\s*(?:$|[)\]#;])/,
  /\d\.(?![\w.])/,
  /^\s*case\b/,
  /\b0[xXoObB]_/,
  /\bin\s+\*/,
];

function firstError(tree: Tree, text: string): number | undefined {
  let first: number | undefined;
  tree.iterate({
    enter: (node) => {
      if (node.type.isError && first === undefined) first = node.from;
      return first === undefined;
    },
  });
  if (first === undefined) return undefined;
  const from = text.lastIndexOf('\n', first - 1) + 1;
  const until = text.indexOf('\n', first);
  const line = text.slice(from, until === -1 ? text.length : until);
  return beyondGrammar.some((pattern) => pattern.test(line)) ? undefined : first;
}

/** The children of a node as an array. */
export function childNodes(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}
