// search.test: book and discussions in one box, on both databases; nothing that is not shown is found.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Kysely, sql } from 'kysely';

import type { Manifest } from '../../compare/index.ts';
import { onEveryStore } from '../store/every-store.fixture.ts';
import type { TestStore } from '../store/every-store.fixture.ts';
import { commands as posting } from '../store/posting.fixture.ts';
import type { Database, PostState } from '../store/schema.ts';
import { sqliteDialect } from '../store/sqlite/dialect.ts';
import { isPostgres } from './engine.ts';
import { bookDocs, indexPost, indexThread, readTitles, search } from './index.ts';

interface Given {
  title: string;
  posts: readonly { text: string; state?: PostState }[];
  state?: PostState;
  solved?: boolean;
  tags?: readonly string[];
}

let made = 0;

/** A discussion as commands would leave it. */
async function discussion(store: TestStore, given: Given): Promise<{ thread: number; posts: number[] }> {
  made++;
  const handle = `reader-${made}`;
  return store.change(async (db) => {
    const thread = await posting.begin(db, { handle, now: made });
    await db
      .updateTable('threads')
      .set({
        title: given.title,
        state: given.state ?? 'shown',
        solved_at: given.solved === true ? made : null,
      })
      .where('id', '=', thread)
      .execute();
    for (const tag of given.tags ?? [])
      await db.insertInto('thread_tags').values({ thread_id: thread, tag }).execute();
    for (const [at, { text, state }] of given.posts.entries()) {
      await posting.add(db, { thread, key: `${made}-${at}`, text, now: made });
      const set = { state: state ?? 'shown', kind: at === 0 ? ('question' as const) : ('answer' as const) };
      await db.updateTable('posts').set(set).where('request_key', '=', `${made}-${at}`).execute();
    }
    const rows = await db
      .selectFrom('posts')
      .select('id')
      .where('thread_id', '=', thread)
      .orderBy('id')
      .execute();
    for (const { id } of rows) await indexPost(db, id);
    return { thread, posts: rows.map(({ id }) => id) };
  });
}

const place = { head: 0, bar: 0, facts: 0, contents: 0, bodyEnd: 0 };
const block = { ordinal: 1, hash: '', start: 0, end: 0, bubble: 0, kind: 'paragraph' as const };
const manifest: Manifest = {
  format: 1,
  id: 'v1',
  title: 'Lines',
  language: 'en',
  shell: { title: 'T', language: 'en', style: '', script: '', preloads: [], links: [] },
  variants: [],
  pages: [{ address: 'lines', label: 'lines', title: 'Lines', places: place }],
  sections: [
    { label: 'lines', explicit: true, page: 'lines', number: '3.1', title: 'Linear regression' },
    { label: 'lines#loss', explicit: false, page: 'lines', id: 'loss', number: '3.1.2', title: 'The loss' },
    { label: 'zh', explicit: true, page: 'zh', title: '梯度下降' },
  ],
  blocks: [
    {
      ...block,
      id: 'p1',
      section: 'lines',
      text: 'We fit a line to houses with $\\mathbf{w}$ and LinearRegression.',
    },
    {
      ...block,
      id: 'p2',
      section: 'lines#loss',
      text: 'Half of the squared error is the loss of one example.',
    },
    { ...block, id: 'p3', section: 'zh', text: '小批量随机梯度下降更新参数。损失函数。' },
  ],
  aliases: {},
  retired: [],
};

const titles = async (
  store: TestStore,
  text: string,
  where: 'everything' | 'book' | 'talk' = 'everything',
): Promise<string[]> => (await search(store.read, text, { in: where })).hits.map(({ title }) => title);

onEveryStore('sections and discussions are found together', async (store) => {
  assert.equal(await store.write('search.book', { version: 'v1', docs: await bookDocs(manifest) }), true);
  assert.equal(await store.write('search.book', { version: 'v1', docs: [] }), false);
  const { thread } = await discussion(store, {
    title: 'My loss is twice the book’s with PyTorch',
    posts: [
      { text: 'With nn.MSELoss I get 0.08 instead of the squared error halved.' },
      { text: 'MSELoss leaves out the half.' },
    ],
    solved: true,
    tags: ['shapes'],
  });
  assert.deepEqual(
    new Set(await titles(store, 'loss')),
    new Set(['3.1.2 The loss', 'My loss is twice the book’s with PyTorch']),
  );
  assert.deepEqual(await titles(store, 'loss', 'book'), ['3.1.2 The loss']);
  assert.deepEqual(await titles(store, 'loss', 'talk'), ['My loss is twice the book’s with PyTorch']);
  // Parts of identifiers, numbers of sections, beginnings of words, tags, accents and case.
  for (const text of ['mseloss', 'mse', 'MSELoss leaves', 'shapes', 'pytor', 'PYTORCH twice']) {
    assert.deepEqual(await titles(store, text, 'talk'), ['My loss is twice the book’s with PyTorch'], text);
  }
  assert.deepEqual(await titles(store, '3.1.2'), ['3.1.2 The loss']);
  assert.deepEqual(await titles(store, 'linear regression'), ['3.1 Linear regression']);
  const view = await search(store.read, 'half leaves');
  const [hit] = view.hits;
  assert.equal(view.total, 1);
  assert.ok(hit?.kind === 'thread' && hit.thread === thread && hit.post === 2 && hit.solved);
  assert.deepEqual(
    hit.excerpt.filter(({ marked }) => marked).map(({ text }) => text),
    ['leaves', 'half'],
  );
});

onEveryStore('Chinese is found by words within its sentences', async (store) => {
  await store.write('search.book', { version: 'v1', docs: await bookDocs({ ...manifest, language: 'zh' }) });
  const { thread } = await discussion(store, {
    title: '梯度消失怎么办',
    posts: [{ text: '我的损失函数不下降。' }],
  });
  const find = (text: string) => search(store.read, text, { language: 'zh' });
  for (const text of ['梯度', '损失', '损失函数', '下降'])
    assert.equal((await find(text)).hits.length, 2, text);
  for (const text of ['梯度消失', '消失']) {
    const { hits } = await find(text);
    assert.ok(
      hits.some((hit) => hit.kind === 'thread' && hit.thread === thread),
      text,
    );
  }
  assert.equal((await find('随机梯度下降')).hits[0]?.title, '梯度下降');
  assert.equal((await find('卷积')).hits.length, 0);
});

onEveryStore('what is not shown is not found', async (store) => {
  const states: PostState[] = ['held', 'hidden', 'deleted', 'removed'];
  for (const state of states) {
    await discussion(store, { title: 'Zebra in a held thread', posts: [{ text: 'zebra question' }], state });
    await discussion(store, {
      title: 'Plain',
      posts: [{ text: 'plain words' }, { text: 'zebra answer', state }],
    });
  }
  assert.deepEqual(await titles(store, 'zebra'), []);
  const { thread, posts } = await discussion(store, {
    title: 'Shown',
    posts: [{ text: 'zebra one' }, { text: 'zebra two' }],
  });
  assert.deepEqual(await titles(store, 'zebra'), ['Shown']);
  const setState = (state: PostState): Promise<void> =>
    store.change(async (db) => {
      await db
        .updateTable('posts')
        .set({ state })
        .where('id', '=', posts[1] as number)
        .execute();
      await indexPost(db, posts[1] as number);
    });
  await setState('held');
  assert.deepEqual(await titles(store, 'two'), []);
  await setState('shown');
  assert.deepEqual(await titles(store, 'two'), ['Shown']);
  await store.change(async (db) => {
    await db.updateTable('threads').set({ state: 'removed' }).where('id', '=', thread).execute();
    await indexThread(db, thread);
  });
  assert.deepEqual(await titles(store, 'zebra'), []);
  // And should the index ever say otherwise than the posts, the posts are right.
  await store.change(async (db) => {
    await db.updateTable('threads').set({ state: 'shown' }).where('id', '=', thread).execute();
    await indexThread(db, thread);
    await db.updateTable('threads').set({ state: 'held' }).where('id', '=', thread).execute();
  });
  assert.deepEqual(await titles(store, 'zebra'), []);
});

onEveryStore('edits and new titles are followed, and nothing is left behind', async (store) => {
  const { thread, posts } = await discussion(store, { title: 'Old title', posts: [{ text: 'giraffe' }] });
  await store.change(async (db) => {
    await db
      .updateTable('posts')
      .set({ plain: 'elephant' })
      .where('id', '=', posts[0] as number)
      .execute();
    await db.updateTable('threads').set({ title: 'New heading' }).where('id', '=', thread).execute();
    await indexThread(db, thread);
  });
  assert.deepEqual(await titles(store, 'giraffe'), []);
  assert.deepEqual(await titles(store, 'old'), []);
  assert.deepEqual(await titles(store, 'elephant'), ['New heading']);
  assert.deepEqual(await titles(store, 'heading elephant'), ['New heading']);
  assert.equal(await store.write('search.threads', { after: 0, most: 100 }), thread);
  assert.deepEqual(await titles(store, 'elephant'), ['New heading']);
  if (!isPostgres(store.read)) {
    const { rows } = await sql<{
      n: number;
    }>`select count(*) as n from search_index where search_index match 'giraffe'`.execute(store.read);
    assert.equal(rows[0]?.n, 0);
  }
});

onEveryStore('nothing that is typed breaks the query', async (store) => {
  await discussion(store, {
    title: 'A "quoted" title, don’t',
    posts: [{ text: "it's C++ and a:b or x&y | !z <-> 'q' \\ backslash" }],
  });
  for (const text of [
    '"',
    "'",
    '\\',
    '*',
    '"*',
    "';--",
    'a AND',
    'NOT b',
    'NEAR(a b)',
    'title_tokens:x',
    '{a b}: c',
    '^a',
    'a*b',
    '-a',
    '(',
    ')',
    '& | ! <->',
    ':*',
    'a:*',
    '\0',
    '%',
    '_',
    '<script>',
    '\ud800',
    'ä́',
    '…',
    '   ',
    "don't",
    'C++',
    'x'.repeat(5000),
    'a '.repeat(2000),
  ]) {
    const view = await search(store.read, text);
    assert.ok(Array.isArray(view.hits), text);
  }
  assert.equal((await search(store.read, 'c++')).hits.length, 1);
  assert.equal((await search(store.read, 'quoted')).hits.length, 1);
});

onEveryStore('when nothing has all words, some are enough, and it says so', async (store) => {
  await discussion(store, { title: 'About tensors', posts: [{ text: 'tensors have shapes' }] });
  const view = await search(store.read, 'tensors zeppelin');
  assert.equal(view.some, true);
  assert.equal(view.hits.length, 1);
  assert.equal((await search(store.read, 'zeppelin')).hits.length, 0);
  assert.equal((await search(store.read, '')).total, 0);
});

onEveryStore('pages of results', async (store) => {
  for (let i = 0; i < 25; i++)
    await discussion(store, { title: `Walrus ${i}`, posts: [{ text: 'walrus' }, { text: 'walrus' }] });
  const first = await search(store.read, 'walrus');
  assert.deepEqual([first.hits.length, first.total, first.pages, first.page], [20, 25, 2, 1]);
  const second = await search(store.read, 'walrus', { page: 2 });
  assert.equal(second.hits.length, 5);
  const all = new Set([...first.hits, ...second.hits].map((hit) => hit.kind === 'thread' && hit.thread));
  assert.equal(all.size, 25);
  assert.equal((await search(store.read, 'walrus', { page: 99 })).page, 2);
});

onEveryStore('similar discussions, those that are solved first', async (store) => {
  const open = await discussion(store, {
    title: 'Why does my loss become NaN after some steps?',
    posts: [{ text: 'It diverges.' }],
  });
  const solved = await discussion(store, {
    title: 'Loss is NaN with a large learning rate',
    posts: [{ text: 'After ten steps.' }],
    solved: true,
  });
  await discussion(store, { title: 'How to install on Windows', posts: [{ text: 'The loss of my time.' }] });
  await discussion(store, { title: 'My loss becomes NaN, held', posts: [{ text: 'x' }], state: 'held' });
  const titles = await readTitles(store.read, 'en');
  const like = async (title: string, without?: number): Promise<number[]> =>
    (await titles.similar(title, without === undefined ? {} : { without })).map(({ id }) => id);
  const asked = 'The loss becomes NaN: why?';
  assert.deepEqual(await like(asked), [solved.thread, open.thread]);
  assert.deepEqual(await like(asked, solved.thread), [open.thread]);
  assert.deepEqual(await like('Short'), []);
  assert.deepEqual(await like('What is this about then'), []);
  assert.deepEqual(await like('Padding of convolutions in two dimensions'), []);

  const rename = (title: string, state: 'shown' | 'held'): Promise<unknown> =>
    store.change((db) =>
      db.updateTable('threads').set({ title, state }).where('id', '=', open.thread).execute(),
    );
  await rename('Padding of convolutions', 'shown');
  titles.changed(open.thread);
  assert.deepEqual(await like(asked), [solved.thread]);
  assert.deepEqual(await like('Padding of convolutions in two dimensions'), [open.thread]);
  await rename('Padding of convolutions', 'held');
  titles.changed(open.thread);
  assert.deepEqual(await like('Padding of convolutions in two dimensions'), []);
});

test('titles that could not be read once are read the next time', async () => {
  let [fails, title] = [false, 'Padding of convolutions'];
  const row = (): object => ({ id: 1, slug: 'a', title, label: 'x', answers: 0, solved_at: null });
  const read = new Kysely<Database>({
    dialect: sqliteDialect(() =>
      fails
        ? Promise.reject(new Error('gone'))
        : Promise.resolve({ rows: [row() as Record<string, unknown>] }),
    ),
  });
  const titles = await readTitles(read, 'en');
  [fails, title] = [true, 'Strides of kernels'];
  titles.changed(1);
  await assert.rejects(titles.similar('Padding of convolutions'), /gone/);
  fails = false;
  assert.deepEqual(await titles.similar('Padding of convolutions'), []);
  assert.equal((await titles.similar('Strides of kernels')).length, 1);
});

test('sections hold their own text only', async () => {
  const docs = await bookDocs(manifest);
  assert.deepEqual(
    docs.map(({ title }) => title),
    ['3.1 Linear regression', '3.1.2 The loss', '梯度下降'],
  );
  assert.ok(docs[0]?.words.includes('linearregression') && !docs[0].words.includes('squared'));
});

onEveryStore(
  'phrases: words that follow each other, in titles and texts, with others beside them',
  async (store) => {
    await store.write('search.book', { version: 'v1', docs: await bookDocs(manifest) });
    await discussion(store, { title: 'One', posts: [{ text: 'the error is squared, then halved' }] });
    await discussion(store, {
      title: 'Two',
      posts: [{ text: 'the squared error of `load_data` is halved' }],
    });
    await discussion(store, { title: 'A squared error', posts: [{ text: 'nothing else here' }] });
    assert.deepEqual((await titles(store, '"squared error"', 'talk')).sort(), ['A squared error', 'Two']);
    assert.deepEqual(await titles(store, '"squared error"', 'book'), ['3.1.2 The loss']);
    assert.deepEqual(await titles(store, 'halved "squared errors"'), ['Two']);
    assert.deepEqual(await titles(store, '"error of load_data"'), ['Two']);
    assert.deepEqual(await titles(store, '"is squared" "then halved"'), ['One']);
    assert.deepEqual(await titles(store, '"error squared"'), []);
    // Words may be missing where not all are anywhere; phrases never.
    assert.deepEqual(await titles(store, 'unheard halved "squared error"'), ['Two']);
    assert.deepEqual(await titles(store, 'halved "unheard of"'), []);
    const { hits } = await search(store.read, '"squared error"', { in: 'book' });
    assert.deepEqual(
      hits[0]?.excerpt.filter(({ marked }) => marked).map(({ text }) => text),
      ['squared', 'error'],
    );
    for (const text of ['"\'; drop table posts"', '"a:* | !b"', '"<-> & \\\\"', '"\u0000x"', '"" "'])
      await search(store.read, text);
  },
);

onEveryStore(
  'what narrows: sections with what is below, how a discussion stands, who wrote it',
  async (store) => {
    await store.write('search.book', { version: 'v1', docs: await bookDocs(manifest) });
    const one = await discussion(store, {
      title: 'Solved',
      posts: [{ text: 'loss' }, { text: 'more loss' }],
      solved: true,
    });
    const two = await discussion(store, { title: 'Waiting', posts: [{ text: 'loss again' }] });
    await store.change(async (db) => {
      await db.updateTable('threads').set({ answers: 1 }).where('id', '=', one.thread).execute();
      await db
        .updateTable('threads')
        .set({ label: 'lines#loss', answers: 0 })
        .where('id', '=', two.thread)
        .execute();
      await indexThread(db, two.thread);
    });
    const { handle } = await store.read
      .selectFrom('posts')
      .innerJoin('people', 'people.id', 'posts.author_id')
      .select('people.handle')
      .where('posts.thread_id', '=', two.thread)
      .executeTakeFirstOrThrow();
    const below = (label: string): string[] => (label === 'lines' ? ['lines', 'lines#loss'] : [label]);
    const found = async (text: string): Promise<string[]> =>
      (await search(store.read, text, { below })).hits.map(({ title }) => title).sort();
    assert.deepEqual(await found('loss is:solved'), ['Solved']);
    assert.deepEqual(await found('loss is:unsolved'), ['Waiting']);
    assert.deepEqual(await found('loss is:unanswered'), ['Waiting']);
    assert.deepEqual(await found('loss is:solved is:unanswered'), []);
    assert.deepEqual(await found('loss in:lines'), ['3.1.2 The loss', 'Waiting']);
    assert.deepEqual(await found('loss in:lines#loss is:unsolved'), ['Waiting']);
    assert.deepEqual(await found('loss in:nowhere'), []);
    assert.deepEqual(await found(`loss by:${handle.toUpperCase()}`), ['Waiting']);
    assert.deepEqual(await found(`by:@${handle}`), ['Waiting']);
    assert.deepEqual(await found('loss by:nobody-at-all'), []);
    assert.deepEqual(await found('is:solved'), ['Solved']);
    assert.deepEqual(await found('in:lines#loss'), ['3.1.2 The loss', 'Waiting']);
    assert.deepEqual(await found(`is:unsolved by:${handle} again`), ['Waiting']);
    // Who has left is not found by their name.
    await store.change((db) =>
      db.updateTable('people').set({ state: 'gone' }).where('handle', '=', handle).execute(),
    );
    assert.deepEqual(await found(`by:${handle}`), []);
  },
);

onEveryStore('excerpts show formulas as words', async (store) => {
  const signs = [
    { ...block, id: 'p', section: 'lines', text: 'By § the $x^2$ grows.', signs: ['Equation 3'] },
  ];
  const docs = await bookDocs({ ...manifest, blocks: signs });
  await store.write('search.book', { version: 'v1', docs });
  await discussion(store, { title: 'One', posts: [{ text: 'why does $x^2$ grow?' }] });
  const formula = (source: string): string => `⟨${source}⟩`;
  const { hits } = await search(store.read, 'grow', { formula });
  const texts = hits.map(({ excerpt }) => excerpt.map(({ text }) => text).join(''));
  assert.deepEqual(texts.sort(), ['By Equation 3 the ⟨$x^2$⟩ grows.', 'why does ⟨$x^2$⟩ grow?']);
});
