// anchor-for: a place that somebody asks about → the row that keeps it through later versions of the book.

import type { Block } from '../../compare/index.ts';
import type { Outcome } from '../outcome.ts';
import { done, refused } from '../outcome.ts';
import type { NewRow } from '../store/schema.ts';
import type { AnchoredBook, Lookup } from './book.ts';
import { lookupIn } from './book.ts';
import { cutBlock } from './cut-block.ts';

export interface AskedPlace {
  /** Of a section, as the page has it. */
  label: string;
  /** Id of a block in the section; absent: the section as a whole. */
  block?: string;
  /** Some of the block's words, by their place in its normalised text. */
  quote?: { start: number; length: number };
}

export type AnchorRow = Omit<NewRow<'anchors'>, 'id'>;

/** Longer selections are about the block as a whole. */
const longestQuote = 600;
/** Words kept from before and after a quote, by which it is told from the same words elsewhere in the block. */
const context = 32;

/**
 * The row of a new anchor, exactly where it was asked for; `asked` is what the place is called. Refused with `no-such-place` when
 * the version has no such section or block (labels that were renamed are followed).
 */
export function anchorFor(book: AnchoredBook, at: AskedPlace, asked: string): Outcome<AnchorRow> {
  const { manifest } = book;
  const lookup = lookupIn(manifest);
  const section = lookup.section(lookup.current(at.label));
  if (section === undefined) return refused('no-such-place', { label: at.label }, 'label');
  const block = at.block === undefined ? undefined : findBlock(lookup, section.label, at.block);
  if (at.block !== undefined && block === undefined) {
    return refused('no-such-place', { label: section.label, block: at.block }, 'block');
  }
  const quote = block && at.quote ? quoteOf(block.text, at.quote) : undefined;
  return done({
    label: section.label,
    ...askedBlock(book, section.page, block),
    quote: quote?.exact ?? null,
    quote_prefix: quote?.prefix ?? null,
    quote_suffix: quote?.suffix ?? null,
    quote_start: quote?.start ?? null,
    asked_place: asked,
    edition: manifest.edition ?? null,
    language: manifest.language,
    made_in: manifest.id,
    resolved_in: manifest.id,
    state: 'exact',
    now_label: section.label,
    now_block: block?.id ?? null,
    now_start: quote?.start ?? null,
    now_length: quote?.exact.length ?? null,
    score: 1,
    how: 'same',
  });
}

/** By its id; a page that was loaded from an earlier version may number it differently, but knows its text. */
function findBlock(lookup: Lookup, label: string, id: string): Block | undefined {
  const exact = lookup.block(label, id);
  if (exact) return exact;
  const [, kind, hash] = /^([a-z]+)-\d+-([0-9a-z]{6})$/.exec(id) ?? [];
  const same = lookup
    .blocksOf(label)
    .filter((block) => block.kind === kind && block.hash.startsWith(hash as string));
  return same.length === 1 ? same[0] : undefined;
}

type AskedColumns = 'block' | 'block_hash' | 'block_kind' | 'asked_text' | 'asked_html';

function askedBlock(
  book: AnchoredBook,
  page: string,
  block: Block | undefined,
): Pick<AnchorRow, AskedColumns> {
  if (!block) return { block: null, block_hash: null, block_kind: null, asked_text: null, asked_html: null };
  const address = book.manifest.pages.find(({ label }) => label === page)?.address;
  const html = address === undefined ? undefined : book.page(address);
  return {
    block: block.id,
    block_hash: block.hash,
    block_kind: block.kind,
    asked_text: block.text,
    asked_html: (html === undefined ? undefined : cutBlock(html, block, address as string)) ?? null,
  };
}

interface Quote {
  exact: string;
  prefix: string;
  suffix: string;
  start: number;
}

/** The words without blanks around them; nothing when the offsets are not of this text, or it is the whole of it. */
function quoteOf(text: string, { start, length }: { start: number; length: number }): Quote | undefined {
  if (!Number.isInteger(start) || !Number.isInteger(length)) return undefined;
  if (start < 0 || length < 1 || length > longestQuote || start + length > text.length) return undefined;
  const selected = text.slice(start, start + length);
  const exact = selected.trim();
  if (exact === '' || exact === text.trim()) return undefined;
  const from = start + selected.indexOf(exact);
  const to = from + exact.length;
  return {
    exact,
    prefix: text.slice(Math.max(0, from - context), from),
    suffix: text.slice(to, to + context),
    start: from,
  };
}
