// cut-block.test: a block of a page shown elsewhere: its addresses lead where they led, its ids are its own.

import assert from 'node:assert/strict';
import { test } from 'node:test';

import type { Block } from '../../compare/index.ts';
import { cutBlock } from './cut-block.ts';

const cut = (element: string, address = 'lines/linear-model'): string | undefined => {
  const html = `<main>${element}</main>`;
  return cutBlock(html, { start: 6, end: 6 + element.length } as Block, address);
};

test('addresses are from the root', () => {
  assert.equal(cut('<p><a href="../index.html#x">a</a></p>'), '<p><a href="/index.html#x">a</a></p>');
  assert.equal(cut('<p><a href="loss.html">a</a></p>'), '<p><a href="/lines/loss.html">a</a></p>');
  assert.equal(cut('<p><a href="#eq-1">a</a></p>'), '<p><a href="/lines/linear-model.html#eq-1">a</a></p>');
  assert.equal(
    cut('<p><a href="https://a.example/?a=1&amp;b">a</a></p>'),
    '<p><a href="https://a.example/?a=1&amp;b">a</a></p>',
  );
  assert.equal(
    cut('<img src="../a.png" srcset="../a.png 1x, ../b.png 2x">', 'x/y'),
    '<img src="/a.png" srcset="/a.png 1x, /b.png 2x">',
  );
  assert.equal(cut('<img src="a.png">', 'y'), '<img src="/a.png">');
});

test('ids are its own, with everything that names them', () => {
  assert.equal(
    cut(
      '<p id="a" data-block="p-1"><a href="#a">x</a><svg><g clip-path="url(#a)" fill="url(#b)"/></svg><i aria-describedby="a b">1 > 0</i></p>',
    ),
    '<p id="asked-a"><a href="#asked-a">x</a><svg><g clip-path="url(#asked-a)" fill="url(#b)"/></svg><i aria-describedby="asked-a b">1 > 0</i></p>',
  );
  assert.equal(
    cut('<p title="id=&quot;a&quot; > href=&quot;b&quot;">id="a" href="b"</p>'),
    '<p title="id=&quot;a&quot; > href=&quot;b&quot;">id="a" href="b"</p>',
  );
});

test('nothing where the place does not fit the page, or is too large', () => {
  assert.equal(cutBlock('<p>a</p>', { start: 0, end: 80 } as Block, 'a'), undefined);
  assert.equal(cutBlock('a<p>a</p>', { start: 0, end: 8 } as Block, 'a'), undefined);
  assert.equal(cut(`<p>${'a'.repeat(70_000)}</p>`), undefined);
});
