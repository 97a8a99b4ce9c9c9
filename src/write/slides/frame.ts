// frame: what is around the slides of a deck, and around the list of decks.

import type { Html } from '../html/index.ts';
import { element, inlineScript, join, nothing, relativePath, text, trusted } from '../html/index.ts';
import type { DeckSite } from './deck-site.ts';
import type { SlideWords } from './words.ts';

export interface FrameParts {
  /** Path of the file from the folder of all slides. */
  file: string;
  /** From the narrowest to the widest. */
  title: string[];
  main: Html;
  /** Number of slides; undefined for the list of decks, which needs no script. */
  count: number | undefined;
  deckSite: DeckSite;
  words: SlideWords;
}

/** Text waits for its faces: a slide is measured with them. */
const waitForFaces = `document.fonts.forEach(function(f){f.display='block'})`;

export function frame({ file, title, main, count, deckSite, words }: FrameParts): string {
  const { site } = deckSite;
  const head = element(
    'head',
    {},
    element('meta', { charset: 'utf-8' }),
    element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    element('meta', { name: 'color-scheme', content: 'light dark' }),
    element('title', {}, text([...new Set(title)].filter((one) => one !== '').join(' · '))),
    trusted('<link rel="icon" href="data:,">'),
    ...deckSite.styles.map((path) => element('link', { rel: 'stylesheet', href: relativePath(file, path) })),
    inlineScript(waitForFaces),
    count === undefined
      ? nothing
      : element('script', { src: relativePath(file, deckSite.script), defer: true }),
  );
  const heading = element('h1', { class: 'unseen' }, text(title[0] ?? ''));
  const body =
    count === undefined
      ? element('body', { class: 'list' }, element('main', {}, main))
      : element('body', {}, element('main', { class: 'slides' }, heading, main), turning(count, words));
  return `<!doctype html>\n${element('html', { lang: site.book.settings.language }, join([head, body]))}\n`;
}

/** Buttons that the script brings to life; hidden without it. */
function turning(count: number, words: SlideWords): Html {
  const button = (name: string, sign: string, label: string): Html =>
    element('button', { type: 'button', class: name, 'aria-label': label, title: label }, text(sign));
  return element(
    'nav',
    { class: 'turning', 'aria-label': words.slides, hidden: true },
    button('back', '←', words.previous),
    element('span', { class: 'place', 'aria-live': 'polite' }, text(`1 / ${count}`)),
    button('on', '→', words.next),
    element(
      'button',
      { type: 'button', class: 'all', 'aria-label': words.all, 'aria-pressed': 'false', title: words.all },
      text('☰'),
    ),
    button('full', '⛶', words.fullScreen),
  );
}
