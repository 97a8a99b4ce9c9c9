// options: what a reader of Markdown is told besides the text.

export interface ReadOptions {
  /** Names of the project's variants, for `:variant:`; an unknown one is a diagnostic. */
  variants: readonly string[];
  /** Text of another file of the book (path from the book's root), for include, csv-table, literalinclude; undefined = not there. */
  load(path: string): string | undefined;
  /** Curly quotes, dashes, ellipses in text (MyST's smartquotes); default true. */
  smartPunctuation?: boolean;
  /** Abbreviations of the project: word → long form. */
  abbreviations?: Readonly<Record<string, string>>;
}
