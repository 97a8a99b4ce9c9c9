// to-item: a BibTeX or BibLaTeX entry as a CSL work.

import type { CslDate, Item, Name } from '../item.ts';
import { wordsOf } from '../csl/markup.ts';
import { readDate, readMonth } from './dates.ts';
import { readNames } from './names.ts';
import type { RawEntry } from './parse.ts';
import { texText } from './tex-text.ts';

const types: Readonly<Record<string, string>> = {
  article: 'article-journal',
  suppperiodical: 'article-journal',
  book: 'book',
  mvbook: 'book',
  collection: 'book',
  mvcollection: 'book',
  reference: 'book',
  proceedings: 'book',
  mvproceedings: 'book',
  booklet: 'pamphlet',
  inbook: 'chapter',
  bookinbook: 'chapter',
  suppbook: 'chapter',
  incollection: 'chapter',
  inreference: 'entry-encyclopedia',
  inproceedings: 'paper-conference',
  conference: 'paper-conference',
  manual: 'book',
  mastersthesis: 'thesis',
  phdthesis: 'thesis',
  thesis: 'thesis',
  techreport: 'report',
  report: 'report',
  unpublished: 'manuscript',
  online: 'webpage',
  electronic: 'webpage',
  www: 'webpage',
  patent: 'patent',
  periodical: 'periodical',
  software: 'software',
  dataset: 'dataset',
  image: 'graphic',
  video: 'motion_picture',
  movie: 'motion_picture',
  audio: 'song',
  legal: 'legal_case',
  jurisdiction: 'legal_case',
  legislation: 'legislation',
  misc: 'document',
};

const genres: Readonly<Record<string, string>> = {
  phdthesis: 'PhD thesis',
  mastersthesis: 'Master’s thesis',
  techreport: 'Technical report',
  'phd thesis': 'PhD thesis',
  mathesis: 'Master’s thesis',
  techreport_type: 'Technical report',
};

/** CSL's variable → the fields that may give it, first wins. */
const variables: Readonly<Record<string, readonly string[]>> = {
  'container-title': ['journaltitle', 'journal', 'booktitle', 'maintitle'],
  'container-title-short': ['shortjournal'],
  'collection-title': ['series'],
  volume: ['volume'],
  'number-of-volumes': ['volumes'],
  'number-of-pages': ['pagetotal'],
  page: ['pages'],
  publisher: ['publisher', 'school', 'institution', 'organization'],
  'publisher-place': ['location', 'address'],
  edition: ['edition'],
  'chapter-number': ['chapter'],
  version: ['version'],
  note: ['note'],
  abstract: ['abstract'],
  ISBN: ['isbn'],
  ISSN: ['issn'],
  'event-title': ['eventtitle'],
  'event-place': ['venue'],
  'title-short': ['shorttitle'],
  'original-title': ['origtitle'],
  status: ['pubstate'],
};

const people: Readonly<Record<string, readonly string[]>> = {
  author: ['author'],
  editor: ['editor'],
  translator: ['translator'],
  'container-author': ['bookauthor'],
  commentator: ['commentator'],
};

/** The work; `file` names where it stands. */
export function toItem(entry: RawEntry, file: string): Item {
  const field = (name: string): string | undefined => entry.fields.get(name);
  const text: Record<string, string> = {};
  for (const [variable, names] of Object.entries(variables)) {
    const tex = names.map(field).find((value) => value !== undefined);
    if (tex !== undefined) text[variable] = texText(tex);
  }
  setTitle(entry, text);
  setNumbers(entry, text);
  setAddresses(entry, text);
  const genre =
    field('type') === undefined
      ? genres[entry.type]
      : (genres[(field('type') as string).toLowerCase()] ?? texText(field('type') as string));
  if (genre !== undefined) text['genre'] = genre;
  const language = languageOf(field('langid') ?? field('language'));
  if (language !== undefined) text['language'] = language;
  const names = namesOf(entry);
  // Something must stand for the work where it is cited.
  if (text['title'] === undefined && Object.keys(names).length === 0) text['title'] = entry.key;
  const place = { file, position: entry.position };
  return {
    key: entry.key,
    type: typeOf(entry, text),
    text,
    names,
    dates: datesOf(entry),
    place,
  };
}

function typeOf(entry: RawEntry, text: Readonly<Record<string, string>>): string {
  const type = types[entry.type] ?? 'document';
  if (type !== 'document') return type;
  if (entry.fields.has('eprint') || /arxiv/i.test(text['publisher'] ?? '')) return 'article';
  if (entry.fields.has('url') && !entry.fields.has('publisher') && entry.fields.has('urldate'))
    return 'webpage';
  return entry.fields.has('journal')
    ? 'article-journal'
    : entry.fields.has('booktitle')
      ? 'chapter'
      : 'document';
}

function setTitle({ fields }: RawEntry, text: Record<string, string>): void {
  const title = fields.get('title');
  const sub = fields.get('subtitle');
  if (title !== undefined) text['title'] = texText(title) + (sub === undefined ? '' : `: ${texText(sub)}`);
}

/** `number` is an issue of a journal, a number of a series, or that of a report. */
function setNumbers({ type, fields }: RawEntry, text: Record<string, string>): void {
  const number = fields.get('number') ?? fields.get('issue');
  if (number !== undefined) {
    const isSerial =
      ['article', 'suppperiodical', 'periodical'].includes(type) ||
      fields.has('journal') ||
      fields.has('journaltitle');
    const isReport = ['techreport', 'report', 'patent', 'manual', 'misc', 'unpublished'].includes(type);
    text[isSerial ? 'issue' : isReport ? 'number' : 'collection-number'] = texText(number);
  }
  if (text['page'] !== undefined) text['page'] = text['page'].replace(/(\d)\s*[-–—]+\s*(\d)/g, '$1–$2');
  const edition = text['edition'];
  if (edition !== undefined) text['edition'] = editionNumber(edition);
  const how = fields.get('howpublished');
  if (how !== undefined && !/\\url|https?:/.test(how)) {
    if (text['publisher'] === undefined) text['publisher'] = texText(how);
  }
}

const ordinals = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
];

/** "Second", "2nd", "2nd ed." → "2". */
function editionNumber(text: string): string {
  const bare = wordsOf(text)
    .toLowerCase()
    .replace(/\s*(?:edition|ed\.?)$/, '')
    .trim();
  const place = ordinals.indexOf(bare);
  if (place !== -1) return String(place + 1);
  return /^(\d+)(?:st|nd|rd|th)?$/.exec(bare)?.[1] ?? text;
}

function setAddresses({ fields }: RawEntry, text: Record<string, string>): void {
  const doi = fields.get('doi');
  if (doi !== undefined)
    text['DOI'] = plainAddress(doi).replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, '');
  const how = fields.get('howpublished') ?? '';
  const noted = /\\url\{([^}]*)\}|(https?:\/\/[^\s{}]+)/.exec(how);
  const url = fields.get('url') ?? noted?.[1] ?? noted?.[2];
  if (url !== undefined) text['URL'] = plainAddress(url);
  const eprint = fields.get('eprint');
  const archive = (
    fields.get('archiveprefix') ??
    fields.get('eprinttype') ??
    (/^\d{4}\.\d{4,5}/.test(eprint ?? '') ? 'arxiv' : '')
  ).toLowerCase();
  if (eprint === undefined || archive !== 'arxiv') return;
  const id = plainAddress(eprint).replace(/^arxiv:/i, '');
  text['number'] ??= `arXiv:${id}`;
  text['publisher'] ??= 'arXiv';
  text['URL'] ??= `https://arxiv.org/abs/${id}`;
}

const plainAddress = (tex: string): string =>
  tex
    .replace(/^\\url\{(.*)\}$/, '$1')
    .replace(/\\([_%#&~{}])/g, '$1')
    .replace(/[{}\s]/g, '');

function namesOf({ fields }: RawEntry): Record<string, Name[]> {
  const names: Record<string, Name[]> = {};
  for (const [variable, [field]] of Object.entries(people)) {
    const tex = fields.get(field as string);
    const list = tex === undefined ? [] : readNames(tex);
    if (list.length > 0) names[variable] = list;
  }
  return names;
}

function datesOf({ fields }: RawEntry): Record<string, CslDate> {
  const dates: Record<string, CslDate> = {};
  const date = fields.get('date') ?? fields.get('year');
  const issued = date === undefined ? undefined : readDate(wordsOf(texText(date)));
  if (issued !== undefined) dates['issued'] = fields.has('date') ? issued : withMonth(issued, fields);
  for (const [variable, field] of [
    ['accessed', 'urldate'],
    ['event-date', 'eventdate'],
    ['original-date', 'origdate'],
  ] as const) {
    const tex = fields.get(field);
    if (tex !== undefined) dates[variable] = readDate(wordsOf(texText(tex)));
  }
  return dates;
}

function withMonth(date: CslDate, fields: ReadonlyMap<string, string>): CslDate {
  const [first, second] = date.parts;
  const month = readMonth(wordsOf(texText(fields.get('month') ?? '')));
  if (first?.length !== 1 || second !== undefined || month === undefined) return date;
  const day = month.day ?? Number(fields.get('day') ?? Number.NaN);
  return { parts: [[first[0] as number, month.month, ...(Number.isInteger(day) ? [day] : [])]] };
}

const languages: Readonly<Record<string, string>> = {
  english: 'en',
  american: 'en',
  british: 'en',
  german: 'de',
  ngerman: 'de',
  french: 'fr',
  spanish: 'es',
  italian: 'it',
  russian: 'ru',
  chinese: 'zh',
  japanese: 'ja',
  portuguese: 'pt',
  latin: 'la',
  dutch: 'nl',
};

const languageOf = (name: string | undefined): string | undefined =>
  name === undefined ? undefined : (languages[name.toLowerCase()] ?? name);
