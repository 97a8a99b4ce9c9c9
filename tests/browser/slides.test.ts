// slides.test: decks in a real browser, opened from the disk: turned by keys, nothing clipped, on paper one slide a page.
/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { Output } from '../../src/document/index.ts';
import { defaultSettings } from '../../src/document/index.ts';
import type { Book } from '../../src/link/index.ts';
import { link } from '../../src/link/index.ts';
import { packageFile, packageRoot } from '../../src/package-root.ts';
import { loadSiteAssets } from '../../src/project/assets/site-assets.ts';
import { readD2l } from '../../src/read/index.ts';
import type { SlideAssets } from '../../src/write/slides/index.ts';
import { slideAssets, writeSharedSlides, writeSlides } from '../../src/write/slides/index.ts';
import { markedBook } from '../../src/write/slides/marked.fixture.ts';
import { bookOf, cslFiles } from '../book-of.ts';
import { axeFindings } from './axe.ts';
import { launch, noBrowser } from './browser.ts';
import { eventually } from './eventually.ts';

const cell = (source: string, label?: string): string =>
  `\n\`\`\`{code-cell} python\n${label === undefined ? '' : `:label: ${label}\n`}${source}\n\`\`\`\n\n`;
const definition = (at: number, lines: number): string =>
  `def function_${at}(first, second, third=None):\n${Array.from({ length: lines }, (_, line) => `    value_${line} = first.method(second, ${line})  # a comment`).join('\n')}\n    return value_0`;

/** Slides that have little, and slides that have far too much of everything. */
const deck = [
  '# Slides of *every* kind\n\n',
  cell('import this'),
  '⟦we begin with a formula alone⟧ ⟦+\n\n$$\n\\mathbf{y} = \\mathbf{W} \\mathbf{x} + \\mathbf{b}\n$$\n\n⟧\n\n',
  '⟦a cell with little,⟧ and ⟦+a second text of the same paragraph⟧\n',
  cell('x', 'little'),
  '## A section\n\n⟦long code⟧\n',
  cell([1, 2, 3].map((at) => definition(at, 14)).join('\n\n\n')),
  '⟦a very wide line⟧\n',
  cell(`x = [${Array.from({ length: 60 }, (_, at) => at * 1000).join(', ')}]`),
  '⟦code and its picture⟧\n',
  cell(definition(4, 9), 'picture'),
  '⟦a long text that a cell gave, and a heading that is itself long, since it holds a whole sentence of the book with all of its subordinate clauses, of which there are some⟧\n',
  cell('print(x)', 'text'),
  '⟦a very wide formula⟧ ⟦+\n\n$$\n' +
    Array.from({ length: 40 }, (_, at) => `a_{${at}} x^{${at}}`).join(' + ') +
    '\n$$\n\n⟧\n\n',
  '⟦a table that a cell gave⟧\n',
  cell('table', 'table'),
].join('');

const blocks =
  '# Blocks\n\n+++ {"slideshow": {"slide_type": "slide"}}\n\n## Lists\n\n- one\n- two\n\n' +
  '+++ {"slideshow": {"slide_type": "fragment"}}\n\nOne thing more.\n\n' +
  `+++ {"slideshow": {"slide_type": "slide"}}\n\n## Too much\n\n${Array.from({ length: 14 }, (_, at) => `Paragraph ${at} of a block with much more text than a slide can hold in its usual size, twice as much in fact, if not more.`).join('\n\n')}\n\n| a | b |\n|---|---|\n| 1 | 2 |\n`;

const plot =
  '<svg xmlns="http://www.w3.org/2000/svg" width="252pt" height="180pt" viewBox="0 0 252 180"><path d="M20 10V160H240" style="fill: none; stroke: #757575"/></svg>';
const shown = (data: Record<string, unknown>): Output => ({
  output_type: 'display_data',
  data,
  metadata: {},
});
const outputs: Record<string, Output[]> = {
  little: [{ output_type: 'execute_result', execution_count: 1, data: { 'text/plain': '1' }, metadata: {} }],
  picture: [shown({ 'image/svg+xml': plot }), shown({ 'image/svg+xml': plot })],
  text: [
    {
      output_type: 'stream',
      name: 'stdout',
      text: Array.from({ length: 90 }, (_, at) => `epoch ${at}: ${'0.123456 '.repeat(16)}`).join('\n'),
    },
  ],
  table: [
    shown({
      'text/html': `<table><tr><th>a</th><th>b</th></tr>${'<tr><td>1</td><td>2</td></tr>'.repeat(40)}</table>`,
    }),
  ],
};

/** What of a deck is outside its slide, or cut off in a box of it. Runs in the page. */
function clipped(): string[] {
  const found: string[] = [];
  for (const slide of document.querySelectorAll('.slide')) {
    const { left, right, top } = slide.getBoundingClientRect();
    const bottom = slide.querySelector('.room')?.getBoundingClientRect().bottom ?? Infinity;
    const statement = slide.classList.contains('statement');
    for (const part of slide.querySelectorAll(
      '.section, h2, .again, .body, .body *:not(.katex *, .unseen)',
    )) {
      const box = part.getBoundingClientRect();
      if (box.width === 0 || part.closest('.section .katex, .katex-mathml') !== null) continue;
      const low = statement ? slide.getBoundingClientRect().bottom : bottom;
      if (box.left < left || box.right > right - 60 || box.top < top || box.bottom > low + 1)
        found.push(`${slide.id}: ${part.tagName} ${part.className} ${JSON.stringify(box)}`);
    }
    for (const box of slide.querySelectorAll('.cell, .out, .eq-body, .rich, .room, pre')) {
      if (box.scrollWidth > box.clientWidth + 1) found.push(`${slide.id}: ${box.className} is too narrow`);
    }
  }
  return found;
}

const d2l = join(packageRoot, '..', 'shared', 'corpora', 'd2l-en');
/** Pages with the longest code, the widest lines, formulas and the most slides. */
const sample = [
  'chapter_attention-mechanisms-and-transformers/attention-pooling',
  'chapter_computer-vision/anchor',
  'chapter_computer-vision/neural-style',
  'chapter_computer-vision/ssd',
  'chapter_convolutional-modern/densenet',
  'chapter_linear-regression/weight-decay',
  'chapter_natural-language-processing-applications/natural-language-inference-and-dataset',
  'chapter_preliminaries/calculus',
  'chapter_preliminaries/linear-algebra',
  'chapter_recurrent-modern/machine-translation-and-dataset',
];

/** The decks of the sample from its own marks, without outputs, beside the others. */
function d2lBook(): Book {
  const variants = [{ name: 'pytorch', title: 'PyTorch' }];
  const documents = sample.map((name) => {
    const text = readFileSync(join(d2l, `${name}.md`), 'utf8');
    return readD2l(`${name}.md`, text, { variants: ['pytorch'], load: () => undefined }).document;
  });
  const contents = documents.map(({ path }) => ({ file: path, children: [] }));
  return link(documents, {
    settings: defaultSettings({ title: 'Dive into Deep Learning', variants, contents }),
    resources: { picture: () => undefined, exists: () => true, bytes: () => undefined },
    bibliography: [],
    csl: cslFiles('apa'),
  });
}

describe('slides in the browser', { skip: noBrowser }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'octavo-slides-'));
  let browser: Browser;

  before(async () => {
    const { book } = bookOf({ 'deck.md': deck, 'x/blocks.md': blocks }, { outputs });
    const marked = markedBook(book);
    const site = await loadSiteAssets({
      cacheFolder: join(tmpdir(), 'octavo-test-fonts'),
      extraCodePoints: new Set(),
    });
    const read = (name: string): string => readFileSync(packageFile(`src/write/slides/deck/${name}`), 'utf8');
    const assets = slideAssets(site, { style: read('deck.css'), script: read('deck.js') });
    write(marked, assets);
    if (existsSync(d2l)) write(d2lBook(), assets);
    browser = await launch();
  });
  after(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  function write(book: Book, assets: SlideAssets): void {
    const [variant = ''] = book.settings.variants.map(({ name }) => name);
    const files = [
      ...writeSharedSlides(book, new Map([[variant, book.pages]]), assets),
      ...book.pages.flatMap((page) => writeSlides(book, page, variant, assets)),
    ];
    for (const { path, contents } of files) {
      if (path === 'index.html' && existsSync(join(folder, path))) continue;
      const place = join(folder, path);
      mkdirSync(dirname(place), { recursive: true });
      assert.ok(typeof contents === 'string' || contents instanceof Uint8Array);
      writeFileSync(place, contents);
    }
  }

  async function open<T>(
    file: string,
    options: BrowserContextOptions,
    use: (page: Page, asked: string[], log: string[]) => Promise<T>,
  ): Promise<T> {
    const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, ...options });
    await context.addInitScript('globalThis.__name = (one) => one');
    const page = await context.newPage();
    const [asked, log]: [string[], string[]] = [[], []];
    page.on('request', (request) => asked.push(request.url()));
    page.on('console', (message) => log.push(message.text()));
    page.on('pageerror', (error) => log.push(error.message));
    await page.goto(pathToFileURL(join(folder, file)).href);
    if (options.javaScriptEnabled !== false) await page.waitForSelector('html.fitted, body.list');
    try {
      return await use(page, asked, log);
    } finally {
      await context.close();
    }
  }

  const place = (page: Page): Promise<string | null> => page.locator('.place').textContent();
  /** Ids of the slides that can be seen. */
  const seen = (page: Page): Promise<string[]> =>
    page.evaluate(() =>
      [...document.querySelectorAll('.slide')]
        .filter((slide) => getComputedStyle(slide).visibility === 'visible')
        .map(({ id }) => id),
    );

  test('keys turn all slides, one at a time, there and back', async () => {
    await open('deck.html', {}, async (page) => {
      const count = await page.locator('.slide').count();
      assert.ok(count > 10);
      for (let at = 1; at <= count; at++) {
        await eventually(async () => assert.deepEqual(await seen(page), [`s${at}`]));
        await eventually(async () => assert.equal(await place(page), `${at} / ${count}`));
        await page.keyboard.press(at % 2 === 0 ? 'ArrowRight' : ' ');
      }
      assert.deepEqual(await seen(page), [`s${count}`]);
      await eventually(async () =>
        assert.equal(await page.evaluate(() => document.activeElement?.id), `s${count}`),
      );
      await page.keyboard.press('Home');
      await eventually(async () => assert.deepEqual(await seen(page), ['s1']));
      await page.keyboard.press('End');
      await page.keyboard.press('ArrowLeft');
      await eventually(async () => assert.deepEqual(await seen(page), [`s${count - 1}`]));
      assert.ok(page.url().endsWith(`#s${count - 1}`));
      await page.reload();
      await page.waitForSelector('html.fitted');
      assert.deepEqual(await seen(page), [`s${count - 1}`]);
      await page.click('.on');
      await eventually(async () => assert.deepEqual(await seen(page), [`s${count}`]));
    });
  });

  test('a part that waits comes before the next slide', async () => {
    await open('x/blocks.html', {}, async (page) => {
      await page.keyboard.press('ArrowRight');
      const waiting = page.getByText('One thing more.');
      assert.equal(await waiting.isVisible(), false);
      await page.keyboard.press('ArrowRight');
      await eventually(async () => assert.equal(await waiting.isVisible(), true));
      assert.deepEqual(await seen(page), ['s2']);
      await page.keyboard.press('ArrowRight');
      await eventually(async () => assert.deepEqual(await seen(page), ['s3']));
    });
  });

  test('nothing is clipped, at any size of the window', async () => {
    for (const file of ['deck.html', 'x/blocks.html']) {
      for (const viewport of [
        { width: 1280, height: 720 },
        { width: 1920, height: 1200 },
        { width: 900, height: 700 },
      ]) {
        await open(file, { viewport }, async (page) => {
          const scale = Math.min(viewport.width / 1280, viewport.height / 720);
          assert.ok(scale > 0);
          if (scale === 1) assert.deepEqual(await page.evaluate(clipped), [], file);
          const outside = await page.evaluate(() => [
            document.documentElement.scrollWidth > innerWidth,
            document.documentElement.scrollHeight > innerHeight,
          ]);
          assert.deepEqual(outside, [false, false], `${file} at ${viewport.width}`);
        });
      }
    }
  });

  test(
    'nothing of ten decks of Dive into Deep Learning is clipped, and all of it can be read',
    {
      skip: existsSync(d2l) ? false : 'the text of Dive into Deep Learning is not beside this repository',
    },
    async () => {
      for (const name of sample) {
        await open(`pytorch/${name}.html`, {}, async (page) => {
          assert.ok((await page.locator('.slide').count()) > 3, name);
          assert.deepEqual(await page.evaluate(clipped), [], name);
          const sizes = await page.evaluate(() =>
            [...document.querySelectorAll('.slide .body')].map((body) =>
              Number(getComputedStyle(body).getPropertyValue('--fit')),
            ),
          );
          assert.ok(Math.min(...sizes) >= 0.6, `${name}: ${sizes.join()}`);
        });
      }
    },
  );

  test('code keeps a size that is read from the last row', async () => {
    await open('deck.html', {}, async (page) => {
      const sizes = await page.evaluate(() =>
        [...document.querySelectorAll('.slide .body')].map((body) =>
          Number(getComputedStyle(body).getPropertyValue('--fit')),
        ),
      );
      // A formula and a table of another's making can only be made smaller.
      assert.ok(sizes.filter((size) => size < 0.6).length <= 2, sizes.join());
      assert.ok(Math.max(...sizes) <= 1.2);
    });
  });

  test('on a phone and without the script all slides are under one another, none wider than the window', async () => {
    for (const options of [
      { viewport: { width: 390, height: 844 } },
      { viewport: { width: 320, height: 600 } },
      { javaScriptEnabled: false },
    ]) {
      await open('deck.html', options, async (page) => {
        const slides = page.locator('.slide');
        for (let at = 0; at < (await slides.count()); at++) {
          const box = await slides.nth(at).boundingBox();
          assert.ok(box !== null && box.x >= 0 && box.x + box.width <= (page.viewportSize()?.width ?? 0) + 1);
        }
        if (options.javaScriptEnabled === false) return;
        const [own, window] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]);
        assert.ok((own ?? 0) <= (window ?? 0), `${own}`);
      });
    }
  });

  test('all slides can be read on one page, and the place is kept', async () => {
    await open('deck.html', {}, async (page) => {
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('a');
      await eventually(async () => assert.ok((await seen(page)).length > 10));
      await page.keyboard.press('Escape');
      await eventually(async () => assert.deepEqual(await seen(page), ['s2']));
    });
  });

  test('paper has one slide a page, with and without the script', async () => {
    for (const javaScriptEnabled of [true, false]) {
      await open('deck.html', { javaScriptEnabled }, async (page) => {
        const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
        const pages = pdf.match(/\/Type\s*\/Page\b/g)?.length;
        assert.equal(pages, await page.locator('.slide').count());
        assert.match(pdf, /\/MediaBox\s*\[0 0 960 540\]/);
      });
    }
  });

  test('a deck asks for nothing outside its folder, and says nothing on the console', async () => {
    for (const file of ['deck.html', 'x/blocks.html', 'index.html']) {
      await open(file, {}, async (_page, asked, log) => {
        const root = pathToFileURL(folder).href;
        assert.deepEqual(
          asked.filter((url) => !url.startsWith(root) && !url.startsWith('data:')),
          [],
        );
        assert.deepEqual(log, []);
      });
    }
  });

  test('axe finds nothing, light and dark, on any slide', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const file of ['deck.html', 'x/blocks.html', 'index.html']) {
        await open(file, { colorScheme }, async (page) => {
          assert.deepEqual(await axeFindings(page), [], `${file}, ${colorScheme}`);
          if (file === 'index.html') return;
          await page.keyboard.press('ArrowRight');
          assert.deepEqual(await axeFindings(page), [], `${file}, the second slide, ${colorScheme}`);
          // All slides at once.
          await page.keyboard.press('a');
          assert.deepEqual(await axeFindings(page), [], `${file}, all slides, ${colorScheme}`);
        });
      }
    }
    await open('deck.html', { viewport: { width: 390, height: 844 } }, async (page) => {
      assert.deepEqual(await axeFindings(page), []);
    });
  });
});
