// saved-statements: which statements of a cell its marks save.

import type { Statement } from '../python/statements.ts';
import type { LibraryCell } from './library.ts';

/**
 * The statements that are saved. Without marks a saved cell saves what it defines and imports, and this is all of them.
 * A mark saves the statement that holds its line or begins after it, and those that follow without a blank line, up to
 * the first that has an indented line. A statement is never cut.
 */
export function savedStatements(
  { save, savedLines, source }: LibraryCell,
  statements: readonly Statement[],
): ReadonlySet<Statement> {
  if (!save) return new Set();
  if (savedLines === undefined) return new Set(statements);
  const starts = lineStarts(source);
  const saved = new Set<Statement>();
  for (const line of savedLines) {
    const at = starts[line - 1];
    if (at === undefined) continue;
    let index = statements.findIndex(({ end }) => end > at);
    for (let one = statements[index]; one; one = statements[++index]) {
      saved.add(one);
      const next = statements[index + 1];
      if (!next || isCompound(one) || /\n[^\S\n]*\n/.test(source.slice(one.end, next.start))) break;
    }
  }
  return saved;
}

/** Whether it has indented lines, or is a definition on one line. */
function isCompound({ text }: Statement): boolean {
  return /\n[^\S\n]/.test(text) || /^(?:@|(?:async\s+)?def\b|class\b)/.test(text);
}

function lineStarts(source: string): number[] {
  const starts = [0];
  for (let at = source.indexOf('\n'); at !== -1; at = source.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
