// read-pages: the pages of the contents, as far as the book needs them; only those that changed are read.

import { setImmediate } from 'node:timers/promises';
import type { ContentsItem, Diagnostic, ProjectSettings } from '../document/index.ts';
import { diagnostic, nearestPath, plainText } from '../document/index.ts';
import type { Formulas } from '../math/index.ts';
import { readD2l, readMarkdown } from '../read/index.ts';
import type { Configuration, Dialect } from './configuration/configuration.ts';
import { pagesOf } from './configuration/contents.ts';
import { contentsFromToctrees } from './configuration/toctrees.ts';
import type { BookFolder } from './folder.ts';
import { textOfFile, unreadablePlace } from './folder.ts';
import { digestOf } from './digest.ts';
import { openPageStore } from './steps/page-store.ts';
import type { ReadPage, Reading } from './steps/read-page.ts';
import { readPage } from './steps/read-page.ts';

/** The reader of each dialect. */
const readers: Readonly<Record<Dialect, typeof readMarkdown>> = { myst: readMarkdown, d2l: readD2l };

/** Characters of text whose trees are kept at the same time: about half a gigabyte of memory. */
const mostText = 8_000_000;

/** Milliseconds of work after which the wish to stop can come in. */
const turn = 100;

export interface ReadInput {
  folder: BookFolder;
  configuration: Configuration;
  /** Every formula of the book is parsed by these. */
  formulas: Formulas;
  cache: string;
  tool: string;
  /** Ends the reading between two pages. */
  signal?: AbortSignal;
}

export interface ReadPages {
  /** In reading order. */
  pages: ReadPage[];
  /** The contents of the book: the configuration's, or those that the pages give. */
  contents: ContentsItem[];
  diagnostics: Diagnostic[];
}

/**
 * Every page of the contents once. A page that cannot be read is a diagnostic and left out. Where it is stopped, the pages read
 * until then are given, and the store stays as it was.
 */
export async function readPages(input: ReadInput): Promise<ReadPages> {
  const { settings, dialect } = input.configuration;
  const diagnostics: Diagnostic[] = [];
  const reading = startReading(input, diagnostics);
  const pages = new Map<string, ReadPage>();
  let since = Date.now();
  for (const path of new Set(pagesOf(settings.contents))) {
    if (Date.now() - since > turn) {
      await setImmediate();
      since = Date.now();
    }
    if (input.signal?.aborted === true) return { pages: [...pages.values()], contents: [], diagnostics };
    const text = reading.load(path);
    if (text === undefined) continue;
    const page = readPage(path, text, reading);
    diagnostics.push(...page.diagnostics);
    pages.set(path, page);
  }
  reading.store.save();
  const contents = dialect === 'd2l' ? contentsOfPages(pages, diagnostics) : settings.contents;
  const ordered = new Set([...pagesOf(contents), ...pages.keys()]);
  return { pages: [...ordered].flatMap((path) => pages.get(path) ?? []), contents, diagnostics };
}

function startReading(
  { folder, configuration, formulas, cache, tool }: ReadInput,
  diagnostics: Diagnostic[],
): Reading {
  const { settings, dialect } = configuration;
  const options = {
    variants: settings.singleVariant ? [] : settings.variants.map(({ name }) => name),
    abbreviations: settings.abbreviations,
  };
  const read = readers[dialect];
  return {
    read: (path, text, load) => read(path, text, { ...options, load }),
    load: loader(folder, diagnostics),
    facts: { numbering: settings.numbering, formulas },
    store: openPageStore(cache, keyOf(settings, dialect, options, tool)),
    room: mostText,
  };
}

/** What all pages depend on besides their texts. */
const keyOf = (settings: ProjectSettings, dialect: Dialect, options: unknown, tool: string): string =>
  digestOf(JSON.stringify([tool, dialect, options, settings.numbering, settings.macros]));

/** Texts of the book's files, each read once; one that is no text is told once. */
function loader(folder: BookFolder, diagnostics: Diagnostic[]): (path: string) => string | undefined {
  const known = new Map<string, string | undefined>();
  return (path) => {
    if (known.has(path)) return known.get(path);
    let text: string | undefined;
    try {
      text = textOfFile(folder, path);
    } catch (error) {
      diagnostics.push(
        diagnostic('unreadable-page', unreadablePlace(folder, path), (error as Error).message),
      );
    }
    known.set(path, text);
    return text;
  };
}

/** The contents of a book whose pages say what stands below them, from its index page on. */
function contentsOfPages(pages: ReadonlyMap<string, ReadPage>, diagnostics: Diagnostic[]): ContentsItem[] {
  const [index] = pages.keys();
  if (index === undefined) return [];
  const known = [...pages].map(([path, page]) => {
    const { toctrees = [] } = page.document;
    return [path, { title: titleOf(page), toctrees }] as const;
  });
  const unread = new Set(diagnostics.flatMap(({ code, file }) => (code === 'unreadable-page' ? [file] : [])));
  return contentsFromToctrees(index, new Map(known), ({ file, position }, page) => {
    if (unread.has(file)) return;
    const place = { file: page, ...(position && { position }) };
    diagnostics.push(diagnostic('contents-without-page', place, file, nearestPath(file, pages.keys()) ?? ''));
  });
}

/** The words of a page's title. */
export const titleOf = ({ facts, document }: ReadPage): string =>
  document.frontmatter.title ?? plainText(facts.targets[facts.title]?.title ?? []);
