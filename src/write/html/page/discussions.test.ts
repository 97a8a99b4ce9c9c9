// discussions.test: where a page leads its reader who wants to discuss it, by the book's forum and by what the page names.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bookOf } from '../../../../tests/book-of.ts';
import type { Discussion, ForumSettings, ProjectSettings } from '../../../document/index.ts';
import { emptyAssets } from '../assets.fixture.ts';
import { giscusLanguage } from '../giscus-language.ts';
import { writePage } from '../write-page.ts';

const discourse: ForumSettings = { provider: 'discourse', url: 'https://talk.example' };
const giscus: ForumSettings = {
  provider: 'giscus',
  url: 'https://giscus.app',
  repo: 'ada/book',
  repoId: 'R_1',
  category: 'Q&A',
  categoryId: 'DIC_2',
  mapping: 'label',
  strict: true,
};
const two = [
  { name: 'pytorch', title: 'PyTorch' },
  { name: 'jax', title: 'JAX' },
];

/** Each discussion of a page as it is written, without its outer element's end. */
function written(
  forum: ForumSettings | undefined,
  named: Discussion[],
  settings: Partial<ProjectSettings> = {},
): string[] {
  const { book } = bookOf(
    { 'a/one.md': '---\nlabel: sec-one\n---\n\n# One\n\nWords.\n' },
    { settings: { ...(forum && { forum }), ...settings } },
  );
  const page = book.page('a/one.md');
  assert.ok(page !== undefined);
  const [file] = writePage(
    book,
    { ...page, document: { ...page.document, discussions: named } },
    emptyAssets,
  );
  assert.ok(typeof file?.contents === 'string');
  return [...file.contents.matchAll(/<div class="discuss[^]*?<\/div>/g)].map(([html]) => html);
}

const hrefOf = (html = ''): string | undefined => /<a href="([^"]*)"/.exec(html)?.[1];
const frameOf = (html = ''): string | undefined =>
  /data-(?:discourse|giscus)="([^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&');

const topic = { url: 'https://talk.example/t/35' };

test('without a forum elsewhere, what a page names is a link', () => {
  for (const forum of [undefined, { provider: 'none' }, { provider: 'builtin' }] as const) {
    assert.deepEqual(written(forum, []), []);
    assert.deepEqual(written(forum, [topic]), [
      '<div class="discuss"><a href="https://talk.example/t/35">Discuss this page</a></div>',
    ]);
  }
});

test('a topic of the Discourse can be shown in the page, by variant', () => {
  const named = [
    { variants: ['pytorch'], url: 'https://talk.example/t/35' },
    { variants: ['jax'], url: 'https://talk.example/t/linear-lines/36' },
  ];
  const settings = { variants: two, singleVariant: false };
  assert.deepEqual(written(discourse, named, settings), [
    '<div class="discuss v v-pytorch" id="_discussion"><a href="https://talk.example/t/35">Discuss this page (PyTorch)</a> <button type="button" hidden aria-expanded="false" data-discourse="https://talk.example/embed/comments?topic_id=35" data-title="Discussion of this page (PyTorch)">Show the discussion here <span>from talk.example</span></button></div>',
    '<div class="discuss v v-jax" id="_discussion-2"><a href="https://talk.example/t/linear-lines/36">Discuss this page (JAX)</a> <button type="button" hidden aria-expanded="false" data-discourse="https://talk.example/embed/comments?topic_id=36" data-title="Discussion of this page (JAX)">Show the discussion here <span>from talk.example</span></button></div>',
  ]);
});

test('readers of a variant without a topic are shown that of the first variant that has one', () => {
  const variants = [...two, { name: 'mxnet', title: 'MXNet' }];
  const [jax, mxnet] = ['jax', 'mxnet'].map((name, index) => ({
    variants: [name],
    url: `https://talk.example/t/${index}`,
  }));
  assert.ok(jax && mxnet);
  const classesOf = (named: Discussion[]): (string | undefined)[] =>
    written(undefined, named, { variants, singleVariant: false }).map(
      (html) => /class="([^"]*)"/.exec(html)?.[1],
    );
  assert.deepEqual(classesOf([mxnet, jax]), ['discuss v v-mxnet', 'discuss v v-jax v-pytorch']);
  assert.deepEqual(classesOf([mxnet, { url: topic.url }]), ['discuss v v-mxnet', 'discuss']);
});

test('the number of a topic in its address', () => {
  const url = 'https://talk.example';
  const cases: Record<string, string | undefined> = {
    [`${url}/t/35`]: '35',
    [`${url}/t/35/7`]: '35',
    [`${url}/t/some-words/35/`]: '35',
    [`${url}/t/some-words/35/7?u=ada`]: '35',
    [`${url}/t/some-words/35#post_2`]: '35',
    [`${url}/t/some-words`]: undefined,
    [`${url}/t/some-words?topic=/35`]: undefined,
    [`${url}/c/words/35`]: undefined,
    [`${url}/t/12345678901`]: undefined,
    [`${url}.evil.example/t/35`]: undefined,
    'https://other.example/t/35': undefined,
  };
  for (const [address, id] of Object.entries(cases)) {
    const [html] = written(discourse, [{ url: address }]);
    assert.equal(hrefOf(html), address);
    assert.equal(frameOf(html), id && `${url}/embed/comments?topic_id=${id}`, address);
  }
});

test('a page without a topic is found by its address, which must be known', () => {
  for (const url of [undefined, 'book.example', '/book'])
    assert.deepEqual(written(discourse, [], url === undefined ? {} : { url }), []);
  const address =
    'https://talk.example/embed/comments?embed_url=https%3A%2F%2Fbook.example%2Fen%2Fa%2Fone.html';
  const [html] = written(discourse, [], { url: 'https://book.example/en/' });
  assert.equal(hrefOf(html), address);
  assert.equal(frameOf(html), address);
});

test('a discussion at GitHub goes by the label of the page', () => {
  const [html, ...more] = written(giscus, []);
  assert.deepEqual(more, []);
  assert.equal(
    hrefOf(html),
    'https://github.com/ada/book/discussions?discussions_q=%22sec-one%22%20in%3Atitle',
  );
  const frame = new URL(frameOf(html) ?? '');
  assert.equal(frame.origin + frame.pathname, 'https://giscus.app/en/widget');
  assert.deepEqual(Object.fromEntries(frame.searchParams), {
    repo: 'ada/book',
    repoId: 'R_1',
    category: 'Q&A',
    categoryId: 'DIC_2',
    term: 'sec-one',
    strict: '1',
    reactionsEnabled: '1',
    emitMetadata: '0',
    inputPosition: 'bottom',
  });
});

test('… or by the path of its address, which the browser knows; in the language of the book', () => {
  const [html] = written({ ...giscus, mapping: 'pathname', strict: false }, [], { language: 'de-AT' });
  assert.match(hrefOf(html) ?? '', /%22a%2Fone%22/);
  const frame = new URL(frameOf(html) ?? '');
  assert.equal(frame.pathname, '/de/widget');
  assert.equal(frame.searchParams.get('term'), null);
  assert.equal(frame.searchParams.get('strict'), '0');
  assert.match(html ?? '', />Diese Seite besprechen</);
});

test('a book that moved to GitHub keeps the links to its topics', () => {
  assert.deepEqual(written(giscus, [topic]).map(hrefOf)[0], topic.url);
  assert.deepEqual(written(giscus, [topic]).map(frameOf)[0], undefined);
  assert.equal(written(giscus, [topic]).length, 2);
});

test('what a page names cannot become an address that runs', () => {
  const [html] = written(discourse, [{ url: 'javascript:alert(1)' }]);
  assert.equal(html, '<div class="discuss"><a>Discuss this page</a></div>');
  const quoted = written(discourse, [{ url: 'https://talk.example/t/3"><script>' }]);
  assert.ok(!quoted.join('').includes('<script'));
});

test('languages of giscus', () => {
  const tags = ['en-GB', 'zh', 'zh-Hant-TW', 'zh-TW', 'el', 'sr-Latn', 'tlh', '../x', '__proto__'];
  assert.deepEqual(tags.map(giscusLanguage), [
    'en',
    'zh-CN',
    'zh-TW',
    'zh-TW',
    'gr',
    'hbs',
    'en',
    'en',
    'en',
  ]);
});
