// environment: a Python that has what a variant of the book asks for.

/** Ready to start kernels in. */
export interface Environment {
  variant: string;
  /** Its folder, a `venv`. */
  folder: string;
  /** Absolute path of its Python. */
  python: string;
  /** Such as `3.11.7`. */
  pythonVersion: string;
  /** Changes when any installed package changes: part of the key of every stored output. */
  fingerprint: string;
  /** Installed packages as `name==version`, sorted. */
  packages: string[];
  /** How a kernel is started; `{connection_file}` stands for the file's path. */
  kernelArgv: string[];
}

/** A requirements file as the book has it. */
export interface Requirements {
  /** From the book's root, for diagnostics. */
  path: string;
  text: string;
  /** Absolute path of its folder, for `-r other.txt` and local packages in it. */
  folder?: string;
}

export interface EnvironmentRequest {
  variant: string;
  requirements: Requirements[];
  /** Path or name of a Python to use; else `OCTAVO_PYTHON`, else the first fitting one on the PATH. */
  python?: string;
  /** Else `$XDG_CACHE_HOME/octavo/environments`. */
  cacheDirectory?: string;
  /** Gets what is being done, line by line, while an environment is made. */
  onLine?: (line: string) => void;
  signal?: AbortSignal;
}
