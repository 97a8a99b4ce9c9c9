// word-diff.test: without what was removed the marked text is the new one, without what was added the old one.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import fc from 'fast-check';

import { words } from '../book.fixture.ts';
import type { Html } from '../../../write/html/index.ts';
import { element, text } from '../../../write/html/index.ts';
import type { Atom } from './atoms.ts';
import { atomsOf } from './atoms.ts';
import { wordDiff } from './word-diff.ts';

const textOf = (html: string): string =>
  html
    .replace(/<small[^>]*>[^<]*<\/small>/g, '')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
const without = (html: string, tag: 'ins' | 'del'): string =>
  textOf(html.replace(new RegExp(`<${tag}[ >].*?</${tag}>`, 'gs'), ''));

function holds(before: string, after: string): string {
  const html = wordDiff(before, after, words);
  assert.equal(without(html, 'del'), after);
  assert.equal(without(html, 'ins'), before);
  return html;
}

const piece = fc.constantFrom(
  'the ',
  'loss ',
  'of ',
  'two, ',
  'word',
  ' ',
  '\n',
  '\n\n',
  '.',
  '<b>',
  '&',
  '"',
  '損失',
  'é',
  '😀',
  '$',
  '$x$ ',
  '$x_1$',
  '$$y$$',
  '`',
  '`a` ',
  '``b``',
  '```\ncode\n```\n',
  '```py\n',
  '~~~\n',
  '\\(z\\)',
  '\\[w\\]',
  '\\',
  '[',
  '(',
  '1',
  '_',
);
const someText = fc.array(piece, { maxLength: 30 }).map((all) => all.join(''));

test('both texts can be had back, whatever they are', () => {
  fc.assert(
    fc.property(someText, someText, (before, after) => void holds(before, after)),
    { numRuns: 3000 },
  );
  fc.assert(
    fc.property(someText, someText, someText, someText, (a, b, c, d) => void holds(a + b + c, a + d + c)),
    { numRuns: 1500 },
  );
});

test('words that stay are not marked', () => {
  const html = holds('differ by a factor of about two', 'differ by a factor of two, to the last digit');
  assert.equal(
    html,
    'differ by a factor of <del><small class="unseen">removed </small>about </del>two' +
      '<ins><small class="unseen">added </small>, to the last digit</ins>',
  );
});

test('formulas and code are changed as a whole', () => {
  const html = holds('we have $a - b$ and `f(x)` here', 'we have $a + b$ and `f(y)` here');
  for (const old of ['$a - b$', '`f(x)`'])
    assert.ok(html.includes(`<del class="atom"><small>old</small><code>${old}</code></del>`));
  assert.ok(html.includes('<ins class="atom"><small>new</small><code>$a + b$</code></ins>'));
  const fence = holds('a\n\n```py\nx = 1\n```\n\nb', 'a\n\n```py\nx = 2\n```\n\nb');
  assert.equal(fence.match(/<del/g)?.length, 1);
});

test('formulas may be set, and signs said, on both sides', () => {
  const names = (list: readonly string[]): ((atom: Atom) => { said: string; set?: Html } | undefined) => {
    let at = 0;
    return ({ text: one, whole }) =>
      whole
        ? { said: one, set: element('b', {}, text(one.slice(1, -1))) }
        : one === '§'
          ? { said: list[at++] ?? '' }
          : undefined;
  };
  const html = wordDiff('By § the $x$ is in §.', 'By § the $y$ was in §.', words, {
    before: names(['Section 1', 'Section 2']),
    after: names(['Section 3', 'Section 4']),
  });
  assert.equal(
    html.replaceAll(/<small[^>]*>[^<]*<\/small>/g, ''),
    'By Section 3 the <del class="atom"><b>x</b></del><del> is</del>' +
      '<ins class="atom"><b>y</b></ins><ins> was</ins> in Section 4.',
  );
});

test('signs of Chinese are words', () => {
  assert.equal(atomsOf('损失函数').length, 4);
  const html = holds('这是损失函数', '这是目标函数');
  assert.ok(html.includes('>损失</del>') && html.includes('>目标</ins>'));
});

test('long texts that differ everywhere take no time', () => {
  const word = (seed: number): string => ((seed * 7919) % 10007).toString(36);
  const before = Array.from({ length: 6000 }, (_, i) => word(i)).join(' ');
  const after = Array.from({ length: 6000 }, (_, i) => word(i * 3 + 1)).join(' ');
  for (const [a, b] of [
    [before, after],
    ['a '.repeat(16_000), 'b '.repeat(16_000)],
    ['$'.repeat(32_000), '`'.repeat(32_000)],
    ['a b '.repeat(8000), 'b a '.repeat(8000)],
    ['\\('.repeat(16_000), '```\n'.repeat(8000)],
  ] as const) {
    const begun = process.cpuUsage();
    holds(a, b);
    const { user } = process.cpuUsage(begun);
    assert.ok(user < 2_000_000, `${user / 1000} ms`);
  }
});
