// typeset-book: a book into a PDF, even when Typst refuses some of its pages.

import { diagnostic } from '../document/index.ts';
import type { Diagnostic, Position } from '../document/index.ts';
import type { TypstPage, TypstProject } from '../write/typst/index.ts';
import type { Typeset, TypesetError, TypesetFile, TypesetInput } from './input.ts';
import { typesetTypst } from './typeset.ts';

export interface BookPdf {
  /** Absent when not even the book without its failing pages could be set. */
  pdf?: Uint8Array;
  pages: number;
  warnings: string[];
  diagnostics: Diagnostic[];
}

/** What typesetting a book needs besides its files. */
export type BookInput = Omit<TypesetInput, 'main' | 'files'>;

interface Failure {
  page: TypstPage;
  error: TypesetError;
}

/**
 * Typesets a book. A page that Typst refuses is an error at its author's line; a notice stands in its place, under the
 * page's own labels, and the rest is printed. `bytes`: contents of a stored picture.
 */
export async function typesetBook(
  project: TypstProject,
  input: BookInput,
  bytes: (sha256: string) => Uint8Array | undefined,
  run: (input: TypesetInput) => Promise<Typeset> = typesetTypst,
): Promise<BookPdf> {
  const files = project.files.map(({ path, contents }) => ({
    path,
    contents:
      typeof contents === 'string' || contents instanceof Uint8Array
        ? contents
        : (bytes(contents.sha256) ?? new Uint8Array()),
  }));
  const failures = new Map<string, Failure>();
  // Each round finds at least one page more, so there are at most as many rounds as pages.
  for (;;) {
    const result = await run({ ...input, main: project.main, files: withNotices(files, failures) });
    if (result.ok)
      return {
        pdf: result.pdf,
        pages: result.pages,
        warnings: result.warnings,
        diagnostics: [...failures.values()].map(explain),
      };
    const found = named(result.errors, project, failures);
    const more = found.length > 0 ? found : await searched(project, files, input, failures, run);
    if (more.length === 0) {
      const rest = result.errors.map(({ message }) =>
        diagnostic('typeset-failed', { file: project.main }, message),
      );
      return { pages: 0, warnings: [], diagnostics: [...[...failures.values()].map(explain), ...rest] };
    }
    for (const failure of more) failures.set(failure.page.file, failure);
  }
}

/** Errors that name a page's file, or a file that only one page includes. */
function named(
  errors: readonly TypesetError[],
  project: TypstProject,
  known: ReadonlyMap<string, Failure>,
): Failure[] {
  return errors.flatMap((error) => {
    const found = project.pages.some(({ file }) => file === error.file)
      ? error
      : whereIncluded(error, project);
    const page = project.pages.find(({ file }) => file === found?.file);
    return page === undefined || found === undefined || known.has(page.file) ? [] : [{ page, error: found }];
  });
}

/** The error at the line of the page that includes the file. The template is included by all, so its errors stay where they are. */
function whereIncluded(error: TypesetError, project: TypstProject): TypesetError | undefined {
  if (error.file === undefined || error.file.startsWith('template/')) return undefined;
  for (const page of project.pages) {
    const contents = project.files.find(({ path }) => path === page.file)?.contents;
    const line =
      typeof contents === 'string'
        ? contents.split('\n').findIndex((text) => text.includes(`"/${error.file}"`))
        : -1;
    if (line !== -1) return { message: error.message, file: page.file, line: line + 1 };
  }
  return undefined;
}

/** Sets each page with notices for all others: errors of the export tell no place. */
async function searched(
  project: TypstProject,
  files: readonly TypesetFile[],
  input: BookInput,
  known: ReadonlyMap<string, Failure>,
  run: (input: TypesetInput) => Promise<Typeset>,
): Promise<Failure[]> {
  const found: Failure[] = [];
  for (const page of project.pages) {
    if (known.has(page.file)) continue;
    const others = project.pages
      .filter((other) => other !== page)
      .map((other): [string, Failure] => [other.file, { page: other, error: { message: '' } }]);
    const result = await run({ ...input, main: project.main, files: withNotices(files, new Map(others)) });
    if (!result.ok) found.push({ page, error: result.errors[0] ?? { message: 'it cannot be exported' } });
  }
  // When each page fails even alone, the cause stands in none of them.
  return found.length === project.pages.length && found.length > 1 ? [] : found;
}

function withNotices(files: readonly TypesetFile[], failures: ReadonlyMap<string, Failure>): TypesetFile[] {
  return files.map((file) => {
    const failure = failures.get(file.path);
    return failure === undefined ? file : { path: file.path, contents: notice(failure.page) };
  });
}

/** A page's place without the page: its title, that it failed, and its labels, so that references still lead somewhere. */
function notice(page: TypstPage): string {
  const string = (text: string): string =>
    `"${text.replace(/[^\p{L}\p{N} #:/._-]/gu, (sign) => `\\u{${(sign.codePointAt(0) as number).toString(16)}}`)}"`;
  const marks = page.labels.map((label) => `#mark(${string(label)});`);
  // Letters of a title may be what failed.
  const title = page.title.replace(/[^ -~]/gu, '?');
  return `#import "/template/octavo.typ": *\n${marks.join('\n')}\n#failed-page(${string(title)});\n`;
}

function explain({ page, error }: Failure): Diagnostic {
  const place = error.file === page.file && error.line !== undefined ? placeOf(page, error.line) : undefined;
  const file = place?.file ?? page.source;
  return diagnostic('typeset-failed', { file, ...(place && { position: place.position }) }, error.message);
}

/** The block of the source that a line of the Typst file belongs to. */
function placeOf(page: TypstPage, line: number): { position: Position; file?: string } | undefined {
  return page.places.findLast((place) => place.line <= line);
}
