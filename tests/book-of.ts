// book-of: a small book from Markdown in a test, by the real reader and linker, with files in memory.

import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Diagnostic, Document, Node, Output, ProjectSettings } from '../src/document/index.ts';
import { compareDiagnostics, defaultSettings, mapTree } from '../src/document/index.ts';
import type { Book, CslFiles, Picture, Resources } from '../src/link/index.ts';
import { link } from '../src/link/index.ts';
import { packageFile } from '../src/package-root.ts';
import { readMarkdown } from '../src/read/index.ts';

export interface BookOfOptions {
  settings?: Partial<ProjectSettings>;
  /** BibTeX, as the file `references.bib` or by path. */
  bibliography?: string | Record<string, string>;
  /** Files of the book by path: pictures, data, included text. */
  files?: Record<string, string | Uint8Array>;
  /** Sizes of pictures by path, in CSS pixels. */
  sizes?: Record<string, { width: number; height: number }>;
  /** Outputs of cells: by label, or by page and place `page.md#1` (the first cell) → by variant, or for every variant. */
  outputs?: Record<string, Output[] | Record<string, Output[]>>;
  /** Bytes of the output store by SHA-256. */
  store?: Record<string, Uint8Array>;
}

export interface TestBook {
  book: Book;
  /** Of reading and linking, in the order in which they are shown. */
  diagnostics: Diagnostic[];
}

/** Reads and links pages (path → Markdown). Without `settings.contents` the order of the record is the book's order. */
export function bookOf(pages: Record<string, string>, more: BookOfOptions = {}): TestBook {
  const settings = defaultSettings({
    contents: Object.keys(pages).map((file) => ({ file, children: [] })),
    ...more.settings,
  });
  const files = more.files ?? {};
  const diagnostics: Diagnostic[] = [];
  const documents = Object.entries(pages).map(([path, text]) => {
    const result = readMarkdown(path, text, {
      variants: settings.variants.map(({ name }) => name),
      load: (other) => pages[other] ?? asText(files[other]),
      abbreviations: settings.abbreviations,
    });
    diagnostics.push(...result.diagnostics);
    return withOutputs(result.document, more.outputs ?? {}, settings);
  });
  const bibliography =
    typeof more.bibliography === 'string'
      ? { 'references.bib': more.bibliography }
      : (more.bibliography ?? {});
  const book = link(documents, {
    settings,
    resources: resourcesOf(files, more.sizes ?? {}, more.store ?? {}),
    bibliography: Object.entries(bibliography).map(([path, text]) => ({ path, text })),
    csl: cslFiles(settings.citationStyle),
  });
  diagnostics.push(...book.diagnostics);
  return { book, diagnostics: diagnostics.toSorted(compareDiagnostics) };
}

/** The citation style and locales that ship with the package. */
export function cslFiles(style: string): CslFiles {
  const folder = packageFile('assets/csl');
  const locales = readdirSync(folder)
    .filter((name) => name.startsWith('locales-'))
    .toSorted()
    .map((name) => readFileSync(join(folder, name), 'utf8'));
  return { style: readFileSync(join(folder, `${style}.csl`), 'utf8'), locales };
}

const asText = (contents: string | Uint8Array | undefined): string | undefined =>
  contents instanceof Uint8Array ? new TextDecoder().decode(contents) : contents;

const asBytes = (contents: string | Uint8Array): Uint8Array =>
  typeof contents === 'string' ? new TextEncoder().encode(contents) : contents;

const mimes: Record<string, string> = {
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
};

function resourcesOf(
  files: Record<string, string | Uint8Array>,
  sizes: Record<string, { width: number; height: number }>,
  store: Record<string, Uint8Array>,
): Resources {
  const bytes = new Map<string, Uint8Array>(Object.entries(store));
  const pictures = new Map<string, Picture>();
  for (const [path, contents] of Object.entries(files)) {
    const data = asBytes(contents);
    const sha256 = createHash('sha256').update(data).digest('hex');
    bytes.set(sha256, data);
    const mime = mimes[path.slice(path.lastIndexOf('.') + 1).toLowerCase()];
    if (mime !== undefined) pictures.set(path, { path, mime, sha256, bytes: data.length, ...sizes[path] });
  }
  return {
    picture: (path) => pictures.get(path),
    exists: (path) => files[path] !== undefined,
    bytes: (sha256) => bytes.get(sha256),
  };
}

function withOutputs(
  document: Document,
  outputs: NonNullable<BookOfOptions['outputs']>,
  settings: ProjectSettings,
): Document {
  let place = 0;
  const change = (node: Node): Node => {
    if (node.type !== 'codeCell') return node;
    place += 1;
    const given =
      outputs[`${document.path}#${place}`] ?? (node.label === undefined ? undefined : outputs[node.label]);
    if (given === undefined) return node;
    if (!Array.isArray(given)) return { ...node, outputs: given };
    const names = node.variants ?? settings.variants.map(({ name }) => name);
    return { ...node, outputs: Object.fromEntries(names.map((name) => [name, given])) };
  };
  return { ...document, tree: mapTree(document.tree, change)[0] as Document['tree'] };
}
