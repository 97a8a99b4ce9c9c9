// sheet: one slide of a deck as HTML.

import type { Book } from '../../link/index.ts';
import type { Attributes, Context, Html } from '../html/index.ts';
import { classes, codeLines, element, join, nothing, outputs, scrolling, text } from '../html/index.ts';
import type { Sheet } from './fitting.ts';
import { isBeside } from './fitting.ts';
import { outward } from './outward.ts';
import { isSeenPart } from './slide.ts';
import type { SlidePart } from './slide.ts';
import { givesTooWide, headingClass, isTooWide } from './size.ts';

export interface SheetPlace {
  context: Context;
  book: Book;
  /** From 1. */
  number: number;
  count: number;
  /** Words of the page's title, for slides before its first section. */
  title: Html;
}

/** What a slide is for those who listen, and how it is reached. */
export const slideAttributes = (number: number, count: number, names: string | undefined): Attributes => ({
  class: classes('slide', names),
  id: `s${number}`,
  role: 'group',
  'aria-roledescription': 'slide',
  'aria-label': `${number} / ${count}`,
  tabindex: -1,
});

export function sheetHtml(sheet: Sheet, place: SheetPlace): Html {
  const { context, book, number, count } = place;
  const [at, of] = sheet.of;
  const section =
    sheet.section.length > 0 ? context.render(outward(sheet.section, book), context) : place.title;
  const part = of > 1 ? element('span', { class: 'part' }, text(` ${at}/${of}`)) : nothing;
  const words = context.render(outward(sheet.heading, book), context);
  const isRepeated = at > 1;
  const heading =
    sheet.heading.length === 0
      ? nothing
      : isRepeated
        ? element('p', { class: classes('again', headingClass(sheet.heading)) }, words, part)
        : element('h2', { class: headingClass(sheet.heading) }, words, part);
  const seen = sheet.parts.filter(isSeenPart);
  const body = join(
    seen.map((one) =>
      one.step === true ? element('div', { class: 'step' }, partHtml(one, place)) : partHtml(one, place),
    ),
  );
  const isStatement = seen.every(({ kind }) => kind === 'text' || kind === 'formula');
  return element(
    'section',
    slideAttributes(number, count, isStatement ? 'statement' : undefined),
    element('p', { class: 'section' }, section, sheet.heading.length === 0 ? part : nothing),
    heading,
    body === nothing
      ? nothing
      : element(
          'div',
          { class: 'room' },
          element('div', { class: 'body', style: `--fit:${sheet.fit}` }, body),
        ),
  );
}

function partHtml(part: SlidePart, { context, book }: SheetPlace): Html {
  switch (part.kind) {
    case 'text':
      return element('p', {}, context.render(outward(part.words, book), context));
    case 'formula':
      return context.render([part.node], { ...context, linked: true });
    case 'blocks':
      return context.render(outward(part.nodes, book), context);
    case 'code':
      return codeHtml(part.cell, context);
    case 'unseen':
    case 'notes':
      return nothing;
  }
}

function codeHtml(cell: Extract<SlidePart, { kind: 'code' }>['cell'], context: Context): Html {
  const lines = codeLines(cell.source, cell.language).map((line) => join([line, text('\n')]));
  const source =
    cell.source === ''
      ? nothing
      : element('pre', scrolling(cell.source, context.site.words.code), element('code', {}, ...lines));
  const given = outputs(cell, new Set(cell.tags), context);
  const names = classes(
    'cell',
    source === nothing && 'bare',
    given !== nothing && isBeside(cell) && 'beside',
    (isTooWide(cell.source) || givesTooWide(cell)) && 'broken',
  );
  return element('div', { class: names }, source, given);
}
