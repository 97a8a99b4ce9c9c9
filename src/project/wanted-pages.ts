// wanted-pages: which pages `--pages` means.

import { globPattern } from './configuration/contents.ts';

/** Patterns of the shell, separated by commas; without a pattern all pages are meant. */
export function wantedPages(pattern: string | undefined): (page: string) => boolean {
  if (pattern === undefined) return () => true;
  const expressions = pattern.split(',').map((one) => globPattern(one.trim()));
  return (page) => expressions.some((expression) => expression.test(page));
}
