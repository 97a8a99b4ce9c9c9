// seed: rows for tests, with everything that a test does not care about filled in.

import type { NewRow } from './store/schema.ts';
import type { Transaction } from './store/store.ts';

export type Some<Row> = { [Column in keyof Row]?: Row[Column] };

const idOf = async (query: { executeTakeFirstOrThrow(): Promise<{ id: number }> }): Promise<number> =>
  (await query.executeTakeFirstOrThrow()).id;

export function seedPerson(
  db: Transaction,
  handle: string,
  row: Some<NewRow<'people'>> = {},
): Promise<number> {
  return idOf(
    db
      .insertInto('people')
      .values({
        handle,
        handle_key: handle.toLowerCase(),
        account: null,
        email: `${handle}@mail.example`,
        role: 'reader',
        trust: 1,
        trust_fixed: 0,
        created: 0,
        last_seen: 0,
        read_ms: 0,
        days: 0,
        silenced_until: null,
        suspended_until: null,
        state: 'active',
        preferences: '{}',
        external: null,
        ...row,
      })
      .returning('id'),
  );
}

export function seedAnchor(
  db: Transaction,
  label: string,
  row: Some<NewRow<'anchors'>> = {},
): Promise<number> {
  return idOf(
    db
      .insertInto('anchors')
      .values({
        label,
        block: null,
        block_hash: null,
        block_kind: null,
        quote: null,
        quote_prefix: null,
        quote_suffix: null,
        quote_start: null,
        asked_text: null,
        asked_html: null,
        asked_place: label,
        edition: null,
        language: null,
        made_in: 'v1',
        resolved_in: 'v1',
        state: 'exact',
        now_label: label,
        now_block: null,
        now_start: null,
        now_length: null,
        score: 1,
        how: 'same',
        ...row,
      })
      .returning('id'),
  );
}

/** A discussion with its question. */
export async function seedThread(
  db: Transaction,
  by: number,
  row: Some<NewRow<'threads'>> = {},
): Promise<{ thread: number; post: number }> {
  const anchor = row.anchor_id ?? (await seedAnchor(db, row.label ?? 'sec-a'));
  const thread = await idOf(
    db
      .insertInto('threads')
      .values({
        kind: 'question',
        title: 'Why is it so?',
        slug: 'why-is-it-so',
        anchor_id: anchor,
        label: 'sec-a',
        block: null,
        variant: null,
        edition: null,
        author_id: by,
        created: 1,
        last_at: 1,
        last_by: by,
        last_number: 0,
        answers: 0,
        helpful: 0,
        solved_at: null,
        closed_at: null,
        close_reason: null,
        pinned: 0,
        state: 'shown',
        external: null,
        ...row,
      })
      .returning('id'),
  );
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
        parent_id: null,
        author_id: by,
        raw: `text ${number}`,
        cooked: `<p>text ${number}</p>`,
        cook_version: 1,
        plain: `text ${number}`,
        created: number,
        edited_at: null,
        edits: 0,
        helpful: 0,
        accepted_at: null,
        accepted_by: null,
        state: 'shown',
        state_reason: null,
        state_by: null,
        state_at: null,
        request_key: null,
        external: null,
        ...row,
      })
      .returning('id'),
  );
}
