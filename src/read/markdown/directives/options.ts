// options: the options of a directive, each read by its own schema.

import type { PhrasingNode } from '../../../document/index.ts';
import { nearest } from '../../../document/index.ts';
import { readYamlData } from '../yaml-data.ts';
import type { DirectiveHead, RawOption } from '../block/directive-head.ts';
import type { Context } from '../context.ts';
import { straight } from '../segments.ts';
import type { Range } from '../source.ts';
import type { DirectiveSpec, OptionKind } from './spec.ts';

/** Options that every directive takes. */
const common: Readonly<Record<string, OptionKind>> = {
  label: 'text',
  name: { sameAs: 'label' },
  class: 'text',
  enumerated: 'flag',
  numbered: { sameAs: 'enumerated' },
  nonumber: 'flag',
};

type Value = boolean | number | string | string[] | number[] | PhrasingNode[];

/** The options that were given and understood. */
export interface Options {
  has(key: string): boolean;
  flag(key: string): boolean | undefined;
  text(key: string): string | undefined;
  number(key: string): number | undefined;
  list(key: string): string[] | undefined;
  numbers(key: string): number[] | undefined;
  markdown(key: string): PhrasingNode[] | undefined;
  /** Where it was given. */
  range(key: string): Range | undefined;
}

export function readOptions(spec: DirectiveSpec, head: DirectiveHead, context: Context): Options {
  const values = new Map<string, { value: Value; range: Range }>();
  const kinds = { ...common, ...spec.options };
  for (const raw of allOptions(head, context)) {
    const given = Object.hasOwn(kinds, raw.key) ? kinds[raw.key] : undefined;
    if (given === undefined) {
      context.note(
        'unknown-option',
        raw.range,
        raw.key,
        head.name,
        nearest(raw.key, Object.keys(kinds)) ?? '',
      );
      continue;
    }
    const key = isAlias(given) ? given.sameAs : raw.key;
    const kind = isAlias(given) ? (kinds[key] as OptionKind) : given;
    if (kind === 'ignored') context.note('option-without-effect', raw.range, raw.key, head.name);
    if (values.has(key)) context.note('repeated-option', raw.range, raw.key, head.name);
    const value = readValue(kind, raw, context);
    if (value === undefined) context.note('bad-option', raw.range, raw.key, raw.value, expected(kind));
    else if (!values.has(key)) values.set(key, { value, range: raw.range });
  }
  return access(values);
}

const isAlias = (kind: OptionKind): kind is { sameAs: string } =>
  typeof kind === 'object' && 'sameAs' in kind;

function access(values: ReadonlyMap<string, { value: Value; range: Range }>): Options {
  const get = <T extends Value>(key: string): T | undefined => values.get(key)?.value as T | undefined;
  return {
    has: (key) => values.has(key),
    flag: get,
    text: get,
    number: get,
    list: get,
    numbers: get,
    markdown: get,
    range: (key) => values.get(key)?.range,
  };
}

/** Options as lines and those of a YAML block, alike. */
function allOptions(head: DirectiveHead, context: Context): RawOption[] {
  if (!head.yaml) return head.options;
  const { text, range } = head.yaml;
  const result = readYamlData(text);
  if (!result.ok) {
    context.note('bad-option-block', range, head.name, result.message);
    return head.options;
  }
  const start = context.source.lineStart(head.yaml.line);
  const given = Object.entries(result.data).map(([key, value]): RawOption => {
    const place = result.keys.get(key);
    // Where the block is indented the text of its lines was moved, so only the block's own place is sure.
    const exact = place !== undefined && context.source.text.startsWith(key, start + place.start);
    const where = exact ? { start: start + place.start, end: start + place.end } : range;
    return { key, value: asText(value), range: where, valueStart: where.end };
  });
  return [...given, ...head.options];
}

function asText(value: unknown): string {
  if (Array.isArray(value)) return value.map(asText).join(', ');
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value as string | number | boolean);
}

type SimpleKind = Exclude<OptionKind, readonly string[] | { sameAs: string }>;

/** How each kind of option is read (undefined = the value is not of that kind), and what is expected of it. */
const simpleKinds: Readonly<
  Record<
    SimpleKind,
    { expected: string; read(text: string, raw: RawOption, context: Context): Value | undefined }
  >
> = {
  flag: {
    expected: 'nothing, true or false',
    read: (text) =>
      /^(|true|yes|on|1)$/i.test(text) ? true : /^(false|no|off|0)$/i.test(text) ? false : undefined,
  },
  text: { expected: 'text', read: (text) => text },
  ignored: { expected: 'text', read: (text) => text },
  number: {
    expected: 'a number',
    read: (text) => (text !== '' && Number.isFinite(Number(text)) ? Number(text) : undefined),
  },
  list: { expected: 'words by commas', read: splitList },
  numbers: { expected: 'line numbers such as 1, 3-5', read: readNumbers },
  markdown: { expected: 'text', read: readMarkdownValue },
};

function readValue(kind: OptionKind, raw: RawOption, context: Context): Value | undefined {
  const text = raw.value.trim();
  if (typeof kind === 'string') return simpleKinds[kind].read(text, raw, context);
  return isAlias(kind) || !kind.includes(text) ? undefined : text;
}

function expected(kind: OptionKind): string {
  if (typeof kind === 'string') return simpleKinds[kind].expected;
  return isAlias(kind) ? kind.sameAs : `one of ${kind.join(', ')}`;
}

function readMarkdownValue(text: string, raw: RawOption, context: Context): PhrasingNode[] {
  const start = context.source.text.indexOf(text, raw.valueStart);
  return context.phrasing(text, straight(start === -1 ? raw.range.start : start));
}

/** Words by commas, or by blanks where there is no comma; brackets and quotes as in YAML are taken off. */
export function splitList(text: string): string[] {
  const bare = text.replace(/^\[(.*)\]$/s, '$1');
  const parts = bare.includes(',') ? bare.split(',') : bare.split(/\s+/);
  return parts.map((part) => part.trim().replace(/^(['"])(.*)\1$/, '$2')).filter((part) => part !== '');
}

/** "1, 3-5" → 1 3 4 5. Ranges are kept short: a line number beyond any file is a mistake. */
function readNumbers(text: string): number[] | undefined {
  const numbers: number[] = [];
  for (const part of splitList(text.replace(/\s*-\s*/g, '-'))) {
    const match = /^(\d{1,6})(?:-(\d{1,6}))?$/.exec(part);
    if (!match) return undefined;
    const [from, to] = [Number(match[1]), Number(match[2] ?? match[1])];
    if (to < from || to - from > 10_000) return undefined;
    for (let n = from; n <= to; n++) numbers.push(n);
  }
  return numbers;
}
