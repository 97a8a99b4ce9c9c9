// anchors.test: what becomes of discussions when the text under them changes, on both databases.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Actor } from '../actor.ts';
import { seedPerson, seedThread } from '../seed.fixture.ts';
import { onEveryStore } from '../store/every-store.fixture.ts';
import type { TestStore } from '../store/every-store.fixture.ts';
import type { Row } from '../store/schema.ts';
import { anchorFor, anchorView, decidePlace, publishVersion, takeBackPlace, whatChanged } from './index.ts';
import type { AnchoredBook, AskedPlace, Published } from './index.ts';
import { version } from './version.fixture.ts';
import type { VersionSection } from './version.fixture.ts';

const loss = 'The loss measures how far the predictions of a model are from what was measured in truth.';
const lossEdited =
  'The loss measures how far the predictions of our model are from what was measured in truth.';
const sum = 'It is the sum over all points of the squared distance between the line and the point itself.';
const intro = 'A line is drawn through the points as well as it can be.';

const page = (blocks: VersionSection['blocks'], more: Partial<VersionSection> = {}): VersionSection => ({
  label: 'line#the-loss',
  blocks,
  ...more,
});
const first = (): AnchoredBook =>
  version('v1', [
    { label: 'line', blocks: [intro] },
    page([loss, sum]),
    { label: 'other', blocks: ['Other things.'] },
  ]);

/** A discussion about a place in a version. */
async function ask(store: TestStore, book: AnchoredBook, at: AskedPlace): Promise<number> {
  const row = anchorFor(book, at, 'Somewhere');
  if (!row.ok) throw new Error(`${row.refusal.code} ${JSON.stringify(row.refusal.details)}`);
  return store.change(async (db) => {
    const known = await db.selectFrom('people').select('id').where('handle', '=', 'okapi').executeTakeFirst();
    const by = known?.id ?? (await seedPerson(db, 'okapi'));
    const { id } = await db.insertInto('anchors').values(row.value).returning('id').executeTakeFirstOrThrow();
    const label = { label: row.value.now_label, block: row.value.now_block ?? null };
    await seedThread(db, by, { anchor_id: id, ...label });
    return id;
  });
}

const blockId = (book: AnchoredBook, text: string): string =>
  book.manifest.blocks.find((block) => block.text === text)?.id as string;

const askAbout = (store: TestStore, book: AnchoredBook, text: string, quote?: string): Promise<number> =>
  ask(store, book, {
    label: book.manifest.blocks.find((block) => block.text === text)?.section as string,
    block: blockId(book, text),
    ...(quote !== undefined && { quote: { start: text.indexOf(quote), length: quote.length } }),
  });

let clock = 100;

async function publish(store: TestStore, { manifest }: AnchoredBook, batch?: number): Promise<Published> {
  const outcome = await publishVersion({
    store,
    manifest,
    now: () => (clock += 1),
    ...(batch !== undefined && { batch }),
  });
  assert.ok(outcome.ok, JSON.stringify(outcome));
  return outcome.value;
}

const anchorOf = (store: TestStore, id: number): Promise<Row<'anchors'>> =>
  store.read.selectFrom('anchors').selectAll().where('id', '=', id).executeTakeFirstOrThrow();

async function events(store: TestStore): Promise<string[]> {
  const rows = await store.read.selectFrom('outbox').select('type').orderBy('id').execute();
  return rows.map(({ type }) => type);
}

const diff = { added: 'added ', removed: 'removed ', old: 'old', new: 'new' };
const moderator = async (store: TestStore): Promise<Actor> => {
  const id = await store.change((db) => seedPerson(db, 'ada', { role: 'moderator', trust: 4 }));
  return { id, handle: 'ada', role: 'moderator', trust: 4, created: 0 };
};

onEveryStore('the same text: nothing is told, whatever its number became', async (store) => {
  const book = first();
  await publish(store, book);
  const id = await askAbout(store, book, loss, 'predictions of a model');
  const next = version('v2', [{ label: 'line', blocks: [intro] }, page(['Something new.', loss, sum])]);
  const { states, anchors } = await publish(store, next);
  assert.deepEqual([states, anchors], [{ exact: 1 }, 1]);
  const anchor = await anchorOf(store, id);
  assert.equal(anchor.now_block, blockId(next, loss));
  assert.equal(loss.slice(anchor.now_start as number).startsWith('predictions of a model'), true);
  const thread = await store.read.selectFrom('threads').selectAll().executeTakeFirstOrThrow();
  assert.deepEqual([thread.label, thread.block], ['line#the-loss', anchor.now_block]);
  assert.deepEqual(await events(store), ['book.published', 'book.published']);
});

onEveryStore('edited: told once, shown as a word difference, quotes found again', async (store) => {
  const book = first();
  await publish(store, book);
  const id = await askAbout(store, book, loss, 'from what was measured');
  const next = version('v2', [{ label: 'line', blocks: [intro] }, page([lossEdited, sum])]);
  await publish(store, next);
  const anchor = await anchorOf(store, id);
  assert.equal(anchor.state, 'edited');
  assert.equal(
    lossEdited.substr(anchor.now_start as number, anchor.now_length as number),
    'from what was measured',
  );
  const view = anchorView(anchor, next, { diff, place: (_, block) => block });
  assert.match(view.changed ?? '', /<del>.*a.*<\/del>.*<ins>.*our/);
  assert.deepEqual(
    (await events(store)).filter((type) => type === 'anchor.changed'),
    ['anchor.changed'],
  );
  const third = version('v3', [{ label: 'line', blocks: [intro, 'More.'] }, page([lossEdited, sum])]);
  await publish(store, third);
  assert.equal((await anchorOf(store, id)).state, 'edited');
  assert.equal((await events(store)).filter((type) => type === 'anchor.changed').length, 1);
  await publish(store, version('v4', [{ label: 'line', blocks: [intro] }, page([loss, sum])]));
  assert.equal((await anchorOf(store, id)).state, 'exact');
  const history = await store.read.selectFrom('anchor_history').select('version').orderBy('id').execute();
  assert.deepEqual(
    history.map((row) => row.version),
    ['v2', 'v4'],
  );
});

test('what changed: formulas as they are set, references by what they print', () => {
  const before = version('v1', [{ label: 'line', blocks: ['By § the factor $\\frac12$ goes.'] }]);
  const after = version('v2', [{ label: 'line', blocks: ['By § the factor $\\frac13$ goes.'] }]);
  const place = { label: 'line', block: before.manifest.blocks[0]?.id ?? '' };
  const row = anchorFor(before, place, 'p');
  const [block] = after.manifest.blocks;
  assert.ok(row.ok && block);
  const manifest = { ...after.manifest, blocks: [{ ...block, signs: ['Equation 3'] }] };
  const anchor = { id: 1, ...row.value, state: 'edited', now_block: block.id } as Row<'anchors'>;
  const changed = whatChanged(anchor, { manifest }, diff) ?? '';
  assert.match(
    changed,
    /^By Equation 3 the factor <del class="atom"><small>old<\/small><span class="katex">/,
  );
  assert.doesNotMatch(changed.replaceAll(/<annotation[^]*?<\/annotation>/g, ''), /[$\\§]/);
});

onEveryStore('moved to another section, and back', async (store) => {
  const book = first();
  await publish(store, book);
  const id = await askAbout(store, book, loss);
  const moved = version('v2', [
    { label: 'line', blocks: [intro] },
    page([sum]),
    { label: 'other', blocks: ['Other things.', loss] },
  ]);
  await publish(store, moved);
  const anchor = await anchorOf(store, id);
  assert.deepEqual([anchor.state, anchor.now_label], ['moved', 'other']);
  await publish(
    store,
    version(
      'v3',
      first().manifest.sections.map(({ label }) => ({
        label,
        blocks: first()
          .manifest.blocks.filter(({ section }) => section === label)
          .map(({ text }) => text),
      })),
    ),
  );
  assert.equal((await anchorOf(store, id)).state, 'exact');
});

onEveryStore('gone: the section keeps it; when the text comes back it is there again', async (store) => {
  const book = first();
  await publish(store, book);
  const id = await askAbout(store, book, loss);
  await publish(store, version('v2', [{ label: 'line', blocks: [intro] }, page([sum])]));
  const anchor = await anchorOf(store, id);
  assert.deepEqual([anchor.state, anchor.now_label, anchor.now_block], ['section', 'line#the-loss', null]);
  await publish(store, version('v3', [{ label: 'line', blocks: [intro] }, page([sum, loss])]));
  assert.equal((await anchorOf(store, id)).state, 'exact');
});

onEveryStore('a section that is gone: kept at the nearest one around it', async (store) => {
  const book = first();
  await publish(store, book);
  const [about, section] = [
    await askAbout(store, book, loss),
    await ask(store, book, { label: 'line#the-loss' }),
  ];
  await publish(
    store,
    version('v2', [
      { label: 'line', blocks: [intro] },
      { label: 'other', blocks: ['Other things.'] },
    ]),
  );
  for (const id of [about, section]) {
    const anchor = await anchorOf(store, id);
    assert.deepEqual([anchor.state, anchor.now_label], ['retired', 'line']);
  }
});

onEveryStore('a retitled section is followed by its heading', async (store) => {
  const heading = (text: string): VersionSection['blocks'][number] => ({ kind: 'heading', text });
  const book = version('v1', [{ label: 'line', blocks: [intro] }, page([heading('The loss'), loss])]);
  await publish(store, book);
  const [about, section] = [
    await askAbout(store, book, loss),
    await ask(store, book, { label: 'line#the-loss' }),
  ];
  const next = version('v2', [
    { label: 'line', blocks: [intro] },
    { label: 'line#how-far', blocks: [heading('How far off'), loss] },
  ]);
  await publish(store, next);
  assert.deepEqual(
    [await anchorOf(store, about), await anchorOf(store, section)].map((anchor) => [
      anchor.now_label,
      anchor.state,
    ]),
    [
      ['line#how-far', 'exact'],
      ['line#how-far', 'moved'],
    ],
  );
});

onEveryStore(
  'a label with discussions may not vanish without a word; an alias or an entry among the retired will do',
  async (store) => {
    const book = first();
    await publish(store, book);
    const id = await ask(store, book, { label: 'other' });
    const without = [{ label: 'line', blocks: [intro] }, page([loss, sum])];
    const refused = await publishVersion({
      store,
      manifest: version('v2', without).manifest,
      now: () => clock,
    });
    assert.deepEqual(refused, {
      ok: false,
      vanished: [{ label: 'other', threads: 1, title: 'Why is it so?' }],
    });
    assert.equal((await anchorOf(store, id)).resolved_in, 'v1');
    await publish(
      store,
      version('v3', [...without, { label: 'more', blocks: ['Other things.'] }], {
        aliases: { other: 'more' },
      }),
    );
    assert.deepEqual(
      [(await anchorOf(store, id)).state, (await anchorOf(store, id)).now_label],
      ['exact', 'more'],
    );
    await publish(store, version('v4', without, { aliases: { other: 'more' }, retired: ['more'] }));
    assert.equal((await anchorOf(store, id)).state, 'retired');
  },
);

const twice = (id: string): AnchoredBook =>
  version(id, [
    { label: 'line', blocks: [intro] },
    page([sum]),
    { label: 'other', blocks: ['Other things.', lossEdited] },
    { label: 'more', blocks: ['More.', loss.replace('truth', 'fact')] },
  ]);

onEveryStore(
  'in doubt: a person decides, once, and the discussion hangs on its section until then',
  async (store) => {
    const book = first();
    await publish(store, book);
    const id = await askAbout(store, book, loss, 'what was measured');
    const next = twice('v2');
    await publish(store, next);
    const anchor = await anchorOf(store, id);
    assert.deepEqual([anchor.state, anchor.now_label, anchor.now_block], ['doubtful', 'line#the-loss', null]);
    const review = await store.read.selectFrom('reviews').selectAll().executeTakeFirstOrThrow();
    const view = anchorView(anchor, next, { diff, place: (label) => label }, review);
    assert.deepEqual(view.candidates?.map(({ name }) => name).sort(), ['more', 'other']);
    const [by, choice] = [await moderator(store), `more ${blockId(next, loss.replace('truth', 'fact'))}`];
    const [one, other] = await Promise.all([
      decidePlace(store, next.manifest, { now: 9, by, review: review.id, choice }),
      decidePlace(store, next.manifest, { now: 9, by, review: review.id, choice: '' }),
    ]);
    assert.equal([one, other].filter(({ ok }) => ok).length, 1);
    const refusals = [one, other].flatMap((outcome) => (outcome.ok ? [] : [outcome.refusal.code]));
    assert.deepEqual(refusals, ['changed-meanwhile']);
    const decided = await store.read.selectFrom('reviews').selectAll().executeTakeFirstOrThrow();
    assert.deepEqual([decided.state, decided.decided_by], ['done', by.id]);
    assert.deepEqual((await anchorOf(store, id)).state, one.ok ? 'edited' : 'section');
  },
);

onEveryStore('a choice is taken back: it waits again, and nothing is left of it', async (store) => {
  const book = first();
  await publish(store, book);
  const id = await askAbout(store, book, loss);
  const next = twice('v2');
  await publish(store, next);
  const review = await store.read.selectFrom('reviews').selectAll().executeTakeFirstOrThrow();
  const [by, choice] = [await moderator(store), `other ${blockId(next, lossEdited)}`];
  const before = await anchorOf(store, id);
  assert.ok((await decidePlace(store, next.manifest, { now: 9, by, review: review.id, choice })).ok);
  assert.equal((await anchorOf(store, id)).now_label, 'other');
  assert.ok((await store.write('review.undo', { now: 10, by, review: review.id })).ok);
  assert.deepEqual(await anchorOf(store, id), before);
  const again = await store.read.selectFrom('reviews').selectAll().executeTakeFirstOrThrow();
  assert.deepEqual([again.state, again.candidates], ['waiting', review.candidates]);
  const thread = await store.read.selectFrom('threads').selectAll().executeTakeFirstOrThrow();
  assert.deepEqual([thread.label, thread.block], ['line#the-loss', null]);
});

onEveryStore(
  'in doubt through another version; found again by itself when the text returns',
  async (store) => {
    const book = first();
    await publish(store, book);
    const id = await askAbout(store, book, loss);
    await publish(store, twice('v2'));
    const third = twice('v3');
    await publish(store, third);
    const waiting = await store.read.selectFrom('reviews').selectAll().executeTakeFirstOrThrow();
    assert.equal(waiting.state, 'waiting');
    assert.equal((JSON.parse(waiting.candidates as string) as unknown[]).length, 2);
    await publish(
      store,
      first().manifest.id === 'v1'
        ? version('v4', [
            { label: 'line', blocks: [intro] },
            page([loss, sum]),
            { label: 'other', blocks: ['Other things.'] },
          ])
        : book,
    );
    assert.equal((await anchorOf(store, id)).state, 'exact');
    const review = await store.read.selectFrom('reviews').selectAll().executeTakeFirstOrThrow();
    assert.deepEqual([review.state, review.decision], ['done', 'found']);
  },
);

onEveryStore('a reader may not decide, and a change can be taken back', async (store) => {
  const book = first();
  await publish(store, book);
  const id = await askAbout(store, book, loss);
  const next = version('v2', [{ label: 'line', blocks: [intro] }, page([lossEdited, sum])]);
  await publish(store, next);
  const reader: Actor = { id: 1, handle: 'okapi', role: 'reader', trust: 1, created: 0 };
  const no = await takeBackPlace(store, next.manifest, { now: 8, by: reader, anchor: id });
  assert.ok(!no.ok);
  const by = await moderator(store);
  assert.ok((await takeBackPlace(store, next.manifest, { now: 8, by, anchor: id })).ok);
  const anchor = await anchorOf(store, id);
  // What it was is in the book no more, so that it hangs on the section.
  assert.deepEqual([anchor.state, anchor.now_block, anchor.how], ['section', null, 'taken-back']);
  const told = await store.read
    .selectFrom('outbox')
    .select('type')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  assert.equal(told?.type, 'thread.changed', 'pages that are kept are made anew');
  const log = await store.read.selectFrom('moderation_log').select('action').execute();
  assert.deepEqual(log, [{ action: 'anchor.take-back' }]);
  const again = await takeBackPlace(store, next.manifest, { now: 8, by, anchor: id });
  assert.deepEqual(again.ok ? '' : again.refusal.code, 'not-found');
});

onEveryStore('published twice, in pieces, or after a crash: the same', async (store) => {
  const book = first();
  await publish(store, book);
  const ids: number[] = [];
  for (const text of [loss, sum, intro, loss, sum, 'Other things.', loss])
    ids.push(await askAbout(store, book, text));
  const next = version('v2', [
    { label: 'line', blocks: [intro] },
    page([lossEdited]),
    { label: 'other', blocks: ['Other things.'] },
  ]);
  // A crash after the second transaction.
  let writes = 0;
  const failing = {
    ...store,
    write: ((name: never, input: never) => {
      if (++writes > 2) throw new Error('no power');
      return store.write(name, input);
    }) as typeof store.write,
  };
  await assert.rejects(
    publishVersion({ store: failing, manifest: next.manifest, now: () => (clock += 1), batch: 3 }),
    /no power/,
  );
  const { anchors, isNew } = await publish(store, next, 3);
  assert.deepEqual([anchors, isNew], [4, true]);
  const states = async (): Promise<string[]> =>
    Promise.all(ids.map(async (id) => (await anchorOf(store, id)).state));
  const after = await states();
  assert.deepEqual(after, ['edited', 'section', 'exact', 'edited', 'section', 'exact', 'edited']);
  const told = await events(store);
  assert.deepEqual(await publish(store, next), { anchors: 0, states: {}, isNew: false });
  assert.deepEqual([await events(store), await states()], [told, after]);
  assert.equal(told.filter((type) => type === 'anchor.changed').length, 5);
});

onEveryStore(
  'an earlier version published again is followed like any other; what nothing hangs on is not kept',
  async (store) => {
    const book = first();
    await publish(store, book);
    const id = await askAbout(store, book, loss);
    const next = version('v2', [
      { label: 'line', blocks: [intro] },
      page([lossEdited, sum]),
      { label: 'other', blocks: ['Other things.'] },
    ]);
    await publish(store, next);
    const kept = await store.read.selectFrom('versions').select(['id']).where('manifest', '!=', '').execute();
    assert.deepEqual(kept, [{ id: 'v2' }]);
    assert.equal((await publish(store, book)).isNew, true);
    const anchor = await anchorOf(store, id);
    assert.deepEqual([anchor.state, anchor.resolved_in], ['exact', 'v1']);
    assert.equal((await publish(store, next)).isNew, true);
    assert.equal((await anchorOf(store, id)).state, 'edited');
  },
);

onEveryStore('places of a version that is not kept are found by what was asked about', async (store) => {
  const book = first();
  const id = await askAbout(store, book, loss);
  await publish(
    store,
    version('v2', [
      { label: 'line', blocks: [intro] },
      page([sum]),
      { label: 'other', blocks: ['Other.', lossEdited] },
    ]),
  );
  const anchor = await anchorOf(store, id);
  assert.deepEqual([anchor.state, anchor.now_label], ['edited', 'other']);
});

onEveryStore('who follows a section follows it under its new label', async (store) => {
  await publish(store, first());
  const person = await store.change((db) => seedPerson(db, 'okapi'));
  await store.change((db) =>
    db
      .insertInto('subscriptions')
      .values({
        person_id: person,
        scope: 'section',
        target: 'other',
        level: 'watching',
        reason: 'chosen',
        at: 1,
      })
      .execute(),
  );
  await publish(
    store,
    version('v2', [{ label: 'more', blocks: ['Other things.'] }], { aliases: { other: 'more' } }),
  );
  const rows = await store.read.selectFrom('subscriptions').select('target').execute();
  assert.deepEqual(rows, [{ target: 'more' }]);
});

test('a new anchor: cut from its page, by an earlier id too, and refused where there is no such place', () => {
  const book = first();
  const asked = anchorFor(
    book,
    {
      label: 'line#the-loss',
      block: blockId(book, loss).replace('-1-', '-7-'),
      quote: { start: 0, length: 9 },
    },
    'x',
  );
  assert.ok(asked.ok);
  assert.equal(asked.value.asked_html, `<p id="asked-b">${loss}</p>`);
  assert.deepEqual([asked.value.quote, asked.value.quote_suffix], ['The loss', loss.slice(8, 40)]);
  for (const at of [{ label: 'nowhere' }, { label: 'line', block: 'paragraph-1-000000' }]) {
    const no = anchorFor(book, at, 'x');
    assert.equal(no.ok ? '' : no.refusal.code, 'no-such-place');
  }
  for (const quote of [
    { start: -1, length: 4 },
    { start: 0, length: 5000 },
    { start: 0.5, length: 2 },
    { start: 3, length: 1 },
  ]) {
    const whole = anchorFor(book, { label: 'line', block: blockId(book, intro), quote }, 'x');
    assert.ok(whole.ok && (whole.value.quote === null || quote.start === 3));
  }
});
