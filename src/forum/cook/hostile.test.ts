// hostile: no text, wherever it stands, puts anything into the HTML that is not on the list, and none takes long.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import fc from 'fast-check';

import { references } from './book.fixture.ts';
import { unsafeIn } from './check/check-html.ts';
import { selfTest } from './check/self-test.ts';
import { cookPost } from './cook-post.ts';
import type { Cooked } from './cooked.ts';
import { bombs, payloads, surroundings } from './hostile.fixture.ts';
import { limits } from './limits.ts';

const cook = (raw: string): Cooked => cookPost(raw, references, { thread: 35 });

/** What no post may hold, looked for without the check that is tested. */
const dangers = [
  /<(?:script|style|iframe|object|embed|link|meta|base|form|input|button|textarea|foreignobject|animate|set|use|video|audio|template)[\s/>]/i,
  /<[^>]*\son[a-z]+\s*=/i,
  /<[^>]*\s(?:id|name|ping|target|srcset|formaction|xlink:href|srcdoc)\s*=/i,
  /<[^>]*\s(?:href|src|action|data)=(?!"(?:https?:\/\/|mailto:|\/(?![/\\])|#p\d))/i,
  /<img[^>]*src="(?!\/-\/uploads\/)/i,
  /style="[^"]*(?:url|expression|fixed|absolute|sticky|@import)/i,
];

test('there are enough payloads', () => {
  assert.ok(payloads().length >= 300, `${payloads().length}`);
});

for (const [where, put] of Object.entries(surroundings)) {
  test(`nothing dangerous comes out of any payload ${where}`, () => {
    for (const { name, raw } of payloads()) {
      const { cooked, problems } = cook(put(raw));
      assert.equal(unsafeIn(cooked), undefined, name);
      const seen = cooked.replaceAll(/ alt="[^"<>]*"/g, ' alt');
      for (const danger of dangers) assert.doesNotMatch(seen, danger, name);
      // The last check is for what the writers overlook; they overlook nothing of these.
      assert.ok(!problems.some(({ code }) => code === 'not-cooked'), `${name} fell to the last check`);
    }
  });
}

test('texts made to take long do not, and their HTML is bounded', () => {
  for (const { name, raw } of bombs()) {
    const begun = process.cpuUsage();
    const { cooked } = cook(raw);
    const { user, system } = process.cpuUsage(begun);
    assert.equal(unsafeIn(cooked), undefined, name);
    assert.ok(cooked.length <= limits.html, `${name}: ${cooked.length} signs of HTML`);
    assert.ok((user + system) / 1000 < limits.deadline, `${name}: ${(user + system) / 1000} ms`);
  }
});

test('any mixture of signs is safe', () => {
  const sign = fc.constantFrom(
    '<',
    '>',
    '"',
    "'",
    '&',
    '`',
    '$',
    '\\',
    '[',
    ']',
    '(',
    ')',
    '!',
    '#',
    '@',
    '*',
    '_',
    '~',
    '|',
    '-',
    ':',
    '{',
    '}',
    '/',
    '\n',
    ' ',
    '\n\n',
    '```',
    '$$',
    ':::{spoiler}',
    '\\(',
    '\\)',
    '\\[',
    '\\]',
    '> ',
    '- ',
    '1. ',
    '<script>',
    'javascript:',
    '&#x3c;',
    'https://a.example',
    'upload://',
    'eq-loss',
    '\\href{',
    '\\text{',
    '\\htmlId{',
    '\\def\\a{',
    '\\color{',
    'x',
    '1',
    'é',
    '損',
    '\0',
    '\u202e',
  );
  fc.assert(
    fc.property(fc.array(sign, { maxLength: 60 }), (signs) => {
      const { cooked } = cook(signs.join(''));
      assert.equal(unsafeIn(cooked), undefined);
      for (const danger of dangers) assert.doesNotMatch(cooked, danger);
    }),
    { numRuns: 1500 },
  );
});

test('a check that lets something through keeps the server from starting', () => {
  selfTest();
  assert.throws(() => selfTest(() => undefined), /lets through/);
  assert.throws(() => selfTest(() => 'everything'), /refuses harmless/);
  // As a sanitiser does that finds no browser to work with.
  assert.throws(() => selfTest((html) => (html.includes('<script') ? 'script' : undefined)), /lets through/);
});

test('the check refuses each thing by itself', () => {
  const refused = [
    '<p onclick="x">a</p>',
    '<P>a</P>',
    "<p class='a'>a</p>",
    '<p class=a>a</p>',
    '<p class="a"class="b">a</p>',
    '<p\nclass="a">a</p>',
    '<p/class="a">a</p>',
    '<a href="java&#115;cript:x">a</a>',
    '<a href="https://a.example" target="_blank">a</a>',
    '<a href="https://a.example"><a href="https://b.example">a</a></a>',
    '<img src="/-/uploads/../x.webp">',
    '<br></br>',
    '<p/>',
    '<!-- x -->',
    '<?x?>',
    '<![CDATA[x]]>',
    '<!doctype html>',
    'a < b',
    'a > b',
    'a & b',
    '&lt',
    '&copy;',
    '<math><p>a</p></math>',
    '<svg><p>a</p></svg>',
    '<math><annotation encoding="application/x-tex"><mi>x</mi></annotation></math>',
    '<mi>x</mi>',
    '<path d="M0"/>',
    '<span style="height:1e9em">a</span>',
    '<span style="height:999em">a</span>',
    '<span style="--x:1">a</span>',
    '<span style="color:red!important">a</span>',
    '<p style="color:red">a</p>',
    '<constructor>a</constructor>',
    '<p toString="x">a</p>',
    'a\u0000b',
  ];
  for (const html of refused) assert.notEqual(unsafeIn(html), undefined, html);
});
