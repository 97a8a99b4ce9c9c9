// input: what is given to the compiler and what comes back.

/** A file for Typst: its path from the root of the project, its text or its bytes. */
export interface TypesetFile {
  path: string;
  contents: Uint8Array | string;
}

export interface TypesetInput {
  /** Path of the file to compile. */
  main: string;
  files: readonly TypesetFile[];
  /** TrueType or OpenType files, as bytes or as paths. No other font is used by a template with `fallback: false`. */
  fonts: readonly Uint8Array[] | readonly string[];
  /** `sys.inputs` of the compiler. */
  inputs: Record<string, string>;
  /** `ua-1` (accessible) for screens, `a-2b` (archive) for printers. Both fail on a letter that no font has. */
  standard: 'ua-1' | 'a-2b';
  /** Seconds since 1970, written into the PDF; never the clock. */
  date: number;
}

export interface TypesetError {
  message: string;
  /** File of the project where it happened, and the line in it; errors of the export have neither. */
  file?: string;
  line?: number;
}

export type Typeset =
  | { ok: true; pdf: Uint8Array; pages: number; warnings: string[] }
  | { ok: false; errors: TypesetError[] };
