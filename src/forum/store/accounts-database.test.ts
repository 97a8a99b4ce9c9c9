// accounts-database: queries and changes of the accounts library on both databases.

import assert from 'node:assert/strict';
import { sql } from 'kysely';

import { accountsDatabase } from './accounts-database.ts';
import { onEveryStore } from './every-store.fixture.ts';

interface Tables {
  settings: { key: string; value: string };
}

onEveryStore('the accounts library reads what it wrote', async (store) => {
  const db = accountsDatabase<Tables>(store);
  const made = await db.insertInto('settings').values({ key: 'a', value: '1' }).returningAll().execute();
  assert.deepEqual(made, [{ key: 'a', value: '1' }]);
  const { numUpdatedRows } = await db.updateTable('settings').set({ value: '2' }).executeTakeFirstOrThrow();
  assert.equal(numUpdatedRows, 1n);
  assert.deepEqual(await db.selectFrom('settings').selectAll().execute(), [{ key: 'a', value: '2' }]);
  assert.deepEqual(await store.read.selectFrom('settings').select('value').execute(), [{ value: '2' }]);
  const { numDeletedRows } = await db.deleteFrom('settings').where('key', '=', 'a').executeTakeFirstOrThrow();
  assert.equal(numDeletedRows, 1n);
});

onEveryStore('the reader cannot write', async (store) => {
  await assert.rejects(
    store.read.insertInto('settings').values({ key: 'a', value: '1' }).execute(),
    /read-?only/i,
  );
});

onEveryStore('truth values and counts are numbers on both databases', async (store) => {
  const rows = await store.read
    .selectFrom('people')
    .select(({ fn }) => [fn.countAll().as('count'), fn.sum('trust').as('sum')])
    .select(sql`exists (select 1 from people)`.as('some'))
    .execute();
  assert.deepEqual(rows, [{ count: 0, sum: null, some: 0 }]);
});
