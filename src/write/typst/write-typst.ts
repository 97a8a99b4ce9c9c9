// write-typst: a book in one variant as a project of Typst files.

import type { CodeCell, Diagnostic, Node } from '../../document/index.ts';
import { nodesOf } from '../../document/index.ts';
import { inEdition, inVariant, madePage } from '../../link/index.ts';
import type { Book, Page } from '../../link/index.ts';
import type { OutputFile } from '../file.ts';
import { indexEntries, referenceEntries, solutionsFile } from './back.ts';
import { titled } from './context.ts';
import type { Context, Edition } from './context.ts';
import { inline } from './flow.ts';
import { typstOf } from './formula.ts';
import { frontMatter } from './front.ts';
import { reference, sectionsOf } from './labels.ts';
import type { Typst } from './markup.ts';
import { array, call, content, join, number, quoted, typst, value } from './markup.ts';
import type { TypstOptions, TypstProject } from './options.ts';
import { printWords, templateWords } from './words.ts';
import { contextOf, isContents, marksFile, newState, opening, writeMarks, writePage } from './write-page.ts';
import { lackingLetters } from './lacking.ts';
import type { WrittenPage } from './write-page.ts';

/**
 * Writes the book as `variant` shows it. Mistakes are diagnostics: formulas set as pictures, letters that no font has,
 * pictures that cannot be printed. Formulas as pictures need `await loadFormulaSvg()` of math/ before, see
 * `needsFormulaPictures`; without it such a formula shows its TeX.
 */
export function writeTypst(book: Book, variant: string, options: TypstOptions): TypstProject {
  const edition = openEdition(book, variant, options);
  // The contents are a heading of level 1 before all pages; a page goes on from the level of the one before.
  let before = { level: 1, listed: true };
  const pages = edition.pages.map((page, index) => {
    const file = pageFile(page, index);
    if (isFront(edition, page)) return writeMarks(edition, page, file);
    const written = writePage(edition, page, file, before);
    before = written.state;
    return written;
  });
  const front = contextOf(edition, anyPage(book), newState(anyPage(book), new Map()));
  const back = backMatter(front);
  const main = mainFile(book, front, pages, back);
  addMissingMarks(edition, pages);
  const files: OutputFile[] = [
    { path: 'book.typ', contents: main },
    ...pages.map(({ page, text }) => ({ path: page.file, contents: text })),
    ...(back.solutions === ''
      ? []
      : [{ path: 'solutions.typ', contents: `${opening}\n${back.solutions}\n` }]),
    { path: 'template/settings.typ', contents: settingsFile(book, options, edition) },
    ...Object.entries(options.template)
      .filter(([name]) => name !== 'settings.typ')
      .map(([name, contents]) => ({ path: `template/${name}`, contents })),
    ...edition.files.values(),
  ];
  return {
    main: 'book.typ',
    files,
    diagnostics: [...withoutRepeats(edition.diagnostics), ...lackingLetters(edition)],
    formulaFallbacks: edition.counts.fallbacks,
    formulas: edition.counts.formulas,
    pages: pages.map(({ page }) => page),
  };
}

/** The first page, where the contents at the front of the book say all that it says. */
const isFront = (edition: Edition, page: Page | undefined): boolean =>
  page !== undefined &&
  page === edition.pages[0] &&
  page.enumerator === undefined &&
  isContents(edition.trees.get(page.path) ?? []);

/** A title is written in several places; what is wrong with it is said once. */
function withoutRepeats(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const said = new Map(
    diagnostics.map((one) => [
      `${one.code} ${one.file} ${one.position?.start.offset ?? ''} ${one.message}`,
      one,
    ]),
  );
  return [...said.values()];
}

const pageFile = (page: Page, index: number): string =>
  `pages/${index + 1}-${page.address.replace(/[^\w-]+/g, '-')}.typ`;

/** A page for what belongs to the book as a whole, such as letters of its title that no font has. */
function anyPage(book: Book): Page {
  return book.pages[0] ?? madePage('octavo.yml', 'index');
}

function openEdition(book: Book, variant: string, options: TypstOptions): Edition {
  const pages = book.pages.filter((page) => inEdition(page, variant));
  const trees = new Map(pages.map((page) => [page.path, inVariant(page.document.tree, variant).children]));
  return {
    book,
    variant,
    options,
    pages,
    words: printWords(book.settings.language),
    trees,
    counterparts: counterparts(pages, variant),
    sections: sectionsOf(pages, trees),
    files: new Map(),
    diagnostics: [],
    marks: new Set(),
    wanted: new Map(),
    solutions: [],
    counts: { formulas: 0, fallbacks: 0, pictures: 0, raws: 0 },
    printed: { references: false, index: false },
    lacking: new Map(),
  };
}

/** So many cells that other variants do in another way are worth a note each; with more, the colophon says it for all. */
const mostTold = 60;

/**
 * For the first cell of each branch that this edition shows: the other variants that have a branch beside it. Empty for a
 * book in which that is the rule.
 */
function counterparts(pages: readonly Page[], variant: string): Map<CodeCell, string[]> | undefined {
  const found = new Map<CodeCell, string[]>();
  let told = 0;
  for (const page of pages) {
    for (const set of nodesOf(page.document.tree, 'variantSet')) {
      const mine = set.children.find((branch) => branch.variants.includes(variant));
      const cells = mine === undefined ? [] : nodesOf(inVariant(mine, variant) as Node, 'codeCell');
      const others = set.children.flatMap((branch) => (branch === mine ? [] : branch.variants));
      cells.forEach((cell, index) => found.set(cell, index === 0 ? others : []));
      if (cells.length > 0 && others.length > 0 && ++told > mostTold) return undefined;
    }
  }
  return found;
}

interface BackMatter {
  solutions: Typst;
  rest: Typst[];
}

function backMatter(context: Context): BackMatter {
  const { edition } = context;
  const { words } = edition.book;
  const title = (text: string): Typst => content(context.render({ type: 'text', value: text }, context));
  const solved = solutionsFile(context);
  const rest: Typst[] = [];
  if (!edition.printed.references && edition.book.bibliography.length > 0) {
    rest.push(call('references', {}, undefined, title(words.references), ...referenceEntries(context)));
  }
  if (!edition.printed.index && edition.book.index.length > 0) {
    rest.push(call('index', {}, undefined, title(words.index), ...indexEntries(context)));
  }
  const solutions =
    solved.length === 0
      ? typst``
      : join([call('matter', {}, undefined, title(words.solutions)), ...solved], '\n\n');
  return { solutions, rest };
}

/** Every label that is referred to stands somewhere: one that this edition lacks, at the beginning of its page. */
function addMissingMarks(edition: Edition, pages: WrittenPage[]): void {
  const missing = new Map<string, string[]>();
  for (const [label, page] of edition.wanted) {
    if (edition.marks.has(label)) continue;
    missing.set(page, [...(missing.get(page) ?? []), label]);
  }
  for (const written of pages) {
    const labels = missing.get(written.page.source);
    if (labels === undefined) continue;
    written.text += `\n${marksFile(labels)}\n`;
    written.page.labels.push(...labels);
  }
}

function mainFile(book: Book, context: Context, pages: readonly WrittenPage[], back: BackMatter): string {
  const { edition } = context;
  const front = isFront(edition, edition.pages[0]) ? pages[0]?.page.file : undefined;
  const parts: Typst[] = [showBook(book), ...frontMatter(context, front)];
  let part: string | undefined;
  let isMain = false;
  pages.forEach(({ page: written }, index) => {
    if (written.file === front) return;
    const page = edition.pages[index] as Page;
    const isNewPart = page.part !== undefined && page.part.enumerator !== part;
    if (!isMain && (isNewPart || page.enumerator !== undefined)) {
      isMain = true;
      parts.push(typst`#show: main-matter`);
    }
    if (isNewPart && page.part !== undefined) parts.push(partOf(page.part, context));
    part = page.part?.enumerator;
    parts.push(typst`#include ${quoted(written.file)};`);
  });
  if (!isMain) parts.push(typst`#show: main-matter`);
  if (back.solutions !== '') parts.push(typst`#include "solutions.typ";`);
  parts.push(...back.rest);
  return `${opening}\n${parts.join('\n\n')}\n`;
}

function showBook(book: Book): Typst {
  const { settings } = book;
  const day = /^(\d{4})-(\d{2})-(\d{2})/.exec(settings.date ?? '');
  const [language = 'en', ...subtags] = settings.language.split('-');
  const region = subtags.find((tag) => /^[A-Za-z]{2}$/.test(tag));
  const date =
    day === null
      ? undefined
      : value('datetime', {
          year: number(Number(day[1])),
          month: number(Number(day[2])),
          day: number(Number(day[3])),
        });
  return typst`#show: ${value('book.with', {
    title: quoted(settings.title),
    authors: array(settings.authors.map(({ name }) => quoted(name))),
    description: settings.description === undefined ? undefined : quoted(settings.description),
    keywords: array(settings.keywords.map(quoted)),
    date,
    lang: quoted(/^[A-Za-z]{2,3}$/.test(language) ? language.toLowerCase() : 'en'),
    region: region === undefined ? undefined : quoted(region.toUpperCase()),
  })}`;
}

function partOf(part: NonNullable<Page['part']>, context: Context): Typst {
  const chapters = context.edition.pages.filter(
    (page) => page.part?.enumerator === part.enumerator && page.depth === 0,
  );
  const rows = chapters.flatMap((page) => {
    const name = reference({ page: page.path }, context);
    return name === undefined
      ? []
      : [array([name, quoted(page.enumerator ?? ''), content(inline(page.title, titled(context)))])];
  });
  const title = content(context.render({ type: 'text', value: part.title }, titled(context)));
  return call(
    'part',
    { number: part.enumerator === '' ? undefined : quoted(part.enumerator), chapters: array(rows) },
    undefined,
    title,
    typst`[]`,
  );
}

function settingsFile(book: Book, options: TypstOptions, edition: Edition): string {
  const hasParts = book.pages.some((page) => page.part !== undefined);
  return typst`// What this book and this edition say to the template.
#let profile = ${quoted(options.profile)}
#let has-parts = ${hasParts ? typst`true` : typst`false`}
#let words = ${templateWords(book.words, edition.words)}
`;
}

/** Whether some formula of the book has no form in Typst, so that `loadFormulaSvg` is needed before writing. */
export function needsFormulaPictures(book: Book): boolean {
  return book.pages.some((page) => {
    const { macros } = page.document.frontmatter;
    const lacks = (node: { value: string }, display: boolean): boolean => {
      const formula = book.formulas.of(node.value, display, macros);
      return formula.error === undefined && !typstOf(formula).ok;
    };
    const { tree } = page.document;
    return (
      nodesOf(tree, 'math').some((node) => lacks(node, true)) ||
      nodesOf(tree, 'inlineMath').some((node) => lacks(node, false))
    );
  });
}
