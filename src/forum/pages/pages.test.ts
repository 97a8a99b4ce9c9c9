// pages.test: every page as it is made from its view, every state with its words, and what must be so on all of them.

import assert from 'node:assert/strict';
import { describe, test } from 'node:test';

import { cases } from '../../../tests/cases.ts';
import { element, text, trusted } from '../../write/html/index.ts';
import type { RefusalCode } from '../outcome.ts';
import { unsafeIn } from '../cook/index.ts';
import { frameOf, moderator, visitorFrame } from './fixtures/book.fixture.ts';
import { pages } from './fixtures/pages.fixture.ts';
import { bareThread, postOf } from './fixtures/posts.fixture.ts';
import { states } from './fixtures/states.fixture.ts';
import { refusalPage, refusalWords } from './refusal.ts';
import { threadPage } from './talk/thread.ts';
import { english } from './words/english.ts';
import { wordsOf } from './words/words.ts';

/** A page's own part, a tag a line. */
const readable = (html: string): string =>
  html.slice(html.indexOf('<body>'), html.indexOf('</body>')).replaceAll('><', '>\n<');

cases(new URL('cases/', import.meta.url), (input) => {
  const make = pages[input.trim()];
  assert.ok(make, `no page ${input}`);
  return readable(make());
});

/** What a reader reads: no tags, white space folded. */
const wordsIn = (html: string): string =>
  html
    .replaceAll(/<(?:option|button|a|p|li|h\d|summary|div|span|label|legend|small|dt|dd|br)\b[^>]*>/g, ' ')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&amp;', '&')
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ ([,;.])/g, '$1');

describe('states', () => {
  for (const { name, html, says } of states) {
    test(name, () => {
      const words = wordsIn(html());
      for (const one of says) assert.ok(words.includes(one), `“${one}” is not in: ${words}`);
    });
  }
});

describe('every page', () => {
  for (const [name, make] of Object.entries(pages)) {
    test(name, () => {
      const html = make();
      assert.equal(html.match(/<h1\b/g)?.length, 1, 'one h1');
      assert.doesNotMatch(
        html,
        /\bstyle="(?!(?:height|top|margin|vertical|width|left|min|border|position|bottom|padding))/,
        'no style of its own',
      );
      assert.doesNotMatch(html, /<style\b|\son\w+=/, 'no inline style sheet, no inline handler');
      const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
      assert.deepEqual(
        ids.filter((id, at) => ids.indexOf(id) !== at),
        [],
        'ids once',
      );
      for (const [, target] of html.matchAll(/\s(?:for|aria-labelledby|aria-controls)="([^"]*)"/g)) {
        assert.ok(ids.includes(target), `#${target} is there`);
      }
      for (const [whole] of html.matchAll(
        /<(?:a|form|link|script|button)\b[^>]*(?:href|src|action|formaction)="https?:[^>]*>/g,
      )) {
        assert.match(whole, /courses\.example|rel="canonical"/, 'nothing from elsewhere');
      }
      assert.doesNotMatch(html, /undefined|\[object|NaN/, 'nothing forgotten');
      assert.doesNotMatch(html, /&lt;(?:b|span|kbd|i|a)\b/, 'no markup as words');
      // A form in a paragraph would end the paragraph.
      assert.doesNotMatch(
        html,
        /<p\b[^>]*>(?:(?!<\/p>).)*<(?:form|div|ul|ol|fieldset|details)\b/s,
        'paragraphs hold words',
      );
    });
  }
});

test('what readers write never becomes markup', () => {
  const hostile = '<img src=x onerror=alert(1)>"\'';
  const html = threadPage(
    bareThread({ author: { handle: hostile, role: 'reader' } }, { title: hostile, tags: [hostile] }),
    { key: hostile, body: `</textarea>${hostile}` },
    frameOf('/-/talk/1'),
  );
  assert.doesNotMatch(html, /<img/);
  assert.doesNotMatch(html, /<\/textarea>[^<]*<img/);
});

test('titles in the lines of what happened are read without TeX', () => {
  const words = wordsIn(pages['thread-moved']?.() ?? '');
  assert.ok(words.includes('joined “Twice ℓ²” with this discussion'), words);
});

test('a text that begins with a line end keeps it', () => {
  const html = threadPage(bareThread(), { key: 'k', body: '\n\nx' }, frameOf('/-/talk/1'));
  assert.match(html, /<textarea[^>]*>\n\n\nx</);
});

test('every refusal has words and a page, in whole sentences', () => {
  const details = {
    seconds: 40,
    least: 10,
    over: 3,
    most: 2,
    word: 'x',
    until: Date.UTC(2026, 11, 1),
    by: 'Mira',
    field: 'title',
  };
  for (const code of Object.keys(english.refusal) as RefusalCode[]) {
    for (const refusal of [{ code }, { code, details }]) {
      const words = refusalWords(refusal, visitorFrame('/'));
      assert.match(words, /^[A-Z0-9].*\.$/s, code);
      assert.doesNotMatch(words, /undefined|NaN|!|\boops\b|invalid|error|content|spam|\buser/i, code);
      assert.ok(refusalPage(refusal, visitorFrame('/')).includes('<h1>'), code);
    }
  }
});

test('no words of the table blame, shout or speak of machines', () => {
  const walk = (value: unknown, path: string): void => {
    if (typeof value === 'string') {
      assert.doesNotMatch(value, /!|\boops\b|\binvalid\b|\berror\b|\bcontent\b|\bspam\b|\busers?\b/i, path);
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, one] of Object.entries(value)) walk(one, `${path}.${name}`);
    }
  };
  walk(english, 'english');
});

test('a language without a table is told in English', () => {
  assert.equal(wordsOf('xx').frame.signIn, 'Sign in');
  assert.equal(wordsOf('en-GB').frame.signIn, 'Sign in');
});

test('only who may do something is offered it', () => {
  const none = threadPage(bareThread({ can: [] }, { can: [] }), undefined, visitorFrame('/-/talk/1'));
  for (const operation of ['post.vote', 'post.accept', 'post.create', 'thread.follow', 'thread.close']) {
    assert.ok(!none.includes(`/-/do/${operation}"`) || operation === 'post.vote', operation);
  }
  assert.doesNotMatch(none, /<button class="vote"/);
  const staff = threadPage(
    bareThread({ can: ['remove'] }, { can: ['close', 'pin', 'rename'] }),
    undefined,
    frameOf('/-/talk/1', { viewer: moderator }),
  );
  assert.match(staff, /\/-\/do\/thread\.close/);
  assert.match(staff, /\/remove\/1"/);
});

test('a post without a person to name says "former reader" and links to nobody', () => {
  const html = threadPage(
    bareThread({ author: { handle: 'x9', role: 'reader', gone: true } }),
    undefined,
    frameOf('/-/talk/1'),
  );
  assert.doesNotMatch(html, /people\/x9/);
});

test('cooked posts of the fixtures are what cooking lets out', () => {
  assert.equal(unsafeIn(trusted(postOf(1, 'a', 'Words $x$').cooked)), undefined);
  assert.notEqual(unsafeIn(element('p', { onclick: 'x' }, text('x'))), undefined);
});
