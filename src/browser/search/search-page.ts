// search-page: the page of search: what is typed is looked for in the book's index, and the places found are listed as they come.

import type { BookIndex, Piece, QueryWords, Ranked } from '../../search/index.ts';
import { queryWords, rank, snippet } from '../../search/index.ts';
import { loadIndex, loadShards, loadText } from './load.ts';

interface Parts {
  form: HTMLFormElement;
  field: HTMLInputElement;
  status: HTMLElement;
  list: HTMLElement;
  more: HTMLButtonElement;
}

/** Places shown at once. */
const step = 20;
/** Milliseconds after the last key. */
const pause = 150;

export function searchPage(page: Document): void {
  const form = page.querySelector<HTMLFormElement>('form.seek');
  const field = page.querySelector<HTMLInputElement>('#_q');
  const status = page.getElementById('_found');
  const list = page.getElementById('_hits');
  const more = page.querySelector<HTMLButtonElement>('#_more');
  if (form === null || field === null || status === null || list === null || more === null) return;
  const parts: Parts = { form, field, status, list, more };
  let last = 0;
  let timer: number | undefined;
  const run = (): void => {
    const turn = ++last;
    keepAddress(field.value);
    // An older answer never takes the place of a newer one.
    void show(field.value, parts, () => turn === last);
  };
  field.value = new URLSearchParams(location.search).get('q') ?? '';
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(timer);
    run();
  });
  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(run, pause);
  });
  if (field.value !== '') run();
}

function keepAddress(text: string): void {
  const url = new URL(location.href);
  if (text === '') url.searchParams.delete('q');
  else url.searchParams.set('q', text);
  history.replaceState(null, '', url);
}

async function show(text: string, parts: Parts, isCurrent: () => boolean): Promise<void> {
  try {
    const index = await loadIndex();
    const query = queryWords(text, index.language);
    const ranked = rank(query, index, await loadShards(query, index));
    if (isCurrent()) list(ranked, query, index, parts, isCurrent);
  } catch {
    if (isCurrent()) parts.status.textContent = parts.form.dataset['missing'] ?? '';
  }
}

function list(
  ranked: Ranked,
  query: QueryWords,
  index: BookIndex,
  parts: Parts,
  isCurrent: () => boolean,
): void {
  const { found } = ranked;
  parts.status.textContent =
    query.words.length === 0 ? '' : summary(ranked, parts.form.dataset, index.language);
  parts.list.replaceChildren();
  let shown = 0;
  const add = (): void => {
    for (const { section } of found.slice(shown, shown + step))
      parts.list.append(item(section, query, index, isCurrent));
    shown += step;
    parts.more.hidden = shown >= found.length;
  };
  parts.more.onclick = add;
  add();
}

function summary({ found, some }: Ranked, said: DOMStringMap, language: string): string {
  if (found.length === 0) return said['none'] ?? '';
  const count =
    found.length === 1 ? said['one'] : said['found']?.replace('%s', found.length.toLocaleString(language));
  return some ? `${said['some'] ?? ''} ${count ?? ''}` : (count ?? '');
}

function item(section: number, query: QueryWords, index: BookIndex, isCurrent: () => boolean): HTMLElement {
  const [page, id, number, title] = index.sections[section] ?? [0, '', '', '', 0];
  const [address, pageNumber, pageTitle] = index.pages[page] ?? ['', '', ''];
  const link = document.createElement('a');
  const path = address.split('/').map(encodeURIComponent).join('/');
  link.href = `${path}.html${id === '' ? '' : `#${encodeURIComponent(id)}`}`;
  const pageName = named(pageNumber, pageTitle);
  link.textContent = id === '' ? pageName : named(number, title);
  const entry = document.createElement('li');
  entry.append(link);
  if (id !== '') entry.append(line('crumb', pageName));
  const words = line('excerpt', '');
  entry.append(words);
  void loadText(address, id).then((text) => {
    if (isCurrent())
      words.replaceChildren(...snippet(text, query, { longest: 220, language: index.language }).map(piece));
  });
  return entry;
}

const named = (number: string, title: string): string => (number === '' ? title : `${number} ${title}`);

function line(name: string, text: string): HTMLElement {
  const made = document.createElement('p');
  made.className = name;
  made.textContent = text;
  return made;
}

function piece({ text, marked }: Piece): Node {
  if (!marked) return document.createTextNode(text);
  const mark = document.createElement('mark');
  mark.textContent = text;
  return mark;
}
