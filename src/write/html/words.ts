// words: what the page itself says to its reader, by language. The book's own words ("Figure", "Theorem") come with the book.

import { inLanguage } from '../../document/index.ts';

export interface InterfaceWords {
  skip: string;
  colours: string;
  dark: string;
  variant: string;
  minutes: (count: string) => string;
  notebook: string;
  pdf: string;
  colab: string;
  slides: string;
  /** `names` joined: the only variants that have a page. */
  only: (names: string) => string;
  /** Where code stands that a variant does not have. */
  notIn: (name: string) => string;
  /** `variant`: the only ones whose readers go there, or nothing. */
  discuss: (variant: string) => string;
  showDiscussion: string;
  /** From where it would come. */
  fromSite: (host: string) => string;
  /** What a frame holds. */
  discussion: (variant: string) => string;
  links: string;
  edit: string;
  source: string;
  question: string;
  showCode: string;
  showOutput: string;
  showCell: string;
  code: string;
  output: string;
  picture: string;
  error: string;
  errorStream: string;
  traceback: string;
  copy: string;
  copied: string;
  close: string;
  preview: string;
  formula: string;
  pages: string;
  backToText: string;
  citedIn: string;
  levels: Record<'easy' | 'medium' | 'hard', string>;
  done: string;
  open: string;
  wholeContents: string;
  notFound: string;
  toStart: string;
  search: string;
  searchLabel: string;
  /** `%s` stands for a number. */
  searchFound: string;
  searchOne: string;
  searchNone: string;
  searchSome: string;
  searchMore: string;
  searchMissing: string;
}

const english: InterfaceWords = {
  skip: 'Skip to the text',
  colours: 'Colours',
  dark: 'Dark',
  variant: 'Code in',
  minutes: (count) => (count === '1' ? '1 minute' : `${count} minutes`),
  notebook: 'notebook',
  pdf: 'PDF',
  colab: 'run in Colab',
  slides: 'slides',
  only: (names) => `only for ${names}`,
  notIn: (name) => `Not available in ${name}.`,
  discuss: (variant) => `Discuss this page${variant === '' ? '' : ` (${variant})`}`,
  showDiscussion: 'Show the discussion here',
  fromSite: (host) => `from ${host}`,
  discussion: (variant) => `Discussion of this page${variant === '' ? '' : ` (${variant})`}`,
  links: 'Links',
  edit: 'suggest an edit',
  source: 'source',
  question: 'Question',
  showCode: 'Show the code',
  showOutput: 'Show the output',
  showCell: 'Show the code and its output',
  code: 'Code',
  output: 'Output',
  picture: 'Picture made by the code',
  error: 'Error',
  errorStream: 'Messages on standard error',
  traceback: 'Traceback',
  copy: 'Copy',
  copied: 'Copied',
  close: 'Close',
  preview: 'Preview',
  formula: 'Formula',
  pages: 'Pages',
  backToText: 'Back to the text',
  citedIn: 'cited in',
  levels: { easy: 'easy', medium: 'medium', hard: 'hard' },
  done: 'done',
  open: 'to do',
  wholeContents: 'All contents',
  notFound: 'There is no such page in this book.',
  toStart: 'To the first page',
  search: 'Search',
  searchLabel: 'Search the book',
  searchFound: '%s places',
  searchOne: '1 place',
  searchNone: 'Nothing matches.',
  searchSome: 'Nothing has all of these words. Some have a part of them:',
  searchMore: 'Show more',
  searchMissing: 'The search did not load. The contents list every page.',
};

const german: InterfaceWords = {
  skip: 'Zum Text',
  colours: 'Farben',
  dark: 'Dunkel',
  variant: 'Code in',
  minutes: (count) => (count === '1' ? '1 Minute' : `${count} Minuten`),
  notebook: 'Notebook',
  pdf: 'PDF',
  colab: 'in Colab ausführen',
  slides: 'Folien',
  only: (names) => `nur für ${names}`,
  notIn: (name) => `In ${name} nicht vorhanden.`,
  discuss: (variant) => `Diese Seite besprechen${variant === '' ? '' : ` (${variant})`}`,
  showDiscussion: 'Diskussion hier zeigen',
  fromSite: (host) => `von ${host}`,
  discussion: (variant) => `Diskussion dieser Seite${variant === '' ? '' : ` (${variant})`}`,
  links: 'Links',
  edit: 'Änderung vorschlagen',
  source: 'Quelltext',
  question: 'Frage',
  showCode: 'Code zeigen',
  showOutput: 'Ausgabe zeigen',
  showCell: 'Code und Ausgabe zeigen',
  code: 'Code',
  output: 'Ausgabe',
  picture: 'Vom Code erzeugtes Bild',
  error: 'Fehler',
  errorStream: 'Meldungen der Standardfehlerausgabe',
  traceback: 'Aufrufliste',
  copy: 'Kopieren',
  copied: 'Kopiert',
  close: 'Schließen',
  preview: 'Vorschau',
  formula: 'Formel',
  pages: 'Seiten',
  backToText: 'Zurück zum Text',
  citedIn: 'zitiert in',
  levels: { easy: 'leicht', medium: 'mittel', hard: 'schwer' },
  done: 'erledigt',
  open: 'offen',
  wholeContents: 'Ganzes Inhaltsverzeichnis',
  notFound: 'Diese Seite gibt es in diesem Buch nicht.',
  toStart: 'Zur ersten Seite',
  search: 'Suchen',
  searchLabel: 'Im Buch suchen',
  searchFound: '%s Stellen',
  searchOne: '1 Stelle',
  searchNone: 'Nichts gefunden.',
  searchSome: 'Nirgends stehen alle diese Wörter, hier einige davon:',
  searchMore: 'Mehr zeigen',
  searchMissing: 'Die Suche wurde nicht geladen. Im Inhaltsverzeichnis steht jede Seite.',
};

const chinese: InterfaceWords = {
  skip: '跳到正文',
  colours: '配色',
  dark: '深色',
  variant: '代码版本',
  minutes: (count) => `${count} 分钟`,
  notebook: '笔记本',
  pdf: 'PDF',
  colab: '在 Colab 中运行',
  slides: '幻灯片',
  only: (names) => `仅有 ${names} 版本`,
  notIn: (name) => `此处没有 ${name} 版本。`,
  discuss: (variant) => `讨论本页${variant === '' ? '' : `（${variant}）`}`,
  showDiscussion: '在此显示讨论',
  fromSite: (host) => `来自 ${host}`,
  discussion: (variant) => `本页的讨论${variant === '' ? '' : `（${variant}）`}`,
  links: '链接',
  edit: '建议修改',
  source: '源文件',
  question: '问题',
  showCode: '显示代码',
  showOutput: '显示输出',
  showCell: '显示代码和输出',
  code: '代码',
  output: '输出',
  picture: '代码生成的图片',
  error: '错误',
  errorStream: '标准错误输出',
  traceback: '调用栈',
  copy: '复制',
  copied: '已复制',
  close: '关闭',
  preview: '预览',
  formula: '公式',
  pages: '页面',
  backToText: '回到正文',
  citedIn: '引用于',
  levels: { easy: '容易', medium: '中等', hard: '困难' },
  done: '已完成',
  open: '未完成',
  wholeContents: '完整目录',
  notFound: '本书没有这一页。',
  toStart: '回到首页',
  search: '搜索',
  searchLabel: '在书中搜索',
  searchFound: '%s 处',
  searchOne: '1 处',
  searchNone: '没有找到。',
  searchSome: '没有包含全部词语的地方，以下包含其中一部分：',
  searchMore: '显示更多',
  searchMissing: '搜索没有加载。目录列出了每一页。',
};

const table: Record<string, InterfaceWords> = { en: english, de: german, zh: chinese };

/** The words of a language (a BCP 47 tag); English where there is no table for it. */
export const interfaceWords = (language: string): InterfaceWords => inLanguage(language, table) ?? english;
