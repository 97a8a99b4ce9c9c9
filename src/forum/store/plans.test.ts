// plans: what pages read is found through indexes, also in a database that SQLite knows nothing about yet.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Kysely } from 'kysely';

import { seedPerson, seedPost, seedThread } from '../seed.fixture.ts';
import { keepCounts } from '../threads/counts.ts';
import { listView } from '../threads/list-view.ts';
import { panelView } from '../threads/panel-view.ts';
import { personView } from '../threads/person-view.ts';
import { threadView } from '../threads/thread-view.ts';
import { sqliteForTest } from './every-store.fixture.ts';
import { showPlace } from '../anchors/show-place.fixture.ts';
import type { Database } from './schema.ts';
import { sqliteDialect } from './sqlite/dialect.ts';
import type { Reader } from './store.ts';

/** A reader that also keeps how SQLite finds what is asked for. */
function explaining(read: Reader): { read: Reader; plans: string[] } {
  const plans: string[] = [];
  const dialect = sqliteDialect(async (query) => {
    const plan = await read.executeQuery<{ detail: string }>({
      ...query,
      sql: `explain query plan ${query.sql}`,
    });
    plans.push(...plan.rows.map(({ detail }) => `${detail}\n    in ${query.sql}`));
    return read.executeQuery<Record<string, unknown>>(query);
  });
  return { read: new Kysely<Database>({ dialect }), plans };
}

/** A look at every row; or at every row of an index that has all that is asked for, which is fine for discussions. */
const isSlow = (plan: string): boolean =>
  /^SCAN (?!threads USING|\(subquery|thread_tags USING COVERING)/.test(plan) ||
  // An index that begins with what nearly all posts have in common.
  /^SEARCH posts USING .*\((?:state|kind)/.test(plan);

test('pages find their rows through indexes', async (t) => {
  const store = await sqliteForTest();
  t.after(() => store.close());
  const { id, thread } = await store.change(async (db) => {
    const person = await seedPerson(db, 'ada');
    const made = await seedThread(db, person, { block: 'p1' });
    await seedPost(db, made.thread, person);
    return { id: person, thread: made.thread };
  });
  const { label, block } = await store.read.selectFrom('threads').selectAll().executeTakeFirstOrThrow();
  const visitor = { id, handle: 'ada', role: 'moderator', trust: 4, created: 0 } as const;
  const filter = { show: 'all', sort: 'activity' } as const;
  const now = 1_000_000;
  const views: Record<string, (read: Reader) => Promise<unknown>> = {
    discussion: (read) => threadView(read, thread, visitor, now, showPlace),
    panel: (read) => panelView(read, { label, block: block ?? '', visitor, now }),
    'list of the book': (read) => listView(read, { scope: { kind: 'book' }, filter, visitor, now }),
    'list of a section': (read) =>
      listView(read, { scope: { kind: 'section', label }, labels: [label], filter, visitor, now }),
    'unanswered ones': (read) =>
      listView(read, { scope: { kind: 'book' }, filter: { ...filter, show: 'unanswered' }, visitor, now }),
    person: (read) => personView(read, { key: 'ada', show: 'answers', visitor, now }),
  };
  for (const [name, view] of Object.entries(views)) {
    const { read, plans } = explaining(store.read);
    await view(read);
    assert.ok(plans.length > 3, `${name} reads`);
    assert.deepEqual(plans.filter(isSlow), [], name);
  }
  const { read, plans } = explaining(store.read);
  await keepCounts(
    read,
    () => '',
    () => 0,
  ).now();
  assert.deepEqual(plans.filter(isSlow), [], 'counts');
});
