// components-site: the site of the book that has every component once, made without a kernel: its outputs are written here.

import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tmpdir } from 'node:os';
import { parse } from 'yaml';
import type { Diagnostic, Output, Variant } from '../../src/document/index.ts';
import type { Book } from '../../src/link/index.ts';
import { loadSiteAssets } from '../../src/project/assets/site-assets.ts';
import type { OutputFile } from '../../src/write/file.ts';
import type { SiteAssets } from '../../src/write/html/index.ts';
import { writePage, writeSharedFiles } from '../../src/write/html/index.ts';
import { bookOf } from '../book-of.ts';

export interface ComponentsSite {
  book: Book;
  assets: SiteAssets;
  folder: string;
  diagnostics: Diagnostic[];
}

const source = join(dirname(fileURLToPath(import.meta.url)), '../projects/components');
const order = ['index.md', 'page.md', 'more/second.md', 'glossary.md', 'back.md'];

const plot =
  '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="346pt" height="180pt" viewBox="0 0 346 180"><defs><clipPath id="p1"><rect x="20" y="10" width="320" height="150"/></clipPath></defs>' +
  '<g style="fill: none; stroke: #757575"><path d="M20 10V160H340"/></g><g clip-path="url(#p1)"><path d="M20 155C120 155 130 20 180 20S240 155 340 155" style="fill: none; stroke: #2f7fd1; stroke-width: 1.8"/></g>' +
  '<text x="180" y="176" style="font-size: 10px; fill: #757575">x</text></svg>';

const printed = (text: string): Output => ({ output_type: 'stream', name: 'stdout', text });

/** Outputs as a kernel would have given them. */
export const componentOutputs: Record<string, Output[] | Record<string, Output[]>> = {
  'cell-add': [printed('0.00214 s\n')],
  'cell-add-torch': [printed('\u001b[32m0.00003 s\u001b[0m\n')],
  'cell-sum': { numpy: [printed('array([2., 2., 2.])')], pytorch: [printed('tensor([2., 2., 2.])')] },
  'cell-plot': [
    { output_type: 'display_data', data: { 'image/svg+xml': plot, 'text/plain': '<Figure>' }, metadata: {} },
  ],
  'cell-error': [
    {
      output_type: 'error',
      ename: 'NameError',
      evalue: "name 'undefined_name' is not defined",
      traceback: [
        '\u001b[31mNameError\u001b[39m  Traceback (most recent call last)',
        "File <cell>, line 1\n----> 1 undefined_name\n\nNameError: name 'undefined_name' is not defined",
      ],
    },
  ],
  'cell-table': [
    {
      output_type: 'execute_result',
      execution_count: 1,
      metadata: {},
      data: {
        'text/html':
          '<div><style scoped>th { color: red }</style><table border="1" class="dataframe"><thead><tr><th></th><th>area</th><th>price</th></tr></thead><tbody><tr><th>0</th><td>71</td><td>210.5</td></tr><tr><th>1</th><td>94</td><td>288.0</td></tr></tbody></table></div>',
        'text/plain': 'area price',
      },
    },
  ],
  'cell-second': [printed('0.25')],
  'cell-second-torch': [printed('tensor(0.25)')],
};

export function componentsBook(change: (text: string, path: string) => string = (text) => text): {
  book: Book;
  diagnostics: Diagnostic[];
} {
  const config = parse(readFileSync(join(source, 'octavo.yml'), 'utf8')) as {
    project: { title: string; description: string; github: string; variants: Variant[] };
  };
  const { title, description, github, variants } = config.project;
  const pages = Object.fromEntries(
    order.map((path) => [path, change(readFileSync(join(source, path), 'utf8'), path)]),
  );
  return bookOf(pages, {
    settings: {
      name: 'components',
      title,
      description,
      github,
      variants,
      singleVariant: false,
      bibliography: ['references.bib'],
    },
    bibliography: readFileSync(join(source, 'references.bib'), 'utf8'),
    files: { 'residuals.svg': readFileSync(join(source, 'residuals.svg')) },
    sizes: { 'residuals.svg': { width: 420, height: 200 } },
    outputs: componentOutputs,
  });
}

export const siteAssets = (): Promise<SiteAssets> =>
  loadSiteAssets({ cacheFolder: join(tmpdir(), 'octavo-test-assets'), extraCodePoints: new Set() });

/** Other forms of the book, of which the site only names the addresses. */
const downloads: NonNullable<SiteAssets['downloads']> = {
  notebooks: { 'page.md': { numpy: '_files/numpy/page.ipynb', pytorch: '_files/pytorch/page.ipynb' } },
  slides: {},
  pdf: { numpy: '_files/components-numpy.pdf', pytorch: '_files/components-pytorch.pdf' },
};

/** Writes the site into a folder, which is emptied first. */
export async function componentsSite(folder: string): Promise<ComponentsSite> {
  const { book, diagnostics } = componentsBook();
  const assets = { ...(await siteAssets()), downloads };
  rmSync(folder, { recursive: true, force: true });
  const files = [
    ...writeSharedFiles(book, assets),
    ...book.pages.flatMap((page) => writePage(book, page, assets)),
  ];
  for (const file of files) put(folder, file, book);
  return { book, assets, folder, diagnostics };
}

/** Writes a file of a book's site. */
export function put(folder: string, { path, contents }: OutputFile, book: Book): void {
  const target = join(folder, path);
  mkdirSync(dirname(target), { recursive: true });
  const bytes =
    typeof contents === 'string' || contents instanceof Uint8Array
      ? contents
      : book.resources.bytes(contents.sha256);
  if (bytes === undefined) throw new Error(`no bytes for ${path}`);
  writeFileSync(target, bytes);
}

/** Paths of all files of a folder. */
export const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => join(one.parentPath, one.name))
    .toSorted();
