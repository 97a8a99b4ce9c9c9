// nbformat: the file format of notebooks, version 4.5, as far as it is written here.

/** Strings of several lines are lists of lines, each with its line break. */
export interface MarkdownCell {
  cell_type: 'markdown';
  id: string;
  metadata: Record<string, unknown>;
  source: string[];
  /** By name, by MIME type, base64. */
  attachments?: Record<string, Record<string, string>>;
}

export interface CodeCellJson {
  cell_type: 'code';
  id: string;
  metadata: Record<string, unknown>;
  source: string[];
  execution_count: number | null;
  outputs: OutputJson[];
}

export type OutputJson = { output_type: string } & Record<string, unknown>;

export interface NotebookJson {
  cells: (MarkdownCell | CodeCellJson)[];
  metadata: Record<string, unknown>;
  nbformat: 4;
  nbformat_minor: 5;
}

/** The text of a notebook as Jupyter itself writes it: keys sorted, one space of indentation. */
export function notebookText(notebook: NotebookJson): string {
  return `${JSON.stringify(notebook, sortKeys, 1)}\n`;
}

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** A text as nbformat's list of lines. */
export function linesOf(text: string): string[] {
  return text === '' ? [] : text.split(/(?<=\n)/);
}
