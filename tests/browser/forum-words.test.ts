// forum-words.test: selected words of a page, and where the script says that they stand in the text of their block.
/// <reference lib="dom" />
/// <reference lib="dom.iterable" />

import assert from 'node:assert/strict';
import { readFileSync, rmSync } from 'node:fs';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import type * as block from '../../src/browser/discussion/block.ts';
import type * as blockText from '../../src/browser/discussion/block-text.ts';
import type { Block, Manifest } from '../../src/compare/index.ts';
import { packageFile } from '../../src/package-root.ts';
import { copyBook, octavo } from '../octavo.ts';
import { launch, noBrowser, serve } from './browser.ts';
import type { Served } from './browser.ts';

const source = join(dirname(fileURLToPath(import.meta.url)), '../forum/book');
/** Their text is found by words; of the others one asks as a whole. */
const ofWords: ReadonlySet<string> = new Set([
  'paragraph',
  'item',
  'heading',
  'exercise',
  'statement',
  'quote',
]);

declare global {
  var discussion: typeof block & typeof blockText;
}

describe('selected words', { skip: noBrowser }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'octavo-forum-words-'));
  let browser: Browser;
  let site: Served;
  let manifest: Manifest;
  let script: string;

  before(async () => {
    copyBook(source, folder);
    const built = await octavo(['build', folder, '--output', join(folder, '_build')]);
    assert.equal(built.status, 0, built.stderr + built.stdout);
    manifest = JSON.parse(readFileSync(join(folder, '_build/html/anchors.json'), 'utf8')) as Manifest;
    const bundled = await build({
      stdin: {
        contents: "export * from './block.ts'; export * from './block-text.ts';",
        resolveDir: packageFile('src/browser/discussion'),
        loader: 'ts',
      },
      bundle: true,
      write: false,
      format: 'iife',
      globalName: 'discussion',
    });
    script = bundled.outputFiles[0]?.text ?? '';
    [browser, site] = await Promise.all([launch(), serve(join(folder, '_build/html'))]);
  });
  after(async () => {
    await browser.close();
    await site.stop();
    rmSync(folder, { recursive: true });
  });

  /** A page of the book with the functions of the script, and its blocks as the build wrote them. */
  async function onEveryPage(use: (page: Page, blocks: readonly Block[]) => Promise<void>): Promise<void> {
    for (const { address, label } of manifest.pages) {
      const page = await browser.newPage();
      await page.addInitScript('globalThis.__name = (one) => one');
      await page.goto(`${site.url}/${address}.html`);
      await page.evaluate((on) => {
        const feed = document.createElement('link');
        feed.setAttribute('type', 'application/atom+xml');
        Object.assign(feed, { rel: 'alternate', href: `/-/talk/on/${encodeURIComponent(on)}.atom` });
        document.head.append(feed);
      }, label);
      await page.addScriptTag({ content: script });
      const pageOf = new Map(manifest.sections.map((section) => [section.label, section.page]));
      await use(
        page,
        manifest.blocks.filter(({ section }) => (pageOf.get(section) ?? section) === label),
      );
      await page.close();
    }
  }

  test('every block has the section and the text that the build gave it', async () => {
    let seen = 0;
    await onEveryPage(async (page, blocks) => {
      for (const block of blocks) {
        const found = await page.evaluate(({ id, section }) => {
          const { sectionOf, textOf, kindOf } = globalThis.discussion;
          const all = [...document.querySelectorAll<HTMLElement>(`[data-block="${CSS.escape(id)}"]`)];
          const element = all.find((one) => sectionOf(one) === section);
          return element && { text: textOf(element), kind: kindOf(element) };
        }, block);
        assert.ok(found, `${block.section} ${block.id}`);
        assert.equal(found.kind, block.kind, block.id);
        if (!ofWords.has(block.kind)) continue;
        assert.equal(found.text, block.text, `${block.section} ${block.id}`);
        seen += 1;
      }
    });
    assert.ok(seen > 20, `${seen} blocks`);
  });

  test('any words that are selected are found at their offset, and by it', async () => {
    let seen = 0;
    await onEveryPage(async (page, blocks) => {
      const texts = Object.fromEntries(blocks.map(({ section, id, text }) => [`${section} ${id}`, text]));
      const wrong = await page.evaluate((known) => {
        const { blockOf, quoteOf, rangesOf, sectionOf } = globalThis.discussion;
        const wrongs: string[] = [];
        let count = 0;
        const walker = document.createTreeWalker(
          document.querySelector('article') as Element,
          NodeFilter.SHOW_TEXT,
        );
        for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
          const block = blockOf(node);
          const words = (node as Text).data;
          const isOther =
            node.parentElement?.closest('.katex, [data-sign], sup, .head, .cell, pre, table, .eq') != null;
          if (block === undefined || isOther || words.trim() === '') continue;
          const text = known[`${sectionOf(block)} ${block.dataset['block']}`] ?? '';
          for (let at = 0; at < words.length; at += 3) {
            for (const length of [1, 4, 17]) {
              const range = document.createRange();
              range.setStart(node, at);
              range.setEnd(node, Math.min(words.length, at + length));
              const said = range.toString().normalize('NFKC').replace(/\s+/g, ' ').trim();
              if (said === '') continue;
              const quote = quoteOf(block, range);
              const found = quote && text.slice(quote.start, quote.start + quote.length);
              count += 1;
              if (found !== said) wrongs.push(`${JSON.stringify(said)} → ${JSON.stringify(found)}`);
              // And the other way round.
              const ranges = quote ? rangesOf(block, quote).ranges : [];
              const back = ranges.map(String).join('').normalize('NFKC').replace(/\s+/g, ' ').trim();
              if (back !== said) wrongs.push(`${JSON.stringify(said)} ← ${JSON.stringify(back)}`);
            }
          }
        }
        return { wrongs, count };
      }, texts);
      assert.deepEqual(wrong.wrongs, []);
      seen += wrong.count;
    });
    assert.ok(seen > 1000, `${seen} selections`);
  });

  test('a selection over a formula or a reference takes all of it', async () => {
    await onEveryPage(async (page, blocks) => {
      for (const block of blocks) {
        if (!ofWords.has(block.kind) || !/[$§]/.test(block.text)) continue;
        const quote = await page.evaluate(({ id, section }) => {
          const { quoteOf, sectionOf } = globalThis.discussion;
          const all = [...document.querySelectorAll<HTMLElement>(`[data-block="${CSS.escape(id)}"]`)];
          const element = all.find((one) => sectionOf(one) === section) as HTMLElement;
          const range = document.createRange();
          range.selectNodeContents(element);
          return quoteOf(element, range);
        }, block);
        assert.deepEqual(quote, { start: 0, length: block.text.length }, block.id);
      }
    });
  });
});
