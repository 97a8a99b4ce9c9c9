// kinds: which role of a grammar becomes which kind of token.

import { tagHighlighter, tags as t } from '@lezer/highlight';
import type { Highlighter, Tag } from '@lezer/highlight';
import type { TokenKind } from './token.ts';

const rules: readonly (readonly [TokenKind, readonly Tag[]])[] = [
  ['comment', [t.comment]],
  ['keyword', [t.keyword, t.heading, t.modifier, t.self]],
  ['string', [t.string, t.character, t.regexp, t.attributeValue, t.escape, t.monospace, t.url, t.color]],
  ['number', [t.number]],
  ['constant', [t.bool, t.null, t.atom, t.constant(t.variableName), t.contentSeparator]],
  ['function', [t.function(t.variableName), t.function(t.propertyName), t.macroName]],
  ['type', [t.typeName, t.className, t.namespace, t.attributeName]],
  ['variable', [t.special(t.variableName), t.labelName]],
  ['operator', [t.operator]],
  ['meta', [t.meta, t.annotation]],
  ['tag', [t.tagName]],
];
const styles = [
  ...rules.flatMap(([kind, tags]) => tags.map((tag) => ({ tag, class: kind as string }))),
  { tag: t.derefOperator, class: 'plain' },
];

/** For programs, where attributes of objects are plain. */
export const programKinds: Highlighter = tagHighlighter(styles);

/** For data and style sheets, where the keys carry the structure. */
export const dataKinds: Highlighter = tagHighlighter([...styles, { tag: t.propertyName, class: 'property' }]);

/** The kind of a piece for the classes that the highlighters above give it. */
export function kindOf(classes: string, text: string): TokenKind | undefined {
  const name = classes.split(' ')[0] as string;
  if (name === '' || name === 'plain') return undefined;
  // Python's grammar calls `*` and format specifications modifiers, as it does `async`.
  if (name === 'keyword' && /^[*:!<>^=]/.test(text)) return 'operator';
  return name as TokenKind;
}
