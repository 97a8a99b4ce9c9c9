// book-index.test: what a book says is found from its shards alone.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import fc from 'fast-check';

import type { BookIndex, SearchSection, SearchShard } from './index.ts';
import { indexPage, makeIndex, queryWords, rank, shardsFor, tokenise } from './index.ts';

interface Given {
  address: string;
  number?: string;
  title: string;
  sections: readonly SearchSection[];
}

function made(
  pages: readonly Given[],
  language = 'en',
): { index: BookIndex; shards: Map<string, SearchShard> } {
  const { index, shards } = makeIndex(
    pages.map(({ sections, ...page }) => ({ ...page, words: indexPage(sections, language) })),
    language,
  );
  const named = shards.map(({ first }, at): [string, string] => [first, `${at}.json`]);
  return {
    index: { ...index, shards: named },
    shards: new Map(shards.map(({ text }, at) => [`${at}.json`, JSON.parse(text) as SearchShard])),
  };
}

function find(text: string, { index, shards }: ReturnType<typeof made>): string[] {
  const query = queryWords(text, index.language);
  const files = new Set(
    query.words.flatMap((word, at) =>
      shardsFor(index.shards, word, query.open && at === query.words.length - 1),
    ),
  );
  const { found } = rank(
    query,
    index,
    [...files].map((file) => shards.get(file) as SearchShard),
  );
  return found.map(({ section }) => {
    const [page, id] = index.sections[section] as BookIndex['sections'][number];
    return `${index.pages[page]?.[0] ?? ''}${id === '' ? '' : `#${id}`}`;
  });
}

const book: Given[] = [
  {
    address: 'lines',
    number: '3.1',
    title: 'Linear regression',
    sections: [
      { title: 'Linear regression', number: '3.1', text: 'We fit a line. The loss of a line is squared.' },
      {
        id: 'loss',
        number: '3.1.2',
        title: 'The loss',
        text: 'Half of the squared error $\\frac12 (y-\\hat y)^2$.',
      },
    ],
  },
  {
    address: 'tools',
    title: 'Tools',
    sections: [
      { title: 'Tools', text: 'nn.MSELoss and constructor, __proto__ and hasOwnProperty; a loss of time' },
    ],
  },
];

test('titles come before texts, all words before some', () => {
  const index = made(book);
  assert.equal(find('loss', index)[0], 'lines#loss');
  assert.equal(find('loss', index).length, 3);
  assert.deepEqual(find('squared error', index), ['lines#loss']);
  assert.deepEqual(find('mse', index), ['tools']);
  assert.deepEqual(find('regres', index), ['lines']);
  assert.deepEqual(find('regres ', index), []);
  assert.deepEqual(find('3.1.2', index), ['lines#loss']);
  assert.deepEqual(find('constructor', index), ['tools']);
  assert.deepEqual(find('valueOf', index), []);
  assert.deepEqual(find('error time', index), ['lines#loss', 'tools']);
  assert.deepEqual(find('', index), []);
});

test('every word of every section is found in the shards that it is asked in', () => {
  const word = fc.stringMatching(/^[a-z0-9_]{1,6}$/);
  const text = fc.array(word, { maxLength: 40 }).map((all) => all.join(' '));
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 20 }), (texts) => {
      const pages = texts.map((one, at) => ({
        address: `p${at}`,
        title: '',
        sections: [{ title: '', text: one }],
      }));
      const index = made(pages);
      texts.forEach((one, at) => {
        for (const token of new Set(tokenise(one))) {
          const files = shardsFor(index.index.shards, token, false);
          assert.ok(files.some((file) => Object.hasOwn(index.shards.get(file) ?? {}, token)));
          assert.ok(
            rank({ words: [token], open: true }, index.index, [...index.shards.values()]).found.some(
              ({ section }) => section === at,
            ),
          );
        }
      });
    }),
    { numRuns: 200 },
  );
});

test('a large book has many shards, and a word needs one', () => {
  const pages = Array.from({ length: 300 }, (_, at) => ({
    address: `p${at}`,
    title: `Title ${at}`,
    sections: [
      {
        title: `Title ${at}`,
        text: Array.from({ length: 200 }, (_unused, i) => `word${(at * 37 + i * 11) % 5000}`).join(' '),
      },
    ],
  }));
  const { index, shards } = made(pages);
  assert.ok(index.shards.length > 5);
  assert.equal(shardsFor(index.shards, 'word37', false).length, 1);
  assert.ok(shardsFor(index.shards, 'word3', true).length < index.shards.length);
  assert.ok([...shards.values()].every((shard) => JSON.stringify(shard).length < 60_000));
  assert.equal(find('word37', { index, shards }).length > 0, true);
});

test('Chinese', () => {
  const index = made(
    [{ address: 'zh', title: '线性回归', sections: [{ title: '线性回归', text: '随机梯度下降' }] }],
    'zh',
  );
  assert.deepEqual(find('梯度', index), ['zh']);
  assert.deepEqual(find('回归', index), ['zh']);
  assert.deepEqual(find('卷积', index), []);
});
