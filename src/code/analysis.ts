// analysis: what a piece of code defines, imports and uses.

/** A name that code defines at its top level. */
export interface Definition {
  name: string;
  kind: 'function' | 'class' | 'variable';
  /** The whole statement, decorators included, without the comment after it. */
  source: string;
  /** Offsets of `source` in the code. */
  start: number;
  end: number;
  docstring?: string;
}

/** An import statement of the top level. */
export interface Import {
  /** The whole statement on one line. */
  source: string;
  /** The names that it binds; `*` for a star import. */
  names: string[];
  /** The modules that it loads, such as `numpy.linalg`. */
  modules: string[];
  start: number;
  end: number;
}

export interface Analysis {
  definitions: Definition[];
  imports: Import[];
  /** Free names in order of first use, with their dotted chains: `tt.check` stands for itself and for `tt`. */
  uses: string[];
  /** The first place where the code is not well formed. */
  error?: { message: string; offset: number };
}
