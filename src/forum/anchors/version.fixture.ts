// version: a small published version of a book for tests, from sections with their paragraphs, with real offsets into pages.

import type { Block, Manifest } from '../../compare/index.ts';
import { numbered } from '../../compare/match/some-book.fixture.ts';
import type { LooseBlock } from '../../compare/match/some-book.fixture.ts';
import type { AnchoredBook } from './book.ts';

export interface VersionSection {
  label: string;
  /** Texts of paragraphs, or other blocks. */
  blocks: readonly (string | Omit<LooseBlock, 'section'>)[];
  /** Default: the part of the label before `#`. */
  page?: string;
  title?: string;
  parent?: string;
}

export interface VersionOptions {
  aliases?: Record<string, string>;
  retired?: readonly string[];
  edition?: string;
}

/** Pages are sections whose label has no `#`; the others belong to them. */
export function version(
  id: string,
  sections: readonly VersionSection[],
  options: VersionOptions = {},
): AnchoredBook & { manifest: Manifest } {
  const html = new Map<string, string>();
  const pageOf = ({ label, page }: VersionSection): string => page ?? (label.split('#')[0] as string);
  const loose = sections.flatMap(({ label, blocks }) =>
    blocks.map((one): LooseBlock =>
      typeof one === 'string' ? { section: label, kind: 'paragraph', text: one } : { ...one, section: label },
    ),
  );
  const book = numbered({
    sections: sections.map((section) => ({
      label: section.label,
      explicit: !section.label.includes('#'),
      page: pageOf(section),
      title: section.title ?? section.label,
      ...(section.parent !== undefined && { parent: section.parent }),
    })),
    blocks: loose,
  });
  const pages = new Map(book.sections.map(({ label, page }) => [label, page]));
  const blocks = book.blocks.map((block): Block => {
    const page = pages.get(block.section) as string;
    const before = html.get(page) ?? '<main>';
    const element = `<p data-block="${block.id}" id="b">${block.text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`;
    html.set(page, before + element);
    const [start, end] = [before.length, before.length + element.length];
    return { ...block, start, end, bubble: end - 4 };
  });
  return {
    manifest: whole(id, { sections: book.sections, blocks }, pages, options),
    page: (address) => html.get(address),
  };
}

function whole(
  id: string,
  { sections, blocks }: Pick<Manifest, 'sections' | 'blocks'>,
  pages: ReadonlyMap<string, string>,
  options: VersionOptions,
): Manifest {
  return {
    format: 1,
    id,
    title: 'A book',
    language: 'en',
    variants: [],
    sections,
    blocks,
    ...(options.edition !== undefined && { edition: options.edition }),
    pages: [...new Set(pages.values())].map((label) => ({
      address: label,
      label,
      title: label,
      places: {
        head: 0,
        bar: 0,
        facts: 0,
        contents: 0,
        bodyEnd: 0,
      },
    })),
    aliases: options.aliases ?? {},
    retired: options.retired ?? [],
    shell: {
      title: 'A book',
      language: 'en',
      style: '',
      script: '',
      preloads: [],
      links: [],
    },
  };
}
