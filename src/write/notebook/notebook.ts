// notebook: a page in one variant as a notebook, with the picture files that it needs.

import { nodesOf, plainText } from '../../document/index.ts';
import type { Root } from '../../document/index.ts';
import { inVariant } from '../../link/index.ts';
import type { Book, Page } from '../../link/index.ts';
import type { OutputFile } from '../file.ts';
import { footnotes } from './blocks/index.ts';
import { works } from './blocks/made.ts';
import { cellIds } from './cell-ids.ts';
import type { CellIds } from './cell-ids.ts';
import { codeCell, namesLibrary, setupCell } from './code-cells.ts';
import { escapeText } from './escape.ts';
import { linesOf, notebookText } from './nbformat.ts';
import type { NotebookJson } from './nbformat.ts';
import { picturesFor } from './pictures.ts';
import { print } from './print.ts';
import { markdown } from './printer.ts';
import type { NotebookOptions, Printer, Segment } from './printer.ts';

/** The notebook of a page and its picture files; paths are from the notebooks' root. Same book, same bytes. */
export function writeNotebook(
  book: Book,
  page: Page,
  variant: string,
  options: NotebookOptions,
): OutputFile[] {
  const pictures = picturesFor(book, options.file);
  const printer: Printer = {
    book,
    page,
    variant,
    options,
    pictures,
    nested: false,
    inTable: false,
    folded: false,
    cited: new Set(),
  };
  const tree = inVariant(page.document.tree, variant);
  const segments = withQuestion([...head(tree, printer), ...print.flow(tree.children, printer)], printer);
  segments.push(...ending(tree, printer));
  const notebook: NotebookJson = {
    cells: cellsOf(segments, printer),
    metadata: {
      kernelspec: { name: 'python3', display_name: 'Python 3 (ipykernel)', language: 'python' },
      language_info: {
        name: 'python',
        file_extension: '.py',
        mimetype: 'text/x-python',
        pygments_lexer: 'ipython3',
        nbconvert_exporter: 'python',
      },
      title: plainText(page.title),
      octavo: { page: page.path, ...(!book.settings.singleVariant && { variant }) },
    },
    nbformat: 4,
    nbformat_minor: 5,
  };
  return [{ path: options.file, contents: notebookText(notebook) }, ...pictures.files()];
}

/** A page without a heading of its own gets its title from its front matter. */
function head(tree: Root, { page, ...rest }: Printer): Segment[] {
  if (nodesOf(tree, 'heading').some(({ depth }) => depth === 1) || page.title.length === 0) return [];
  const number = page.enumerator === undefined ? '' : `${page.enumerator} `;
  return [
    { kind: 'markdown', text: `# ${number}${print.phrasing(page.title, { page, ...rest })}`, begins: true },
  ];
}

/** The question that the page answers stands under its title. */
function withQuestion(segments: Segment[], { page }: Printer): Segment[] {
  const { question } = page.document.frontmatter;
  if (question === undefined) return segments;
  const at = segments.findIndex((one) => one.kind === 'markdown' && one.begins === true);
  return segments.toSpliced(at + 1, 0, ...markdown(`<em>${escapeText(question)}</em>`));
}

/** Notes, and the works cited where the page does not list them itself. */
function ending(tree: Root, printer: Printer): Segment[] {
  const { words, bibliography } = printer.book;
  const titled = (title: string, segments: Segment[]): Segment[] =>
    segments.length === 0 ? [] : [{ kind: 'markdown', text: `## ${title}`, begins: true }, ...segments];
  const notes = titled(words.footnotes, footnotes(nodesOf(tree, 'footnoteDefinition'), printer, print));
  if (nodesOf(tree, 'bibliography').length > 0) return notes;
  const cited = bibliography.filter(({ key }) => printer.cited.has(key));
  return [...notes, ...titled(words.references, works(cited, printer, print))];
}

/** Markdown between two cells of code is one cell, a new one at each heading. */
function cellsOf(segments: readonly Segment[], printer: Printer): NotebookJson['cells'] {
  const { page, options, variant, book } = printer;
  const ids = cellIds(page.path);
  const cells: NotebookJson['cells'] = [];
  let text: string[] = [];
  let executed = 0;
  let needsSetup = segments.some(
    (one) => one.kind === 'code' && namesLibrary(one.cell.source, options.libraryFile),
  );
  const end = (): void => {
    if (text.length > 0) cells.push(markdownCell(text.join('\n\n'), printer, ids));
    text = [];
  };
  for (const segment of segments) {
    if (segment.kind === 'markdown') {
      if (segment.begins === true) end();
      text.push(segment.text);
      continue;
    }
    end();
    if (needsSetup && options.libraryFile !== undefined)
      cells.push(setupCell(options.file, options.libraryFile, ids('code', 'octavo-setup')));
    needsSetup = false;
    const { cell, folded } = segment;
    const count = cell.outputs[variant] === undefined ? null : ++executed;
    cells.push(
      codeCell(cell, { variant, id: ids('code', cell.label), count, folded, resources: book.resources }),
    );
  }
  end();
  return cells;
}

function markdownCell(text: string, { pictures }: Printer, ids: CellIds): NotebookJson['cells'][number] {
  const attachments = pictures.attachments(text);
  return {
    cell_type: 'markdown',
    id: ids('text'),
    metadata: {},
    source: linesOf(text),
    ...(attachments && { attachments }),
  };
}
