// deck: all slides of a page in one variant as one HTML file, and the pictures that it uses.

import { plainText } from '../../document/index.ts';
import type { Book, Page } from '../../link/index.ts';
import type { OutputFile } from '../file.ts';
import type { Context, Html } from '../html/index.ts';
import { element, join, nothing, text, trusted } from '../html/index.ts';
import type { SlideAssets } from './assets.ts';
import { deckContext, deckSiteOf } from './deck-site.ts';
import { frame } from './frame.ts';
import { deckFile } from './files.ts';
import type { Sheet } from './fitting.ts';
import { sheetsOf } from './fitting.ts';
import { addressInSite } from './outward.ts';
import { sheetHtml, slideAttributes } from './sheet.ts';
import { shorterOutputs } from './shorter-outputs.ts';
import { isSeen } from './slide.ts';
import type { Slide, SlidePart } from './slide.ts';
import { slideWords } from './words.ts';
import type { SlideWords } from './words.ts';

/** The sheets of a deck after its title: as the deck shows them. */
export function deckSheets(slides: readonly Slide[], words: SlideWords): Sheet[] {
  return slides
    .filter(isSeen)
    .flatMap((slide) => sheetsOf({ ...slide, parts: slide.parts.map((part) => shorterPart(part, words)) }));
}

function shorterPart(part: SlidePart, words: SlideWords): SlidePart {
  if (part.kind !== 'code') return part;
  const outputs = Object.entries(part.cell.outputs).map(([name, given]) => [
    name,
    shorterOutputs(given, words),
  ]);
  return { ...part, cell: { ...part.cell, outputs: Object.fromEntries(outputs) } };
}

/** The deck's file first, then pictures; paths from the folder of all slides. */
export function deckFiles(
  book: Book,
  page: Page,
  variant: string,
  slides: readonly Slide[],
  assets: SlideAssets,
): OutputFile[] {
  const deckSite = deckSiteOf(book, variant, assets);
  const context = deckContext(page, book, variant, deckSite);
  const words = slideWords(book.settings.language);
  const sheets = deckSheets(slides, words);
  const title = context.render(page.title, { ...context, linked: true });
  const count = sheets.length + 1;
  const all = sheets.map((sheet, at) => sheetHtml(sheet, { context, book, number: at + 2, count, title }));
  const body = join([titleSlide(page, variant, count, title, { book, context, words }), ...all]);
  const path = deckFile(book, page, variant);
  const contents = frame({
    file: path,
    title: [plainText(page.title), book.settings.title],
    // Slides that are not shown yet have their pictures all the same: for paper, and for the measuring of slides.
    main: trusted(body.replaceAll(' loading="lazy"', '')),
    count,
    deckSite,
    words,
  });
  return [{ path, contents }, ...context.collected.files.values()];
}

interface TitleParts {
  book: Book;
  context: Context;
  words: SlideWords;
}

function titleSlide(page: Page, variant: string, count: number, title: Html, parts: TitleParts): Html {
  const { book, words } = parts;
  const { settings } = book;
  const url = addressInSite(book, { page: page.path });
  const shown = settings.singleVariant ? undefined : settings.variants.find(({ name }) => name === variant);
  const line = (name: string, value: string | undefined): Html =>
    value === undefined || value === '' ? nothing : element('p', { class: name }, text(value));
  return element(
    'section',
    slideAttributes(1, count, 'title'),
    line('section', settings.title),
    line('number', page.enumerator),
    element('h2', {}, title),
    line('variant', shown?.title),
    line(
      'authors',
      (page.document.frontmatter.authors ?? settings.authors).map(({ name }) => name).join(', '),
    ),
    url === undefined
      ? nothing
      : element('p', { class: 'page-link' }, element('a', { href: url }, text(words.page))),
  );
}
