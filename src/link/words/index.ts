// words/: the words that a book itself says ("Figure", "Theorem", "Contents"), a table per language.
// Main function: `wordsOf(language)`. It turns a language tag into its table.
// It must never hold what only a writer says (buttons, menus): those words are the writer's.

import type { Words } from '../book.ts';
import { chinese } from './chinese.ts';
import { english } from './english.ts';
import { german } from './german.ts';

const tables: readonly Words[] = [english, german, chinese];

/** The words of a language (a BCP 47 tag); English where there is no table for it. */
export function wordsOf(language: string): Words {
  const primary = language.toLowerCase().split(/[-_]/)[0];
  const table = tables.find((words) => words.language === primary);
  return table ?? english;
}
