// input: what a request says, as one record of plain values: parts of its path, its query, its body. Checked by a schema before anything sees it.

import type * as z from 'zod';

import type { Outcome } from '../outcome.ts';
import { done, refused } from '../outcome.ts';

/** In bytes: the longest post in the widest letters fits. */
export const mostBody = 256 * 1024;

export type Fields = Record<string, unknown>;

/** The body of a form or of a program's request. Fields that come more than once are lists. */
export async function bodyOf(request: Request): Promise<Outcome<Fields>> {
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  const length = Number(request.headers.get('content-length') ?? 0);
  if (length > mostBody) return refused('too-long', { over: length - mostBody });
  const text = await textUpTo(request, mostBody);
  if (text === undefined) return refused('too-long', { over: 1 });
  if (text === '') return done({});
  if (type === 'application/json') return jsonFields(text);
  if (type === 'application/x-www-form-urlencoded') return done(fieldsOf(new URLSearchParams(text)));
  return refused('not-understood', { problem: 'content-type' });
}

function jsonFields(text: string): Outcome<Fields> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return done(value as Fields);
  } catch {
    // Told below.
  }
  return refused('not-understood', { problem: 'json' });
}

/** A body without a length may still be too long: it is read only as far as it may go. */
async function textUpTo(request: Request, most: number): Promise<string | undefined> {
  if (!request.body) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > most) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

export function fieldsOf(parameters: URLSearchParams): Fields {
  const fields: Fields = Object.create(null) as Fields;
  for (const name of new Set(parameters.keys())) {
    const values = parameters.getAll(name);
    fields[name] = values.length > 1 ? values : values[0];
  }
  return fields;
}

/** Without U+0000, which no text has and not every database can write. */
export const writable = (fields: Fields): Fields =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.map(plain) : plain(value),
    ]),
  );

const plain = (value: unknown): unknown => (typeof value === 'string' ? value.replaceAll('\0', '') : value);

/** What the schema makes of the fields; else the first field that is wrong. */
export function checked<Input>(schema: z.ZodType<Input>, fields: Fields): Outcome<Input> {
  const result = schema.safeParse(fields);
  if (result.success) return done(result.data);
  const [issue] = result.error.issues;
  const field = issue?.path.map(String).join('.') ?? '';
  const code = issue?.code;
  if (code === 'too_small' && issue && 'minimum' in issue && issue.origin === 'string') {
    return refused('too-short', { least: Number(issue.minimum) }, field);
  }
  if (code === 'too_big' && issue && 'maximum' in issue && issue.origin === 'string') {
    const given = typeof fields[field] === 'string' ? fields[field].length : 0;
    return refused('too-long', { over: Math.max(1, given - Number(issue.maximum)) }, field);
  }
  return refused('not-understood', { field, problem: issue?.message ?? '' }, field);
}
