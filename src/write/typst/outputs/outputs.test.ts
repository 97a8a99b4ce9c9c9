// outputs.test: what programs print, tables of data frames, sizes of pictures.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { htmlText, simpleTable } from './html-table.ts';
import { inchesOf, measureInches, svgSize, wideInches } from './picture.ts';
import { plainLines } from './plain-lines.ts';

test('colours go, and a progress bar is shown as it was left', () => {
  assert.deepEqual(plainLines('\u001b[31mred\u001b[0m\n'), ['red']);
  assert.deepEqual(plainLines(' 10%\r 50%\r100%\nnext\r\n'), ['100%', 'next']);
  assert.deepEqual(plainLines('abc\b\bX'), ['aXc']);
  assert.deepEqual(plainLines('\u001b]8;;https://a.b\u0007link\u001b]8;;\u0007'), ['link']);
});

test('a data frame is a table', () => {
  const html =
    '<style>td{}</style><table><thead><tr><th></th><th>a &amp; b</th></tr></thead><tbody><tr><th>0</th><td>1</td></tr></tbody></table>\n<p>1 rows × 1 columns</p>';
  assert.deepEqual(simpleTable(html), { head: ['', 'a & b'], rows: [['0', '1']] });
});

test('what is no simple table is none', () => {
  assert.equal(simpleTable('<p>words</p>'), undefined);
  assert.equal(simpleTable('<table><tr><th colspan="2">x</th></tr></table>'), undefined);
  assert.equal(simpleTable('<table><tr><td>1</td></tr><tr><td>1</td><td>2</td></tr></table>'), undefined);
  assert.equal(simpleTable('<table><tr><td><img src="x"></td></tr></table>'), undefined);
  assert.equal(simpleTable('<table></table>'), undefined);
});

test('the words of HTML', () => {
  assert.equal(htmlText('<p>a<br>b &lt;c&gt; &#x41;&#66; &#x110000;</p>').trim(), 'a\nb <c> AB \ufffd');
});

test('the size that an SVG states', () => {
  assert.deepEqual(svgSize('<svg width="72pt" height="1in">'), { width: 96, height: 96 });
  assert.deepEqual(svgSize('<svg viewBox="0 0 10 20">'), { width: 10, height: 20 });
  assert.deepEqual(svgSize('no picture'), {});
});

test('pictures keep their own size up to what fits', () => {
  assert.equal(inchesOf({ width: 384, height: 200 }, undefined, false, wideInches), 4);
  assert.equal(inchesOf({ width: 4000, height: 2000 }, undefined, false, wideInches), measureInches);
  assert.equal(inchesOf({ width: 4000, height: 2000 }, undefined, true, wideInches), wideInches);
  assert.equal(inchesOf({}, '50%', false, wideInches), measureInches / 2);
  assert.equal(inchesOf({}, 'nonsense', false, wideInches), measureInches);
  assert.ok(inchesOf({ width: 300, height: 3000 }, undefined, false, wideInches) < 1);
});
