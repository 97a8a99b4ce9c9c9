// touch.test: on a page of the book, what can be touched is large enough for a finger.

import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';

import { launch, noBrowser, serve } from './browser.ts';
import { componentsSite } from './components-site.ts';
import { smallTargets } from './measure.ts';

test(
  'by touch every target of a page has 44 px, links in running words excepted',
  { skip: noBrowser },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'octavo-touch-'));
    await componentsSite(folder);
    const [browser, site] = await Promise.all([launch(), serve(folder)]);
    try {
      for (const width of [390, 820, 1100]) {
        const context = await browser.newContext({
          viewport: { width, height: 844 },
          hasTouch: true,
          isMobile: true,
        });
        // Functions that are sent to the page carry a call that the loader of these tests adds.
        await context.addInitScript('globalThis.__name = (one) => one');
        const page = await context.newPage();
        for (const path of ['page.html', 'more/second.html']) {
          await page.goto(`${site.url}/${path}`, { waitUntil: 'networkidle' });
          assert.deepEqual(await page.evaluate(smallTargets), [], `${path} at ${width} px`);
        }
        await context.close();
      }
    } finally {
      await browser.close();
      await site.stop();
      rmSync(folder, { recursive: true });
    }
  },
);
