// cook.test: what posts become, what is told of them, and that one that takes too long keeps nobody waiting.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { cases } from '../../../tests/cases.ts';
import { references } from './book.fixture.ts';
import { cookPost } from './cook-post.ts';
import { createCook } from './create-cook.ts';
import { limits } from './limits.ts';
import { lookUps } from './look-ups.ts';
import { excerptOf } from './plain.ts';
import { referencesOf } from './references.ts';

const context = {
  thread: 35,
  people: ['okapi'],
  uploads: { ['a'.repeat(64)]: { width: 640, height: 480 } },
};

/** HTML with a line for each block and without the inside of formulas; then what else is known, where there is something. */
function shown(raw: string): string {
  const { cooked, version: _, ...rest } = cookPost(raw, references, context);
  const html = withoutFormulas(cooked)
    .replace(/(<\/(?:p|h\d|ul|ol|li|div|blockquote|summary|tr|thead|tbody)>)/g, '$1\n')
    .replace(/(<hr>)/g, '$1\n');
  const facts = Object.entries(rest)
    .filter(
      ([key, value]) =>
        key !== 'excerpt' && (Array.isArray(value) ? value.length > 0 : value !== 0 && value !== ''),
    )
    .map(
      ([key, value]) =>
        `${key}: ${typeof value === 'string' ? value.replaceAll('\n', '⏎') : JSON.stringify(value)}`,
    );
  return `${html.trim()}\n\n${facts.join('\n')}`;
}

/** `[tex]` in the place of each formula. */
function withoutFormulas(html: string): string {
  const at = html.search(/<span class="katex(?:-display)?">/);
  if (at < 0) return html;
  let depth = 0;
  const tags = /<(\/?)span/g;
  tags.lastIndex = at;
  for (let match = tags.exec(html); match; match = tags.exec(html)) {
    depth += match[1] === '' ? 1 : -1;
    if (depth > 0) continue;
    const end = tags.lastIndex + 1;
    const tex = /<annotation[^>]*>([^<]*)</.exec(html.slice(at, end))?.[1] ?? '';
    return `${html.slice(0, at)}[${tex}]${withoutFormulas(html.slice(end))}`;
  }
  return html;
}

cases(new URL('cooked-cases/', import.meta.url), shown);

test('what is too long of formulas shows as its source, the rest is cooked', () => {
  const long = `$${'x+'.repeat(1100)}x$ and $y$`;
  const one = cookPost(long, references, {});
  assert.deepEqual(
    one.problems.map(({ code }) => code),
    ['formula-too-long'],
  );
  assert.match(one.cooked, /tex-error/);
  assert.match(one.cooked, /katex/);
  const many = cookPost(
    Array.from({ length: 15 }, () => `$${'x+'.repeat(900)}x$`).join('\n\n'),
    references,
    {},
  );
  assert.ok(many.problems.some(({ code }) => code === 'too-many-formulas'));
  assert.ok(many.cooked.length < limits.html);
});

test('a text that is far too long is not read', () => {
  const { cooked, problems } = cookPost('a*b*'.repeat(20_000), references, {});
  assert.deepEqual(problems, [{ line: 1, code: 'too-long' }]);
  assert.match(cooked, /^<div class="cell shown source"><pre/);
});

test('macros of the book are known', () => {
  assert.deepEqual(cookPost('Let $x \\in \\R$ be', references, {}).problems, []);
});

test('what only the database knows is looked for before', () => {
  const sha = 'b'.repeat(64);
  assert.deepEqual(lookUps(`@Okapi, @okapi and ![x](upload://${sha})`), {
    mentions: ['okapi'],
    uploads: [sha],
  });
});

test('excerpts end at a blank, outside of formulas, without quotes', () => {
  const text = `> quoted\n\nThe loss is ${'word '.repeat(40)}$a b c d e f g h i j k l m n o p$ end`;
  const excerpt = excerptOf(text, 220);
  assert.ok(excerpt.length <= 221 && excerpt.endsWith('…'));
  assert.ok(!excerpt.includes('quoted'));
  assert.equal(excerpt.split('$').length % 2, 1);
  assert.equal(excerptOf('short'), 'short');
});

test('labels are called as the book calls them', () => {
  const place = { head: 0, bar: 0, facts: 0, contents: 0, bodyEnd: 0 };
  const block = { section: 'lines', ordinal: 1, hash: '', text: '', start: 0, end: 0, bubble: 0 };
  const { labels } = referencesOf(
    {
      format: 1,
      id: 'x',
      title: 'T',
      language: 'en',
      shell: { title: 'T', language: 'en', style: '', script: '', preloads: [], links: [] },
      variants: [],
      pages: [{ address: 'lines', label: 'lines', title: 'Lines', number: '3', places: place }],
      sections: [
        { label: 'lines', explicit: false, page: 'lines', number: '3', title: 'Lines' },
        { label: 'sec-loss', explicit: true, page: 'lines', id: 'loss', number: '3.1', title: 'The loss' },
        { label: 'tools', explicit: true, page: 'tools', number: 'B', title: 'Tools' },
        { label: 'preface', explicit: true, page: 'preface', title: 'Preface' },
      ],
      blocks: [
        { ...block, id: 'eq-loss', label: 'eq-loss', kind: 'math', number: '3.1' },
        { ...block, id: 'thm', label: 'thm', kind: 'statement', number: '2.1', called: 'Theorem 2.1' },
        { ...block, id: 'par', label: 'par', kind: 'paragraph' },
      ],
      aliases: { 'eq-old': 'eq-loss' },
      retired: [],
    },
    references.words,
  );
  const names = Object.fromEntries(
    [...labels].map(([label, { name }]) => [label, name.replaceAll('\u00a0', ' ')]),
  );
  assert.deepEqual(names, {
    lines: 'Chapter 3',
    'sec-loss': 'Section 3.1',
    tools: 'Appendix B',
    preface: 'Preface',
    'eq-loss': 'Equation 3.1',
    thm: 'Theorem 2.1',
    'eq-old': 'Equation 3.1',
  });
});

test('the thread cooks in order, and what hangs or dies is shown as its source while the next is cooked', async () => {
  const thread = new URL('slow-thread.fixture.ts', import.meta.url);
  const cook = createCook(references, { deadline: 300, thread });
  const [first, slow, dead, last] = await Promise.all(
    ['first *one*', 'HANG forever', 'DIE now', 'last *one*'].map((raw) => cook.cook(raw)),
  );
  assert.equal(first?.cooked, '<p>first <em>one</em></p>');
  assert.deepEqual(slow?.problems, [{ line: 1, code: 'not-cooked' }]);
  assert.match(slow?.cooked ?? '', /HANG forever/);
  assert.match(dead?.cooked ?? '', /DIE now/);
  assert.equal(last?.cooked, '<p>last <em>one</em></p>');
  cook.use({ ...references, labels: new Map([['new', { name: 'Figure 9' }]]) });
  assert.match((await cook.cook('see #new')).cooked, /Figure 9/);
  await cook.close();
  assert.match((await cook.cook('after *that*')).cooked, /after \*that\*/);
});
