// notebook: the slides of a page as a Jupyter notebook with slideshow metadata, for RISE and nbconvert.

import { languageName } from '../../code/index.ts';
import { plainText } from '../../document/index.ts';
import type { CodeCell, FlowNode } from '../../document/index.ts';
import type { Book, Page } from '../../link/index.ts';
import type { OutputFile } from '../file.ts';
import type { CellIds } from '../notebook/cell-ids.ts';
import { cellIds } from '../notebook/cell-ids.ts';
import { codeCell, namesLibrary, setupCell } from '../notebook/code-cells.ts';
import { codeBlock, escapeText } from '../notebook/escape.ts';
import type { CodeCellJson, MarkdownCell } from '../notebook/nbformat.ts';
import { linesOf, notebookText } from '../notebook/nbformat.ts';
import { picturesFor } from '../notebook/pictures.ts';
import { print } from '../notebook/print.ts';
import type { Printer, Segment } from '../notebook/printer.ts';
import { slideNotebookFile } from './files.ts';
import { outward } from './outward.ts';
import type { Slide, SlidePart } from './slide.ts';

type Cell = CodeCellJson | MarkdownCell;
/** Jupyter's: `-` goes on with the slide before, `fragment` too when asked for, `skip` is on none. */
type SlideType = 'slide' | 'subslide' | 'fragment' | '-' | 'skip' | 'notes';

interface Writing {
  printer: Printer;
  ids: CellIds;
  cells: Cell[];
  executed: number;
}

/** The notebook first, then picture files; paths from the folder of all slides. */
export function slideNotebook(
  book: Book,
  page: Page,
  variant: string,
  slides: readonly Slide[],
  libraryFile: string | undefined,
): OutputFile[] {
  const file = slideNotebookFile(book, page, variant);
  const pictures = picturesFor(book, file);
  const { url } = book.settings;
  const options = { file, ...(url !== undefined && { siteUrl: url }) };
  const place = { book, page, variant, options, pictures };
  const printer: Printer = { ...place, nested: false, inTable: false, folded: false, cited: new Set() };
  const writing: Writing = { printer, ids: cellIds(page.path), cells: [], executed: 0 };
  addText(titleText(printer), 'slide', writing);
  // Taken before all others, so that these are called the same whether the cell is there or not.
  const setup =
    libraryFile === undefined ? undefined : setupCell(file, libraryFile, writing.ids('code', 'octavo-setup'));
  for (const slide of slides) addSlide(slide, writing);
  if (
    setup !== undefined &&
    writing.cells.some((cell) => isCode(cell) && namesLibrary(cell.source.join(''), libraryFile))
  )
    writing.cells.splice(1, 0, typed(setup, 'skip'));
  const { singleVariant } = book.settings;
  const contents = notebookText({
    cells: writing.cells,
    metadata: {
      celltoolbar: 'Slideshow',
      kernelspec: { name: 'python3', display_name: 'Python 3 (ipykernel)', language: 'python' },
      language_info: { name: 'python', file_extension: '.py', mimetype: 'text/x-python' },
      title: plainText(page.title),
      octavo: { page: page.path, slides: true, ...(!singleVariant && { variant }) },
    },
    nbformat: 4,
    nbformat_minor: 5,
  });
  return [{ path: file, contents }, ...pictures.files()];
}

function titleText({ page, book, variant }: Printer): string {
  const { settings } = book;
  const shown = settings.singleVariant ? undefined : settings.variants.find(({ name }) => name === variant);
  const number = page.enumerator === undefined ? '' : `${page.enumerator} `;
  const line = [settings.title, shown?.title].filter((one) => one !== undefined && one !== '').join(' · ');
  return `# ${number}${escapeText(plainText(page.title))}\n\n*${escapeText(line)}*`;
}

const isCode = (cell: Cell): boolean => cell.cell_type === 'code';

/** The first cell that is seen begins the slide, and the others go on with it. */
function addSlide(slide: Slide, writing: Writing): void {
  const { book } = writing.printer;
  const first: SlideType = slide.below ? 'subslide' : 'slide';
  let isBegun = false;
  const go = (add: (own: SlideType) => boolean, later: SlideType = '-'): void => {
    if (add(isBegun ? later : first)) isBegun = true;
  };
  if (slide.heading.length > 0) {
    const words = print.phrasing(outward(slide.heading, book), writing.printer);
    go((own) => addText(`### ${words.replace(/\\?\n/g, ' ')}`, own, writing));
  }
  for (const part of slide.parts) {
    if (part.kind === 'unseen') addCode(part.cell, 'skip', writing);
    else if (part.kind === 'notes') addNotes(part.nodes, writing);
    else {
      const later = part.step === true ? 'fragment' : '-';
      if (part.kind === 'code') go((own) => addCode(runCell(part), own, writing), later);
      else
        for (const [at, segment] of segmentsOf(part, writing).entries())
          go((own) => addSegment(segment, own, writing), at === 0 ? later : '-');
    }
  }
}

function addNotes(nodes: readonly FlowNode[], writing: Writing): void {
  const { printer } = writing;
  for (const segment of print.flow(outward(nodes, printer.book), printer))
    addSegment(segment, segment.kind === 'code' ? 'skip' : 'notes', writing);
}

function segmentsOf(
  part: Exclude<SlidePart, { kind: 'code' | 'unseen' | 'notes' }>,
  { printer }: Writing,
): readonly Segment[] {
  const { book } = printer;
  switch (part.kind) {
    case 'text':
      return [{ kind: 'markdown', text: print.phrasing(outward(part.words, book), printer) }];
    case 'formula':
      return print.flow([part.node], printer);
    case 'blocks':
      return print.flow(outward(part.nodes, book), printer);
  }
}

const addSegment = (segment: Segment, type: SlideType, writing: Writing): boolean =>
  segment.kind === 'markdown' ? addText(segment.text, type, writing) : addCode(segment.cell, type, writing);

/** Source that slides do not show is in the cell all the same, hidden, since it has to run. */
const runCell = ({ cell, folded }: Extract<SlidePart, { kind: 'code' }>): CodeCell =>
  folded === undefined ? cell : { ...cell, source: folded };

/** Text of one slide that stands together is one cell. */
function addText(text: string, type: SlideType, writing: Writing): boolean {
  const { cells, ids, printer } = writing;
  if (text.trim() === '') return false;
  const last = cells.at(-1);
  if (type === '-' && last?.cell_type === 'markdown' && isShown(last)) {
    last.source = linesOf(`${last.source.join('')}\n\n${text}`);
    attach(last, printer);
    return true;
  }
  const cell: MarkdownCell = { cell_type: 'markdown', id: ids('text'), metadata: {}, source: linesOf(text) };
  attach(cell, printer);
  put(cell, type, writing);
  return true;
}

/** Text of a slide does not go on in notes. */
function isShown({ metadata }: MarkdownCell): boolean {
  const { slide_type: type } = metadata['slideshow'] as { slide_type: SlideType };
  return type !== 'notes' && type !== 'skip';
}

function attach(cell: MarkdownCell, { pictures }: Printer): void {
  const attachments = pictures.attachments(cell.source.join(''));
  if (attachments !== undefined) cell.attachments = attachments;
}

function addCode(cell: CodeCell, type: SlideType, writing: Writing): boolean {
  const { printer, ids } = writing;
  if (languageName(cell.language) !== 'python')
    return type !== 'skip' && addText(codeBlock(cell.source, cell.language), type, writing);
  const { variant, book } = printer;
  const count = cell.outputs[variant] === undefined ? null : ++writing.executed;
  const context = { variant, id: ids('code', cell.label), count, folded: false, resources: book.resources };
  put(codeCell(cell, context), type, writing);
  return true;
}

function put(cell: Cell, type: SlideType, { cells }: Writing): void {
  cells.push(typed(cell, type));
}

const typed = (cell: Cell, type: SlideType): Cell => ({
  ...cell,
  metadata: { ...cell.metadata, slideshow: { slide_type: type } },
});
