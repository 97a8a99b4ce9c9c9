// front-matter: the YAML between lines `---` at the head of a page → what the page says about itself.

import type { Discussion, PageFrontmatter, Person } from '../../document/index.ts';
import { nearest } from '../../document/index.ts';
import type { DiagnosticNote } from './note.ts';
import { discussionsOf } from './page-discussions.ts';
import type { Range, Source } from './source.ts';
import { readYamlData } from './yaml-data.ts';

export interface FrontMatter {
  frontmatter: PageFrontmatter;
  /** Where the page is discussed. */
  discussions: Discussion[];
  /** First line of the text after it, 0-based. */
  firstLine: number;
}

/** Reads the head of a page. Without one, or with one that is not YAML, the page says nothing. */
export function readFrontMatter(
  source: Source,
  note: DiagnosticNote,
  variants: readonly string[],
): FrontMatter {
  const none: FrontMatter = { frontmatter: { other: {} }, discussions: [], firstLine: 0 };
  const start = source.text.startsWith('\uFEFF') ? 1 : 0;
  if (!/^---[ \t]*(?:\n|$)/.test(source.text.slice(start, start + 200))) return none;
  let line = 1;
  while (source.lineStart(line) < source.text.length && !/^(?:---|\.\.\.)[ \t]*$/.test(lineOf(source, line)))
    line++;
  if (source.lineStart(line) >= source.text.length) {
    // A rule at the top of a page is no head, if nothing after it looks like a key.
    if (/^[A-Za-z_][\w-]*:/.test(lineOf(source, 1))) note('unclosed-front-matter', { start, end: start + 3 });
    return none;
  }
  const begin = source.lineStart(1);
  const yaml = source.text.slice(begin, source.lineStart(line));
  return { ...readYaml(yaml, begin, note, variants), firstLine: line + 1 };
}

const lineOf = (source: Source, line: number): string =>
  source.text.slice(source.lineStart(line), source.lineEnd(line));

function readYaml(
  yaml: string,
  begin: number,
  note: DiagnosticNote,
  variants: readonly string[],
): Omit<FrontMatter, 'firstLine'> {
  const result = readYamlData(yaml);
  if (!result.ok) {
    note(
      'bad-front-matter',
      { start: begin + result.range.start, end: begin + result.range.end },
      result.message,
    );
    return { frontmatter: { other: {} }, discussions: [] };
  }
  const place = (key: string): Range => {
    const { start, end } = result.keys.get(key) ?? { start: 0, end: 0 };
    return { start: begin + start, end: begin + end };
  };
  const frontmatter = readKeys(result.data, (key, expected) =>
    note('bad-front-matter-value', place(key), key, expected),
  );
  const discussions = (discussionsOf(result.data['discussion']) ?? []).filter(({ variants: [name] = [] }) => {
    if (name === undefined || variants.includes(name)) return true;
    note('unknown-variant', place('discussion'), name, nearest(name, variants) ?? '');
    return false;
  });
  return { frontmatter, discussions };
}

type Refuse = (key: string, expected: string) => void;

/** How a known key is read; `undefined` = its value is of another kind. */
interface Key {
  expected: string;
  read(value: unknown): Partial<PageFrontmatter> | undefined;
}

const text = (
  name: 'title' | 'shortTitle' | 'subtitle' | 'question' | 'description' | 'label' | 'date',
): Key => ({
  expected: 'text',
  read: (value) => {
    if (value instanceof Date) return { [name]: value.toISOString().slice(0, 10) };
    return typeof value === 'string' || typeof value === 'number' ? { [name]: String(value) } : undefined;
  },
});

const keys: Readonly<Record<string, Key>> = {
  title: text('title'),
  short_title: text('shortTitle'),
  subtitle: text('subtitle'),
  question: text('question'),
  description: text('description'),
  label: text('label'),
  date: text('date'),
  authors: { expected: 'a list of people', read: (value) => readPeople(value) },
  author: { expected: 'a list of people', read: (value) => readPeople(value) },
  numbering: {
    expected: 'true or false',
    read: (value) => (typeof value === 'boolean' ? { numbering: value } : isRecord(value) ? {} : undefined),
  },
  execute: { expected: 'keys skip and timeout', read: readExecute },
  skip_execution: {
    expected: 'true or false',
    read: (value) => (typeof value === 'boolean' ? { execute: { skip: value } } : undefined),
  },
  discussion: {
    expected: 'an address, or one for each variant',
    read: (value) => (discussionsOf(value) ? {} : undefined),
  },
  math: { expected: 'macros such as "\\R": "\\mathbb{R}"', read: readMacros },
  kernelspec: { expected: 'keys name and language', read: readKernel },
};

function readKeys(data: Record<string, unknown>, refuse: Refuse): PageFrontmatter {
  const result: PageFrontmatter = { other: {} };
  for (const [name, value] of Object.entries(data)) {
    const key = Object.hasOwn(keys, name) ? keys[name] : undefined;
    if (value === null || name === '__proto__') continue;
    const read = key?.read(value);
    if (key && !read) refuse(name, key.expected);
    else if (read) Object.assign(result, read);
    // What is understood in part, and what is not known, stays for those who know it.
    if (!key || name === 'kernelspec' || name === 'execute' || (name === 'numbering' && isRecord(value)))
      result.other[name] = value;
  }
  return result;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function readPeople(value: unknown): Partial<PageFrontmatter> | undefined {
  const list = Array.isArray(value) ? value : [value];
  const authors: Person[] = [];
  for (const one of list) {
    if (typeof one === 'string') authors.push({ name: one });
    else if (isRecord(one) && typeof one['name'] === 'string') authors.push(readPerson(one['name'], one));
    else return undefined;
  }
  return { authors };
}

function readPerson(name: string, data: Record<string, unknown>): Person {
  const person: Person = { name };
  for (const key of ['orcid', 'email', 'url'] as const) {
    const value = data[key];
    if (typeof value === 'string') person[key] = value;
  }
  const given = data['affiliations'] ?? data['affiliation'];
  if (given !== undefined) {
    person.affiliations = (Array.isArray(given) ? given : [given]).map((one: unknown) =>
      isRecord(one)
        ? String((one['name'] ?? one['institution'] ?? one['id'] ?? '') as string)
        : String(one as string),
    );
  }
  return person;
}

function readExecute(value: unknown): Partial<PageFrontmatter> | undefined {
  if (!isRecord(value)) return undefined;
  const { skip, timeout } = value;
  if (skip !== undefined && typeof skip !== 'boolean') return undefined;
  if (timeout !== undefined && typeof timeout !== 'number') return undefined;
  return { execute: { ...(skip !== undefined && { skip }), ...(timeout !== undefined && { timeout }) } };
}

function readMacros(value: unknown): Partial<PageFrontmatter> | undefined {
  if (!isRecord(value)) return undefined;
  const macros: Record<string, string> = {};
  for (const [name, body] of Object.entries(value)) {
    const tex: unknown = isRecord(body) ? body['macro'] : body;
    if (typeof tex !== 'string' && typeof tex !== 'number') return undefined;
    macros[name.startsWith('\\') ? name : `\\${name}`] = String(tex);
  }
  return { macros };
}

/** The language of the page's cells, from the kernel's own name for it. */
function readKernel(value: unknown): Partial<PageFrontmatter> | undefined {
  if (!isRecord(value)) return undefined;
  const { language, name } = value;
  const known: Readonly<Record<string, string>> = {
    python3: 'python',
    python: 'python',
    ir: 'r',
    bash: 'bash',
  };
  if (typeof language === 'string') return { kernelLanguage: language.toLowerCase() };
  if (typeof name !== 'string') return {};
  const found = known[name] ?? (name.startsWith('julia') ? 'julia' : undefined);
  return found === undefined ? {} : { kernelLanguage: found };
}
