// words: what a deck itself says to its reader, by language.

import { inLanguage } from '../../document/index.ts';

export interface SlideWords {
  slides: string;
  previous: string;
  next: string;
  /** All slides of a deck under one another. */
  all: string;
  fullScreen: string;
  notebook: string;
  page: string;
  /** Lines of an output that are not shown. */
  more: (count: number) => string;
}

const english: SlideWords = {
  slides: 'Slides',
  previous: 'Previous slide',
  next: 'Next slide',
  all: 'All slides on one page',
  fullScreen: 'Full screen',
  notebook: 'notebook',
  page: 'Read the page',
  more: (count) => `… ${count} more ${count === 1 ? 'line' : 'lines'}`,
};

const german: SlideWords = {
  slides: 'Folien',
  previous: 'Vorige Folie',
  next: 'Nächste Folie',
  all: 'Alle Folien auf einer Seite',
  fullScreen: 'Ganzer Bildschirm',
  notebook: 'Notebook',
  page: 'Die Seite lesen',
  more: (count) => `… ${count} weitere ${count === 1 ? 'Zeile' : 'Zeilen'}`,
};

const chinese: SlideWords = {
  slides: '幻灯片',
  previous: '上一张',
  next: '下一张',
  all: '在一页中显示全部',
  fullScreen: '全屏',
  notebook: '笔记本',
  page: '阅读本页',
  more: (count) => `… 还有 ${count} 行`,
};

const table: Record<string, SlideWords> = { en: english, de: german, zh: chinese };

/** The words of a language (a BCP 47 tag); English where there is no table for it. */
export const slideWords = (language: string): SlideWords => inLanguage(language, table) ?? english;
