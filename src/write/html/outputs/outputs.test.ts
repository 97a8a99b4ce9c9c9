// outputs.test: streams with colours, errors, drawings and tables of a cell.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import type { Output } from '../../../document/index.ts';
import { bookOf } from '../../../../tests/book-of.ts';
import { emptyAssets } from '../assets.fixture.ts';
import { writePage } from '../write-page.ts';
import { ansi, withoutAnsi } from './ansi.ts';

const display = (data: Record<string, unknown>): Output => ({
  output_type: 'display_data',
  data,
  metadata: {},
});

/** The page of one cell with these outputs, and the paths of the files beside it. */
function written(
  outputs: Output[],
  more: { tags?: string; twice?: boolean } = {},
): { html: string; files: string[] } {
  const cell = `\`\`\`{code-cell} python\n${more.tags === undefined ? '' : `:tags: [${more.tags}]\n`}x\n\`\`\`\n\n`;
  const { book } = bookOf(
    { 'a.md': `# T\n\n${cell}${more.twice === true ? cell : ''}` },
    { outputs: { 'a.md#1': outputs, 'a.md#2': outputs } },
  );
  const [page] = book.pages;
  assert.ok(page !== undefined);
  const [file, ...others] = writePage(book, page, emptyAssets);
  return {
    html: typeof file?.contents === 'string' ? file.contents : '',
    files: others.map(({ path }) => path),
  };
}

test('colours become classes, and nothing else of a terminal is left', () => {
  assert.equal(ansi('a \u001b[31mred\u001b[0m b'), 'a <span class="ansi-red">red</span> b');
  assert.equal(
    ansi('\u001b[1;38;5;2mx\u001b[22my'),
    '<span class="ansi-green ansi-bold">x</span><span class="ansi-green">y</span>',
  );
  assert.equal(ansi('\u001b[38;2;1;2;3mx\u001b]8;;http://a\u0007y\u001b[2K'), 'xy');
  assert.equal(ansi('10%\r50%\r100%\ndone'), '100%\ndone');
  assert.equal(ansi('ab\bc'), 'ac');
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.constant('\u001b['),
          fc.constant('31m'),
          fc.constant('\r'),
          fc.constant('<b>'),
          fc.string(),
        ),
      ),
      (parts) => {
        const html = ansi(parts.join(''));
        assert.ok(!/<(?!\/?span)/.test(html), html);
        assert.ok(!withoutAnsi(parts.join('')).includes('\u001b[31m'));
      },
    ),
    { seed: 11, numRuns: 200 },
  );
});

test('pieces of a stream are one text', () => {
  const piece = (text: string): Output => ({ output_type: 'stream', name: 'stdout', text });
  assert.match(written([piece('a'), piece('b\n')]).html, /<div class="out"><pre>ab<\/pre><\/div>/);
});

test('tags take streams away', () => {
  const outputs: Output[] = [{ output_type: 'stream', name: 'stderr', text: 'noise' }];
  assert.match(written(outputs).html, /class="err"/);
  assert.doesNotMatch(written(outputs, { tags: 'remove-stderr' }).html, /noise/);
  assert.doesNotMatch(written(outputs, { tags: 'remove_output' }).html, /noise/);
});

test('an error shows what happened, and its traceback folded', () => {
  const { html } = written([
    { output_type: 'error', ename: 'E', evalue: '<x>', traceback: ['\u001b[31mline\u001b[0m'] },
  ]);
  assert.match(html, /<p class="failed"><b>E<\/b>: &lt;x&gt;<\/p><details/);
  assert.match(html, /<span class="ansi-red">line<\/span>/);
});

const svg =
  '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="72pt" height="36pt"><defs><path id="m"/></defs><use href="#m" style="stroke: #757575; fill: #000000"/><g clip-path="url(#m)"/></svg>';

test('a small drawing stands in the page, in the colour of the text, with ids of its own', () => {
  const { html, files } = written([display({ 'image/svg+xml': svg, 'text/plain': 'no' })], { twice: true });
  assert.deepEqual(files, []);
  assert.match(html, /stroke: currentColor; fill: currentColor/);
  assert.match(html, /role="img" aria-label="Picture made by the code"/);
  const ids = [...html.matchAll(/<path id="([^"]+)"/g)].map((match) => match[1]);
  assert.equal(new Set(ids).size, 2);
  for (const id of ids) assert.ok(html.includes(`href="#${id}"`) && html.includes(`url(#${id})`));
});

test('a drawing on white keeps its ink and stands on a plate', () => {
  const { html } = written([
    display({ 'image/svg+xml': svg.replace('<defs>', '<rect fill="#ffffff"/><defs>') }),
  ]);
  assert.match(html, /class="plot plate"/);
  assert.match(html, /stroke: #757575/);
});

test('a large drawing is a file, with its size', () => {
  const { html, files } = written([
    display({ 'image/svg+xml': svg.replace('</svg>', `<!--${'x'.repeat(60_000)}--></svg>`) }),
  ]);
  assert.equal(files.length, 1);
  assert.match(html, new RegExp(`<img src="${files[0] ?? ''}" alt="[^"]+" width="96" height="48"`));
});

test('a stored picture has its size, and a table loses the styles that would reach the page', () => {
  const sha256 = 'a'.repeat(64);
  const { html, files } = written([display({ 'image/png': { sha256, bytes: 3, width: 30, height: 20 } })]);
  assert.deepEqual(files, [`_files/output.${'a'.repeat(12)}.png`]);
  assert.match(html, /width="30" height="20"/);
  const table = written([
    display({
      'text/html': '<style scoped>p{}</style><table border="1" class="d"><tr><th></th></tr></table>',
    }),
  ]).html;
  assert.match(table, /<div class="rich"><table class="d"><tr><td><\/td><\/tr><\/table><\/div>/);
});

test('without any form that a page knows there is no output', () => {
  assert.doesNotMatch(written([display({ 'application/x-unknown': 'x' })]).html, /class="out"/);
  assert.match(written([display({ 'application/json': { a: 1 } })]).html, /class="out"><pre><code>/);
});

test('a picture whose code is folded has no box, and its code comes after it', () => {
  const { html } = written([display({ 'image/svg+xml': '<svg viewBox="0 0 9 9"></svg>' })], {
    tags: 'hide-input',
  });
  assert.ok(html.indexOf('class="pictured"') > 0);
  assert.ok(html.indexOf('class="pictured"') < html.indexOf('<details class="fold of-code">'));
});

test('text wider than the measure makes its cell wide', () => {
  const print = (length: number): Output => ({
    output_type: 'stream',
    name: 'stdout',
    text: 'x'.repeat(length),
  });
  assert.match(written([print(66)]).html, /class="cell wide"/);
  assert.doesNotMatch(written([print(65)]).html, /class="cell wide"/);
  assert.doesNotMatch(written([print(66)], { tags: 'remove-output' }).html, /class="cell wide"/);
});

test('a drawing too large for the page needs a plate only where its ink is dark or its ground white', () => {
  const drawing = (ink: string): Output =>
    display({
      'image/svg+xml': `<svg viewBox="0 0 9 9"><path fill="${ink}" d="${'M0 0'.repeat(16_000)}"/></svg>`,
    });
  for (const ink of ['#757575', '#2f7fd1', '#9a9a9a'])
    assert.match(written([drawing(ink)]).html, /<img [^>]*class="both"/, ink);
  for (const ink of ['#000', '#1a1a60', 'black', 'rgb(1,2,3)', '#fff'])
    assert.doesNotMatch(written([drawing(ink)]).html, /class="both"/, ink);
});
