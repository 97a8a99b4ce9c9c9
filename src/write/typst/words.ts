// words: what the printed page itself says, by language. The book's own words ("Figure", "Theorem") come with the book.

import { inLanguage } from '../../document/index.ts';
import type { Words } from '../../link/index.ts';
import type { Typst } from './markup.ts';
import { array, quoted, typst } from './markup.ts';

export interface PrintWords {
  /** Before a page number. */
  page: string;
  /** Title of the book's first page where that has the title of the book. */
  about: string;
  error: string;
  of: string;
  in: string;
  levels: readonly [easy: string, medium: string, hard: string];
  alsoIn: (names: string) => string;
  foldedCode: (lines: number) => string;
  /** Of what code made that is folded itself. */
  madeBy: (lines: number) => string;
  foldedOutput: string;
  inNotebook: string;
  linesLeftOut: (lines: number) => string;
  pictureByCode: string;
  picture: string;
  notPrinted: string;
  failed: string;
  edition: (variant: string) => string;
  otherEditions: (names: string) => string;
  setIn: string;
  by: string;
}

const english: PrintWords = {
  page: 'p.',
  about: 'About this book',
  error: 'Error',
  of: 'of',
  in: 'In',
  levels: ['easy', 'medium', 'hard'],
  alsoIn: (names) => `Also in ${names}`,
  foldedCode: (lines) =>
    lines === 1 ? 'Folded here: 1 line of code' : `Folded here: ${lines} lines of code`,
  madeBy: (lines) => (lines === 1 ? 'Made by 1 line of code' : `Made by ${lines} lines of code`),
  foldedOutput: 'Folded here: what this code prints',
  inNotebook: 'in the notebook of this page',
  linesLeftOut: (lines) => `… ${lines} more lines …`,
  pictureByCode: 'Picture made by the code',
  picture: 'Picture',
  notPrinted: 'This picture cannot be printed',
  failed: 'This page could not be printed. The build says why.',
  edition: (variant) => `${variant} edition`,
  otherEditions: (names) => `Other editions of the same source: ${names}.`,
  setIn:
    'Set in Source Serif 4, Source Sans 3, Source Code Pro and STIX Two Math. Made with Octavo from one source, which also gives the site and the notebooks. Page numbers of the paper book and of the screen PDF agree.',
  by: 'by',
};

const german: PrintWords = {
  page: 'S.',
  about: 'Über dieses Buch',
  error: 'Fehler',
  of: 'von',
  in: 'In',
  levels: ['leicht', 'mittel', 'schwer'],
  alsoIn: (names) => `Auch in ${names}`,
  foldedCode: (lines) =>
    lines === 1 ? 'Hier eingeklappt: 1 Zeile Code' : `Hier eingeklappt: ${lines} Zeilen Code`,
  madeBy: (lines) => (lines === 1 ? 'Erzeugt von 1 Zeile Code' : `Erzeugt von ${lines} Zeilen Code`),
  foldedOutput: 'Hier eingeklappt: was dieser Code ausgibt',
  inNotebook: 'im Notebook dieser Seite',
  linesLeftOut: (lines) => `… ${lines} weitere Zeilen …`,
  pictureByCode: 'Vom Code erzeugtes Bild',
  picture: 'Bild',
  notPrinted: 'Dieses Bild lässt sich nicht drucken',
  failed: 'Diese Seite konnte nicht gesetzt werden. Der Bau des Buches sagt, warum.',
  edition: (variant) => `Ausgabe für ${variant}`,
  otherEditions: (names) => `Weitere Ausgaben aus derselben Quelle: ${names}.`,
  setIn:
    'Gesetzt aus Source Serif 4, Source Sans 3, Source Code Pro und STIX Two Math. Mit Octavo aus einer Quelle gemacht, aus der auch die Website und die Notebooks kommen. Die Seitenzahlen des Buches und des PDF für den Bildschirm stimmen überein.',
  by: 'von',
};

const chinese: PrintWords = {
  page: '第',
  about: '关于本书',
  error: '错误',
  of: '：',
  in: '在',
  levels: ['容易', '中等', '困难'],
  alsoIn: (names) => `另有 ${names} 版本`,
  foldedCode: (lines) => `此处折叠了 ${lines} 行代码`,
  madeBy: (lines) => `由 ${lines} 行代码生成`,
  foldedOutput: '此处折叠了代码的输出',
  inNotebook: '见本页的笔记本',
  linesLeftOut: (lines) => `… 另有 ${lines} 行 …`,
  pictureByCode: '代码生成的图片',
  picture: '图片',
  notPrinted: '此图片无法打印',
  failed: '本页未能排版，原因见构建报告。',
  edition: (variant) => `${variant} 版`,
  otherEditions: (names) => `同一来源的其他版本：${names}。`,
  setIn: '字体：Source Serif 4、Source Sans 3、Source Code Pro、STIX Two Math。由 Octavo 制作。',
  by: '作者',
};

const table: Record<string, PrintWords> = { en: english, de: german, zh: chinese };

/** The words of a language (a BCP 47 tag); English where there is no table for it. */
export const printWords = (language: string): PrintWords => inLanguage(language, table) ?? english;

/** The words that the template itself needs, as a dictionary of Typst. */
export function templateWords(words: Words, own: PrintWords): Typst {
  return typst`(
  figure: ${quoted(words.figure)}, table: ${quoted(words.table)}, listing: ${quoted(words.listing)},
  part: ${quoted(words.part)}, page: ${quoted(own.page)}, error: ${quoted(own.error)}, of: ${quoted(own.of)}, within: ${quoted(own.in)},
  proof: ${quoted(words.kinds['proof'] ?? 'Proof')}, levels: ${array(own.levels.map(quoted))}, failed: ${quoted(own.failed)},
)`;
}
