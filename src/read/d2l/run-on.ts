// run-on: lines of a paragraph that look like a list, a heading, a quote or a figure. They are words here, since a blank line
// must stand before those (Pandoc); the author hardly meant it.

import type { Context } from '../markdown/context.ts';
import type { PlacedToken } from '../markdown/token.ts';

const kinds: readonly { what: string; pattern: RegExp }[] = [
  { what: 'a list', pattern: /^(?:[*+-]|\d{1,3}[.)])[ \t]+\S/ },
  { what: 'a heading', pattern: /^#{1,6}[ \t]+\S/ },
  { what: 'a quotation', pattern: /^>[ \t]?\S/ },
];
/** A picture with words, which would be its caption. */
const figure = /^!\[[^\]]+\]\([^()]*\)$/;

export function noteRunOn(inline: PlacedToken, { source, note }: Context): void {
  const { content } = inline;
  if (!content.includes('\n')) return;
  const lines = content.split('\n');
  const index = lines.findIndex((line, i) => i > 0 && lookOf(line) !== undefined);
  const what = index === -1 ? undefined : lookOf(lines[index] as string);
  const picture = content.includes('![') ? lines.findIndex((line) => figure.test(line)) : -1;
  // Pictures side by side are meant.
  const glued = picture !== -1 && !lines.every((line) => figure.test(line));
  const at = what === undefined ? picture : index;
  if (what === undefined && !glued) return;
  const line = (inline.map?.[0] ?? 0) + at;
  const end = source.lineEnd(line);
  const range = { start: end - (lines[at] as string).length, end };
  note('missing-blank-line', range, what ?? 'a figure', what === undefined && at === 0 ? 'after' : 'before');
}

/** What a line looks like. */
function lookOf(line: string): string | undefined {
  // Letters, the most frequent by far, begin none of them.
  return line.charCodeAt(0) > 0x40 ? undefined : kinds.find(({ pattern }) => pattern.test(line))?.what;
}
