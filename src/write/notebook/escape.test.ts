// escape.test: what Markdown makes of escaped text is the text.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { codeBlock, codeSpan, escapeStart, escapeText } from './escape.ts';

const md = new MarkdownIt({ html: true });
const decoded = (html: string): string =>
  html.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&');
const piece = fc.oneof(
  fc.constantFrom(
    '*',
    '_',
    '`',
    '\\',
    '[a](b)',
    '![',
    ']',
    '<b>',
    '&amp;',
    '&#92;',
    '~~',
    '$',
    '#',
    '>',
    '-',
    '+',
    '1.',
    '1)',
    '(',
    ')',
    '{',
    '}',
    '|',
    '=',
    ' ',
    'a',
    'é',
    '\\(',
    '://x.y',
    '!',
  ),
  fc.string({ unit: 'grapheme', maxLength: 3 }),
);

test('text comes back as it was, but for its spaces', () => {
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 12 }), (parts) => {
      const text = `${parts.join('')}`.replace(/[\s\p{C}]+/gu, ' ').trim();
      fc.pre(text !== '');
      assert.equal(decoded(md.render(escapeStart(escapeText(text)))), `<p>${text}</p>\n`);
    }),
    { numRuns: 1000 },
  );
});

test('code comes back as it was', () => {
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 12 }), (parts) => {
      const text = parts.join('').replace(/[\s\p{C}]+/gu, ' ');
      fc.pre(text.trim() !== '');
      assert.equal(decoded(md.renderInline(codeSpan(text, false))), `<code>${text}</code>`);
      assert.equal(
        decoded(md.render(codeBlock(text, 'x'))),
        `<pre><code class="language-x">${text}\n</code></pre>\n`,
      );
    }),
    { numRuns: 500 },
  );
});
