// cooking: what is known and gathered while one post is cooked.

import type { Position } from '../../document/index.ts';
import type { CookContext, CookProblem, CookProblemCode, QuotedPost } from './cooked.ts';
import type { FormulaWriter } from './formulas.ts';
import type { BookReferences } from './references.ts';

export interface Cooking {
  references: BookReferences;
  context: CookContext;
  formulas: FormulaWriter;
  problems: CookProblem[];
  mentions: Set<string>;
  quotes: Map<string, QuotedPost>;
  links: Set<string>;
  uploads: Set<string>;
  images: number;
  /** Signs of code so far. */
  code: number;
}

/** Where in the post something stands; changes from node to node. */
export interface Place {
  /** Within the words of a link: no other link may begin. */
  inLink: boolean;
  /** The items of a tight list have no paragraphs. */
  tight: boolean;
  depth: number;
}

export function say(
  cooking: Cooking,
  code: CookProblemCode,
  position: Position | undefined,
  details?: Readonly<Record<string, string | number>>,
): void {
  const line = position?.start.line ?? 1;
  cooking.problems.push({ line, code, ...(details && { details }) });
}
