// mark-quote.test: quoted words are found in finished HTML, across elements and beside formulas.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';

import { text } from '../../../write/html/index.ts';
import { markQuote } from './mark-quote.ts';

const mark = (words: string): string => `<mark class="discussed">${words}</mark>`;

test('in one run of text', () => {
  assert.equal(
    markQuote('<p>half of the squared error;</p>', 'half of the'),
    `<p>${mark('half of the')} squared error;</p>`,
  );
});

test('across elements, one mark for each run', () => {
  assert.equal(
    markQuote('<p>A <dfn>minibatch</dfn> of 32</p>', 'A minibatch of'),
    `<p>${mark('A ')}<dfn>${mark('minibatch')}</dfn>${mark(' of')} 32</p>`,
  );
});

test('over entities and line ends', () => {
  assert.equal(markQuote('<p>a &lt; b\nand c</p>', 'a < b and'), `<p>${mark('a &lt; b\nand')} c</p>`);
});

test('a formula in the quote is not looked at', () => {
  const formula = '<span class="katex"><span class="katex-mathml"><math><mi>x</mi></math></span></span>';
  assert.equal(
    markQuote(`<p>the step ${formula} is small</p>`, 'step $\\eta$ is'),
    `<p>the ${mark('step ')}${formula}${mark(' is')} small</p>`,
  );
});

test('punctuation in the last box of a formula is text', () => {
  const formula = (tail: string): string =>
    `<span class="katex"><span class="katex-html"><span class="base">x<span class="tail">${tail}</span></span></span></span>`;
  assert.equal(
    markQuote(`<p>the step ${formula(',')} and on</p>`, 'step $\\eta$, and'),
    `<p>the ${mark('step ')}${formula(mark(','))}${mark(' and')} on</p>`,
  );
});

test('words that are not there change nothing', () => {
  for (const html of ['', '<p>x</p>', '<p>a<br>b</p>']) assert.equal(markQuote(html, 'not there'), html);
  assert.equal(markQuote('<p>x</p>', ''), '<p>x</p>');
});

test('taking the marks out gives the HTML back', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ maxLength: 8 }), { maxLength: 6 }),
      fc.string({ maxLength: 6 }),
      (parts, quote) => {
        const html = parts.map((part, at) => (at % 2 === 0 ? text(part) : `<em>${text(part)}</em>`)).join('');
        const marked = markQuote(html, quote);
        assert.equal(marked.replaceAll(/<\/?mark[^>]*>/g, ''), html);
        assert.equal(marked.match(/<mark/g)?.length, marked.match(/<\/mark>/g)?.length);
      },
    ),
  );
});
