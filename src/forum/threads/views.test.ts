// views: what one visitor sees of discussions, and what is not for them.

import assert from 'node:assert/strict';

import { showPlace } from '../anchors/show-place.fixture.ts';
import type { Actor } from '../actor.ts';
import { seedAnchor, seedPerson, seedPost, seedThread } from '../seed.fixture.ts';
import type { ListFilter } from '../pages/views/list.ts';
import type { TestStore } from '../store/every-store.fixture.ts';
import { onEveryStore } from '../store/every-store.fixture.ts';
import { blockKey, keepCounts } from './counts.ts';
import { listView, pageLength } from './list-view.ts';
import { panelView } from './panel-view.ts';
import { threadView } from './thread-view.ts';

const now = 1_000_000;
const filter: ListFilter = { show: 'all', sort: 'activity' };
const actor = (id: number, handle: string, role: Actor['role'] = 'reader'): Actor => ({
  id,
  handle,
  role,
  trust: 2,
  created: 0,
});

interface Cast {
  asker: Actor;
  helper: Actor;
  mod: Actor;
}

const cast = (store: TestStore): Promise<Cast> =>
  store.change(async (db) => ({
    asker: actor(await seedPerson(db, 'asker'), 'asker'),
    helper: actor(await seedPerson(db, 'helper'), 'helper'),
    mod: actor(await seedPerson(db, 'mod', { role: 'moderator' }), 'mod', 'moderator'),
  }));

onEveryStore(
  'answers stand accepted first, then helpful, then oldest, with replies under theirs',
  async (store) => {
    const { asker, helper } = await cast(store);
    const thread = await store.change(async (db) => {
      const { thread: id } = await seedThread(db, asker.id);
      const two = await seedPost(db, id, helper.id);
      await seedPost(db, id, helper.id, { helpful: 3 });
      await seedPost(db, id, helper.id, { accepted_at: 9, accepted_by: asker.id });
      await seedPost(db, id, asker.id, { kind: 'reply', parent_id: two });
      await seedPost(db, id, helper.id, {
        kind: 'event',
        raw: '{"what":"closed","reason":"solved"}',
        cooked: '',
      });
      return id;
    });
    const view = await threadView(store.read, thread, undefined, now, showPlace);
    assert.ok(view.ok);
    assert.deepEqual(
      view.value.answerPosts.map(({ number }) => number),
      [4, 3, 2],
    );
    assert.deepEqual(
      view.value.answerPosts[2]?.replies.map(({ number }) => number),
      [5],
    );
    assert.deepEqual(view.value.events, [
      { at: 6, by: { handle: 'helper', role: 'reader' }, what: 'closed', details: { reason: 'solved' } },
    ]);
    assert.deepEqual(view.value.answerPosts[0]?.acceptedBy?.handle, 'asker');
  },
);

onEveryStore(
  'what is held or removed is for its author and for staff; a deleted answer with replies leaves a line',
  async (store) => {
    const { asker, helper, mod } = await cast(store);
    const { thread, held } = await store.change(async (db) => {
      const { thread: id } = await seedThread(db, asker.id);
      await seedPost(db, id, helper.id, { state: 'held', raw: 'secret', cooked: '<p>secret</p>' });
      const gone = await seedPost(db, id, helper.id, {
        state: 'removed',
        cooked: '<p>secret</p>',
        state_reason: 'advertising',
      });
      await seedPost(db, id, asker.id, { kind: 'reply', parent_id: gone });
      const { thread: other } = await seedThread(db, asker.id, { state: 'held' });
      return { thread: id, held: other };
    });
    const seen = async (visitor: Actor | undefined) => {
      const view = await threadView(store.read, thread, visitor, now, showPlace);
      assert.ok(view.ok);
      return view.value.answerPosts.map(({ number, cooked }) => `${number} ${cooked}`);
    };
    for (const visitor of [undefined, asker]) assert.deepEqual(await seen(visitor), ['3 ']);
    for (const visitor of [helper, mod])
      assert.deepEqual(await seen(visitor), ['2 <p>secret</p>', '3 <p>secret</p>']);
    for (const [visitor, ok] of [
      [undefined, false],
      [helper, false],
      [asker, true],
      [mod, true],
    ] as const) {
      assert.equal((await threadView(store.read, held, visitor, now, showPlace)).ok, ok);
    }
    const list = await listView(store.read, { scope: { kind: 'book' }, filter, visitor: asker, now });
    assert.deepEqual(
      list.rows.map(({ id }) => id),
      [thread],
    );
    assert.equal(list.counts.all, 1);
  },
);

onEveryStore('lists are sifted, sorted and paged, and nothing is listed twice', async (store) => {
  const { asker, helper } = await cast(store);
  await store.change(async (db) => {
    for (let i = 1; i <= pageLength + 5; i++) {
      const label = i % 2 === 0 ? 'sec-even' : 'sec-odd';
      const { thread } = await seedThread(db, i <= 3 ? helper.id : asker.id, {
        label,
        last_at: i,
        title: `Question ${i}`,
        variant: i % 5 === 0 ? 'jax' : null,
        solved_at: i % 10 === 0 ? 1 : null,
      });
      if (i % 7 === 0) await seedPost(db, thread, helper.id);
      if (i <= 4) await db.insertInto('thread_tags').values({ thread_id: thread, tag: 'loss' }).execute();
    }
  });
  const list = (more: object = {}, f: Partial<ListFilter> = {}) =>
    listView(store.read, {
      scope: { kind: 'book' },
      filter: { ...filter, ...f },
      visitor: asker,
      now,
      ...more,
    });
  const first = await list();
  assert.deepEqual(first.counts, { all: 35, unanswered: 30, solved: 3, mine: 32 });
  assert.deepEqual([first.rows.length, first.total, first.from, first.newer], [30, 35, 1, undefined]);
  const second = await list({}, { before: first.older ?? '' });
  assert.deepEqual(
    second.rows.map(({ title }) => title),
    [5, 4, 3, 2, 1].map((i) => `Question ${i}`),
  );
  assert.deepEqual([second.older, second.newer, second.from], [undefined, '0', 31]);
  assert.deepEqual(first.tags, [{ tag: 'loss', count: 4 }]);
  assert.equal((await list({}, { tag: 'loss' })).total, 4);
  assert.equal((await list({}, { variant: 'jax' })).total, 7);
  assert.equal((await list({}, { show: 'mine' })).total, 32);
  assert.equal((await list({ labels: ['sec-odd'], scope: { kind: 'section', label: 'sec-odd' } })).total, 18);
  for (const before of ['-1', 'x', '1e9', '']) assert.equal((await list({}, { before })).from, 1, before);
  const inText = await list({ orderOf: (label: string) => (label === 'sec-even' ? 0 : 1) });
  assert.deepEqual([inText.rows[0]?.label, inText.rows.at(-1)?.label], ['sec-even', 'sec-odd']);
});

onEveryStore(
  'a panel shows the best answer of each discussion of its block; bubbles count discussions',
  async (store) => {
    const { asker, helper } = await cast(store);
    let changed = '1';
    const counts = keepCounts(
      store.read,
      () => changed,
      () => now,
    );
    assert.equal((await counts.now()).blocks.size, 0);
    await store.change(async (db) => {
      for (const state of ['shown', 'shown', 'held'] as const) {
        const anchor_id = await seedAnchor(db, 'sec-a', { now_block: 'paragraph-1' });
        const { thread } = await seedThread(db, asker.id, { block: 'paragraph-1', state, anchor_id });
        await seedPost(db, thread, helper.id);
        await seedPost(db, thread, helper.id, { helpful: 2 });
      }
      await seedThread(db, asker.id);
    });
    const panel = await panelView(store.read, {
      label: 'sec-a',
      block: 'paragraph-1',
      visitor: undefined,
      now,
    });
    assert.deepEqual(
      panel.threads.map(({ best, more }) => [best?.number, more]),
      [
        [3, 1],
        [3, 1],
      ],
    );
    changed = '2';
    const later = keepCounts(
      store.read,
      () => changed,
      () => now + 1000,
    );
    const { sections, blocks } = await later.now();
    assert.equal(blocks.get(blockKey('sec-a', 'paragraph-1')), 2);
    assert.equal(sections.get('sec-a'), 3);
  },
);
