// manifest-text: the manifest of a book as the text of its file, put together from the parts of its pages.

import type { Book, Page } from '../link/index.ts';
import type { SiteShell } from '../write/html/index.ts';
import { titleText } from './block-text.ts';
import type { Manifest, ManifestPage, Section } from './manifest.ts';
import type { PagePart } from './page-part.ts';

export interface ManifestInput {
  book: Book;
  shell: SiteShell;
  aliases: Manifest['aliases'];
  retired: Manifest['retired'];
  /** What is known of a page; pages without a part are not in the manifest. */
  part: (page: Page) => PagePart | undefined;
  /** A short name for a text; equal texts, equal names. */
  digest: (text: string) => string;
}

/** JSON of a `Manifest`. The parts are put in as they are, so its cost hardly grows with the book. */
export function manifestText({ book, shell, aliases, retired, part, digest }: ManifestInput): string {
  const { title, language, variants, singleVariant, macros } = book.settings;
  const head: Omit<Manifest, 'format' | 'id' | 'pages' | 'sections' | 'blocks'> = {
    title,
    language,
    variants: singleVariant ? [] : variants.map((one) => ({ name: one.name, title: one.title })),
    aliases,
    retired,
    ...(Object.keys(macros).length > 0 && { macros }),
    shell,
  };
  const lists: Record<'pages' | 'sections' | 'blocks', string[]> = { pages: [], sections: [], blocks: [] };
  for (const page of book.pages) {
    const own = part(page);
    if (own === undefined) continue;
    const about = JSON.stringify(pageEntry(page, book));
    lists.pages.push(`${about.slice(0, -1)},"places":${own.places}}`);
    lists.sections.push(joined([JSON.stringify(pageSection(page, book)), own.sections]));
    lists.blocks.push(own.blocks);
  }
  const all = Object.entries(lists).map(([name, parts]) => `"${name}":[\n${joined(parts)}\n]`);
  const rest = [JSON.stringify(head).slice(1, -1), ...all].join(',\n');
  return `{"format":1,"id":"${digest(rest)}",\n${rest}}\n`;
}

const joined = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(',\n');

function pageEntry(page: Page, book: Book): Omit<ManifestPage, 'places'> {
  const { address, label, enumerator, document } = page;
  const parent = parentLabel(page, book);
  const discussions = document.discussions?.map(({ variants = [], url }) => ({ variants, url }));
  return {
    address,
    label,
    title: titleText(page.title),
    ...(enumerator !== undefined && { number: enumerator }),
    ...(parent !== undefined && { parent }),
    ...(discussions && discussions.length > 0 && { discussions }),
  };
}

function pageSection(page: Page, book: Book): Section {
  const { label, enumerator } = page;
  const parent = parentLabel(page, book);
  return {
    label,
    explicit: book.labels.get(label)?.explicit === true,
    page: label,
    ...(enumerator !== undefined && { number: enumerator }),
    title: titleText(page.title),
    ...(parent !== undefined && { parent }),
  };
}

const parentLabel = ({ parent }: Page, book: Book): string | undefined =>
  parent === undefined ? undefined : book.page(parent)?.label;
