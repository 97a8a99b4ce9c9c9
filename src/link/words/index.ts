// words/: the words that a book itself says ("Figure", "Theorem", "Contents"), a table per language.
// Main function: `wordsOf(language)`. It turns a language tag into its table.
// It must never hold what only a writer says (buttons, menus): those words are the writer's.

import { inLanguage } from '../../document/index.ts';
import type { Words } from '../book.ts';
import { chinese } from './chinese.ts';
import { english } from './english.ts';
import { german } from './german.ts';

const tables: Readonly<Record<string, Words>> = { en: english, de: german, zh: chinese };

/** The words of a language (a BCP 47 tag); English where there is no table for it. */
export const wordsOf = (language: string): Words => inLanguage(language, tables) ?? english;
