// cook-post: the text of a post → its finished HTML and what it names.

import type { Diagnostic } from '../../document/index.ts';
import { readPost } from '../../read/index.ts';
import type { Html } from '../../write/html/index.ts';
import { element, text } from '../../write/html/index.ts';
import { blocks } from './blocks.ts';
import { unsafeIn } from './check/check-html.ts';
import type { CookContext, Cooked, CookProblem, CookProblemCode } from './cooked.ts';
import { cookVersion } from './cooked.ts';
import type { Cooking } from './cooking.ts';
import { formulaShelf, formulaWriter } from './formulas.ts';
import { limits } from './limits.ts';
import { excerptOf, plainOf } from './plain.ts';
import type { BookReferences } from './references.ts';

const shelves = new WeakMap<BookReferences, ReturnType<typeof formulaShelf>>();

/** The formulas of a book's posts; made once for each book. */
function shelfOf(references: BookReferences): ReturnType<typeof formulaShelf> {
  let shelf = shelves.get(references);
  if (!shelf) shelves.set(references, (shelf = formulaShelf(references.macros)));
  return shelf;
}

/**
 * Cooks a post. Never throws for what was written: what cannot be shown is shown as its source, and said in `problems`.
 * Every part of the HTML is looked at once more before it leaves; what is not on the list of allowed things makes the whole
 * post its source.
 */
export function cookPost(raw: string, references: BookReferences, context: CookContext): Cooked {
  // A text that nobody was allowed to post is not read at all.
  if (raw.length > 2 * limits.longest) return asSource(raw, 'too-long');
  const { children, diagnostics } = readPost(raw);
  const cooking: Cooking = {
    references,
    context,
    formulas: formulaWriter(shelfOf(references)),
    problems: problemsOf(diagnostics),
    mentions: new Set(),
    quotes: new Map(),
    links: new Set(),
    uploads: new Set(),
    images: 0,
    code: 0,
  };
  const cooked = blocks(children, cooking, { inLink: false, tight: false, depth: 0 });
  if (cooked.length > limits.html) return asSource(raw, 'too-long');
  if (unsafeIn(cooked) !== undefined) return asSource(raw, 'not-cooked');
  const plain = plainOf(children, references);
  return {
    cooked,
    version: cookVersion,
    plain,
    excerpt: excerptOf(plain),
    mentions: [...cooking.mentions],
    quotes: [...cooking.quotes.values()],
    links: [...cooking.links],
    uploads: [...cooking.uploads],
    images: cooking.images,
    problems: cooking.problems.toSorted((a, b) => a.line - b.line),
  };
}

/** A text as it was written. */
export const fromSource = (raw: string): Html =>
  element(
    'div',
    { class: 'cell shown source' },
    element('pre', { tabindex: 0 }, element('code', {}, text(raw))),
  );

/** Without a spoiler's title nobody knows what is hidden, so nothing of the text is in excerpts and mails. */
export const asSource = (raw: string, code: CookProblemCode): Cooked => ({
  cooked: fromSource(raw.slice(0, 2 * limits.longest)),
  version: cookVersion,
  plain: '',
  excerpt: '',
  mentions: [],
  quotes: [],
  links: [],
  uploads: [],
  images: 0,
  problems: [{ line: 1, code }],
});

const codes: Partial<Record<Diagnostic['code'], CookProblemCode>> = {
  'unclosed-fence': 'unclosed-code',
  'unclosed-directive': 'unclosed-spoiler',
  'unclosed-math': 'unclosed-formula',
  'nesting-too-deep': 'nested-too-deeply',
};

function problemsOf(diagnostics: readonly Diagnostic[]): CookProblem[] {
  return diagnostics.flatMap(({ code, position }) => {
    const known = codes[code];
    return known === undefined ? [] : [{ line: position?.start.line ?? 1, code: known }];
  });
}
