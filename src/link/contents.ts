// contents: the order of the book: which page stands where, under which part, with which number.

import type { ContentsItem, Diagnostic, Document, NumberingSettings } from '../document/index.ts';
import { diagnostic, nearestPath } from '../document/index.ts';
import type { Part } from './book.ts';
import { addressOf, nameOf } from './paths.ts';

/** A page's place in the book. */
export interface Placed {
  document: Document;
  address: string;
  enumerator?: string;
  depth: number;
  part?: Part;
  /** Path of the page above it. */
  parent?: string;
  hidden: boolean;
}

/** The contents as configured, with only what exists. */
export interface PlacedEntry {
  kind: 'part' | 'page' | 'link';
  title?: string;
  enumerator?: string;
  page?: string;
  url?: string;
  hidden: boolean;
  children: PlacedEntry[];
}

export interface Order {
  /** In reading order. */
  pages: Placed[];
  entries: PlacedEntry[];
  diagnostics: Diagnostic[];
}

/** Orders documents by the contents; pages that are not in it come last, without numbers. */
export function orderPages(
  documents: readonly Document[],
  contents: readonly ContentsItem[],
  numbering: NumberingSettings,
  contentsFile: string,
): Order {
  const placing: Placing = {
    order: { pages: [], entries: [], diagnostics: [] },
    byPath: new Map(documents.map((document) => [document.path, document])),
    placed: new Set(),
    numbered: numbering.pages,
    parts: 0,
    chapters: 0,
    appendices: 0,
    contentsFile,
  };
  const items = contents.length > 0 ? contents : alphabetical(documents);
  placing.order.entries = placeItems(items, top, placing);
  for (const document of documents) {
    if (placing.placed.has(document.path)) continue;
    placing.order.diagnostics.push(
      diagnostic('page-not-in-contents', { file: document.path }, document.path),
    );
    placing.order.pages.push({ document, address: addressOf(document.path), depth: 0, hidden: true });
  }
  tellAddresses(placing.order);
  return placing.order;
}

interface Placing {
  order: Order;
  byPath: Map<string, Document>;
  placed: Set<string>;
  numbered: boolean;
  parts: number;
  chapters: number;
  appendices: number;
  contentsFile: string;
}

/** What a page inherits from what stands above it. */
interface Above {
  depth: number;
  part?: Part;
  parent?: string;
  /** Makes the next number here; undefined = nothing below is numbered. */
  next: ((placing: Placing) => string) | undefined;
}

const chapter = (placing: Placing): string => String(++placing.chapters);
const appendix = (placing: Placing): string => letters(++placing.appendices);
const top: Above = { depth: 0, next: chapter };

function placeItems(items: readonly ContentsItem[], above: Above, placing: Placing): PlacedEntry[] {
  return items.flatMap((item) => {
    const here =
      item.numbering === false
        ? { ...above, next: undefined }
        : item.numbering === 'appendix'
          ? { ...above, next: appendix }
          : above;
    if (item.file !== undefined) return placePage(item, item.file, here, placing);
    if (item.url !== undefined) return [placeLink(item, item.url, here, placing)];
    return [placePart(item, here, placing)];
  });
}

function placePage(item: ContentsItem, file: string, above: Above, placing: Placing): PlacedEntry[] {
  const document = placing.byPath.get(file);
  const place = { file: placing.contentsFile };
  if (document === undefined || placing.placed.has(file)) {
    placing.order.diagnostics.push(
      document === undefined
        ? diagnostic('contents-without-page', place, file, nearestPath(file, placing.byPath.keys()) ?? '')
        : diagnostic('page-twice-in-contents', place, file),
    );
    return placeItems(item.children, above, placing);
  }
  placing.placed.add(file);
  const address = addressOf(file);
  const hidden = item.hidden === true;
  const counts =
    placing.numbered && !hidden && address !== 'index' && document.frontmatter.numbering !== false;
  const enumerator = counts ? above.next?.(placing) : undefined;
  const { depth, part, parent } = above;
  placing.order.pages.push({
    document,
    address,
    depth,
    hidden,
    ...(enumerator !== undefined && { enumerator }),
    ...(part && { part }),
    ...(parent !== undefined && { parent }),
  });
  const children = placeItems(
    item.children,
    { depth: depth + 1, ...(part && { part }), parent: file, next: below(enumerator, address, above) },
    placing,
  );
  return [
    {
      kind: 'page',
      page: file,
      hidden,
      children,
      ...(enumerator !== undefined && { enumerator }),
      ...(item.title !== undefined && { title: item.title }),
    },
  ];
}

/** Numbers of the pages below a page: "3.1", "3.2"; below the book's own index page they go on as chapters. */
function below(enumerator: string | undefined, address: string, above: Above): Above['next'] {
  if (address === 'index') return above.next;
  if (enumerator === undefined) return undefined;
  let count = 0;
  return () => `${enumerator}.${++count}`;
}

function placeLink(item: ContentsItem, url: string, above: Above, placing: Placing): PlacedEntry {
  const children = placeItems(item.children, { ...above, depth: above.depth + 1 }, placing);
  return { kind: 'link', url, title: item.title ?? url, hidden: item.hidden === true, children };
}

function placePart(item: ContentsItem, above: Above, placing: Placing): PlacedEntry {
  const title = item.title ?? '';
  const numbered = placing.numbered && item.numbering === undefined;
  const part: Part = { enumerator: numbered ? roman(++placing.parts) : '', title };
  const children = placeItems(item.children, { ...above, part }, placing);
  return {
    kind: 'part',
    title,
    hidden: item.hidden === true,
    children,
    ...(numbered && { enumerator: part.enumerator }),
  };
}

/** Without contents: the index page first, then by path; a folder's index page before its others. */
function alphabetical(documents: readonly Document[]): ContentsItem[] {
  const key = (path: string): string =>
    path
      .split('/')
      .map((name, i, all) =>
        i === all.length - 1 ? (nameOf(addressOf(name)) === 'index' ? '0' : `1${name}`) : `2${name}`,
      )
      .join('/');
  return documents
    .map(({ path }) => ({ path, key: key(path) }))
    .toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ path }) => ({ file: path, children: [] }));
}

function tellAddresses(order: Order): void {
  const seen = new Map<string, string>();
  for (const { address, document } of order.pages) {
    if (address.startsWith('-/'))
      order.diagnostics.push(diagnostic('reserved-address', { file: document.path }, document.path));
    const first = seen.get(address);
    if (first === undefined) seen.set(address, document.path);
    else order.diagnostics.push(diagnostic('same-address', { file: document.path }, document.path, first));
  }
}

const romans: readonly [number, string][] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

/** 4 → "IV". */
export function roman(number: number): string {
  let text = '';
  let rest = number;
  for (const [value, letter] of romans) {
    while (rest >= value) {
      text += letter;
      rest -= value;
    }
  }
  return text;
}

/** 1 → "A", 27 → "AA". */
export function letters(number: number): string {
  let text = '';
  for (let rest = number; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    text = String.fromCharCode(65 + ((rest - 1) % 26)) + text;
  }
  return text;
}
