// words: what the forum says, by language.

import { inLanguage } from '../../../document/index.ts';
import { english } from './english.ts';

/** A table as English has it, with other words in it. */
export type Words = Widened<typeof english>;

/** Literal words become any words; functions keep their parameters. */
type Widened<Table> = Table extends string
  ? string
  : Table extends (...parameters: infer Parameters) => string
    ? (...parameters: Parameters) => string
    : { readonly [Key in keyof Table]: Widened<Table[Key]> };

const table: Readonly<Record<string, Words>> = { en: english };

/** The words of a language (a BCP 47 tag); English where there is no table for it. */
export const wordsOf = (language: string): Words => inLanguage(language, table) ?? english;
