// file: what a writer returns. Only project/ puts it on a disk.

/** A file of the result: its path below the format's folder, and its text, its bytes, or the SHA-256 of bytes that `resources` has. */
export interface OutputFile {
  path: string;
  contents: string | Uint8Array | { sha256: string };
}
