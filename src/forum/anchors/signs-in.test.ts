// signs-in.test: the words of references in the HTML of a block.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { signsIn } from './signs-in.ts';

test('references by their words, whatever is in them', () => {
  const html =
    '<p>See <a href="/a.html" data-sign>Section <em>3</em> &amp; on</a>, ' +
    '<span data-sign>[<a href="#x">1</a>, <span>2</span>]</span>.</p>';
  assert.deepEqual(signsIn(html, 'See §, §.'), ['Section 3 & on', '[1, 2]']);
});

test('where the text has another number of signs, nothing is said', () => {
  assert.equal(signsIn('<p>See <a data-sign>one</a>.</p>', 'See § and §.'), undefined);
  assert.equal(signsIn('<p title="a data-sign b">See.</p>', 'See.'), undefined);
  assert.equal(signsIn('<p>', '§'), undefined);
  assert.deepEqual(signsIn('<p><span data-sign>open', '§'), ['open']);
});
