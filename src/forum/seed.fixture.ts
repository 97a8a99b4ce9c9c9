// seed: rows for tests, with everything that a test does not care about filled in.

import { foldHandle } from './people/handles.ts';
import type { NewRow } from './store/schema.ts';
import type { Transaction } from './store/store.ts';

export type Some<Row> = { [Column in keyof Row]?: Row[Column] };

const idOf = async (query: { executeTakeFirstOrThrow(): Promise<{ id: number }> }): Promise<number> =>
  (await query.executeTakeFirstOrThrow()).id;

/** Somebody without an account, an address, or anything done. */
export const personRow = (handle: string, row: Some<NewRow<'people'>> = {}): NewRow<'people'> => ({
  handle,
  handle_key: foldHandle(handle),
  role: 'reader',
  trust: 0,
  trust_fixed: 0,
  created: 0,
  last_seen: 0,
  read_ms: 0,
  days: 0,
  state: 'active',
  preferences: '{}',
  ...row,
});

export function seedPerson(
  db: Transaction,
  handle: string,
  row: Some<NewRow<'people'>> = {},
): Promise<number> {
  const values = personRow(handle, { email: `${handle}@mail.example`, trust: 1, ...row });
  return idOf(db.insertInto('people').values(values).returning('id'));
}

/** A section as a whole, where it was asked about. */
export const anchorRow = (label: string, row: Some<NewRow<'anchors'>> = {}): NewRow<'anchors'> => ({
  label,
  asked_place: label,
  made_in: 'v1',
  resolved_in: 'v1',
  state: 'exact',
  now_label: label,
  score: 1,
  how: 'same',
  ...row,
});

export const seedAnchor = (
  db: Transaction,
  label: string,
  row: Some<NewRow<'anchors'>> = {},
): Promise<number> => idOf(db.insertInto('anchors').values(anchorRow(label, row)).returning('id'));

/** A discussion before anything was posted in it. */
export const threadRow = (
  anchor: number,
  by: number,
  row: Some<NewRow<'threads'>> = {},
): NewRow<'threads'> => ({
  kind: 'question',
  title: 'Why is it so?',
  slug: 'why-is-it-so',
  anchor_id: anchor,
  label: 'sec-a',
  author_id: by,
  created: 1,
  last_at: 1,
  last_by: by,
  last_number: 0,
  answers: 0,
  helpful: 0,
  pinned: 0,
  state: 'shown',
  ...row,
});

/** A discussion with its question. */
export async function seedThread(
  db: Transaction,
  by: number,
  row: Some<NewRow<'threads'>> = {},
): Promise<{ thread: number; post: number }> {
  const anchor = row.anchor_id ?? (await seedAnchor(db, row.label ?? 'sec-a'));
  const values = threadRow(anchor, by, row);
  const thread = await idOf(db.insertInto('threads').values(values).returning('id'));
  return { thread, post: await seedPost(db, thread, by, { kind: 'question', state: row.state ?? 'shown' }) };
}

export async function seedPost(
  db: Transaction,
  thread: number,
  by: number,
  row: Some<NewRow<'posts'>> = {},
): Promise<number> {
  const kind = row.kind ?? 'answer';
  const { last_number: number } = await db
    .updateTable('threads')
    .set(({ eb }) => ({
      last_number: eb('last_number', '+', 1),
      answers: eb('answers', '+', kind === 'answer' ? 1 : 0),
    }))
    .where('id', '=', thread)
    .returning('last_number')
    .executeTakeFirstOrThrow();
  return idOf(
    db
      .insertInto('posts')
      .values({
        thread_id: thread,
        number,
        kind,
        author_id: by,
        raw: `text ${number}`,
        cooked: `<p>text ${number}</p>`,
        cook_version: 1,
        plain: `text ${number}`,
        created: number,
        edits: 0,
        helpful: 0,
        state: 'shown',
        ...row,
      })
      .returning('id'),
  );
}
