// csl-files: the texts of the Citation Style Language that formatting needs.

/** `style` is an independent CSL 1.0 style (XML); `locales` are CSL locale files (XML), of which the book's language picks one. */
export interface CslFiles {
  style: string;
  locales: readonly string[];
}
