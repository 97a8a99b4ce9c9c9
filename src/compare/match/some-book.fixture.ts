// some-book: Markdown files → sections and blocks as a build gives them, cut roughly: for tests of the matcher on real text.

import type { Block, BlockKind, Section } from '../manifest.ts';
import type { ComparedBook } from './matching.ts';

export interface SomeFile {
  path: string;
  text: string;
}

/** Another block of a section, before it is numbered. */
export type LooseBlock = Pick<Block, 'section' | 'kind' | 'text'> &
  Partial<Pick<Block, 'label' | 'variants'>>;

export function someBook(files: readonly SomeFile[]): ComparedBook {
  const sections: Section[] = [];
  const blocks: LooseBlock[] = [];
  for (const { path, text } of files) {
    const page = path.replace(/\.md$/, '').replaceAll('/', '-');
    let section = page;
    sections.push({ label: page, explicit: false, page, title: page });
    for (const piece of piecesOf(text)) {
      if (/^(:(begin_)?tab|:end_tab|:numref|\(.*\)=$|% )/.test(piece)) continue;
      const heading = /^(#{2,6}) (.*)/.exec(piece);
      if (heading) {
        section = `${page}#${(heading[2] as string).toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
        if (sections.some(({ label }) => label === section)) section += `-${sections.length}`;
        sections.push({ label: section, explicit: false, page, title: heading[2] as string, parent: page });
      }
      for (const one of heading ? [heading[2] as string] : itemsOf(piece)) {
        const shown = one.replace(/\s+/g, ' ').trim();
        const variants = variantsOf(piece);
        if (shown !== '')
          blocks.push({ section, kind: kindOf(piece), text: shown, ...(variants && { variants }) });
      }
    }
  }
  return numbered({ sections, blocks });
}

function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let open: string[] | undefined;
  for (const part of text.replace(/^---\n[^]*?\n---\n/, '').split(/\n\s*\n/)) {
    const fences = part.match(/^(```+|~~~+|\$\$)/gm)?.length ?? 0;
    if (open) {
      open.push(part);
      if (fences % 2 === 1) [pieces[pieces.length], open] = [open.join('\n\n'), undefined];
    } else if (fences % 2 === 1 && !/^\$\$[^]*\$\$/.test(part)) open = [part];
    else pieces.push(part);
  }
  return [...pieces, ...(open ?? [])].map((piece) => piece.trim().replace(/^\(.*\)=\n/, ''));
}

/** The variants that a cell is for: `%%tab mxnet, pytorch` in its first lines. */
function variantsOf(piece: string): string[] | undefined {
  const named = /^(?:```|:).*\n\s*(?:%%tab|#@tab) (.*)/.exec(piece)?.[1]?.trim();
  return named === undefined || named === 'all' ? undefined : named.split(/[ ,]+/);
}

const itemsOf = (piece: string): string[] =>
  /^([-*+]|\d+\.) /.test(piece) ? piece.split(/\n\s*(?=(?:[-*+]|\d+\.) )/) : [piece];

function kindOf(piece: string): BlockKind {
  if (/^#{1,6} /.test(piece)) return 'heading';
  if (/^(```|~~~)/.test(piece)) return 'code';
  if (piece.startsWith('$$')) return 'math';
  if (piece.startsWith('![')) return 'figure';
  if (piece.startsWith('|')) return 'table';
  if (piece.startsWith('>')) return 'quote';
  return /^([-*+]|\d+\.) /.test(piece) ? 'item' : 'paragraph';
}

/** Ids, ordinals and hashes as a build gives them. */
export function numbered(book: {
  sections: readonly Section[];
  blocks: readonly LooseBlock[];
  aliases?: Record<string, string>;
}): ComparedBook {
  const counts = new Map<string, number>();
  const blocks = book.blocks.map((block): Block => {
    const key = `${block.section} ${block.kind}`;
    const ordinal = (counts.get(key) ?? 0) + 1;
    counts.set(key, ordinal);
    const hash = someHash(`${block.kind} ${block.text}`);
    return {
      ...block,
      id: block.label ?? `${block.kind}-${ordinal}-${hash.slice(0, 6)}`,
      ordinal,
      hash,
      start: 0,
      end: 0,
      bubble: 0,
    };
  });
  return { sections: book.sections, blocks, ...(book.aliases && { aliases: book.aliases }) };
}

/** FNV-1a, twice: good enough to tell blocks of a test apart. */
function someHash(text: string): string {
  let [a, b] = [0x81_1c_9d_c5, 0x01_00_01_93];
  for (let i = 0; i < text.length; i++) {
    a = Math.imul(a ^ text.charCodeAt(i), 0x01_00_01_93);
    b = Math.imul(b ^ text.charCodeAt(i), 0x85_eb_ca_6b) ^ (b >>> 13);
  }
  return (a >>> 0).toString(16).padStart(8, '0') + (b >>> 0).toString(16).padStart(8, '0');
}
